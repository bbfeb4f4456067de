package org.laurel.core.decision;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect.Transfer;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Receipt.Earned;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;

/// Takes back what a purchase is no longer entitled to.
///
/// First from the earning's own lot, while it is pending and after; then from other lots, earliest
/// expiry first; then from other pending lots; then by undoing exchanges; what is still missing is
/// owed or forgiven.
final class Clawback {

  private final Draft draft;
  private final Programme programme;
  private final LocalDate day;
  private final Map<Key, Long> restored = new LinkedHashMap<>();
  private boolean elsewhere;

  private record Key(String rule, String unit) {}

  /// @param programme the purchase's version
  /// @param day the purchase's day
  Clawback(Draft draft, Programme programme, LocalDate day) {
    this.draft = draft;
    this.programme = programme;
    this.day = day;
  }

  /// What was taken for the last return has been put back, what was granted then has been taken.
  void reversed(List<Transfer> moves) {
    for (Transfer transfer : moves) {
      Key key = new Key(transfer.rule(), transfer.unit());
      if (transfer.to() == Book.ISSUED) {
        restored.merge(key, transfer.amount(), Long::sum);
      } else if (transfer.from() == Book.ISSUED) {
        restored.merge(key, -transfer.amount(), Long::sum);
      }
    }
  }

  /// Brings what stands to what is entitled: first what is granted again, then what is taken, each
  /// in the order of the rules.
  void settle(List<Earned> stands, List<Earned> entitled) {
    Map<Key, Long> before = sums(stands);
    Map<Key, Long> after = sums(entitled);
    Map<Key, Long> claws = new LinkedHashMap<>();
    for (EarningRule rule : programme.earning()) {
      for (String unit : programme.units().keySet()) {
        Key key = new Key(rule.id(), unit);
        long less = before.getOrDefault(key, 0L) - after.getOrDefault(key, 0L);
        note(key, less);
        claws.put(key, less + restored.getOrDefault(key, 0L));
      }
    }
    claws.forEach(
        (key, claw) -> {
          if (claw < 0) {
            grant(key, -claw);
          }
        });
    claws.forEach(
        (key, claw) -> {
          if (claw > 0) {
            take(key, programme.unit(key.unit()), claw);
          }
        });
  }

  /// Whether anything else moved than from the earnings' own lots: then the order of returns would
  /// matter, unless the next one reverses this one.
  boolean elsewhere() {
    return elsewhere;
  }

  private static Map<Key, Long> sums(List<Earned> list) {
    Map<Key, Long> sums = new LinkedHashMap<>();
    list.forEach(e -> sums.merge(new Key(e.rule(), e.unit()), e.amount(), Long::sum));
    return sums;
  }

  private void note(Key key, long less) {
    Unit unit = programme.unit(key.unit());
    if (less > 0) {
      note(key.rule(), Reason.Outcome.TAKEN_BACK, Why.CLAWED_BACK, less, unit);
    } else if (less < 0) {
      note(key.rule(), Reason.Outcome.GRANTED, Why.GRANTED_AGAIN, -less, unit);
    }
  }

  private void grant(Key key, long amount) {
    elsewhere = true;
    Unit unit = programme.unit(key.unit());
    draft.give(Book.ISSUED, unit, amount, unit.lastDay(day), unit.pendingUntil(day), key.rule());
  }

  private void take(Key key, Unit unit, long amount) {
    LocalDate own = unit.lastDay(day);
    long rest = amount;
    if (unit.pendingUntil(day) != null) {
      rest -= from(key, unit, rest, own, unit.pendingUntil(day));
    }
    rest -= from(key, unit, rest, own, null);
    elsewhere |= rest > 0;
    rest -= fromOthers(key, unit, rest, false);
    rest -= fromOthers(key, unit, rest, true);
    if (rest > 0) {
      long back = Exchanges.undo(draft, unit, rest, day);
      long taken = from(key, unit, Math.min(rest, back), own, null);
      if (back > taken) {
        draft.arrived(unit, back - taken, own, null, key.rule());
      }
      rest -= taken;
    }
    if (rest > 0) {
      boolean forgiven = unit.debt() == Unit.Debt.FORGIVEN;
      Book from = forgiven ? Book.FORGIVEN : Book.OWED;
      draft.post(Draft.transfer(unit, rest, from, Book.ISSUED, null, null, key.rule()));
      note(unit.id(), Reason.Outcome.NOTED, forgiven ? Why.FORGIVEN : Why.OWED, rest, unit);
    }
  }

  private long fromOthers(Key key, Unit unit, long amount, boolean pending) {
    long rest = amount;
    for (Lot lot : List.copyOf(draft.account().lots())) {
      if (rest > 0 && lot.unit().equals(unit.id()) && (lot.pendingUntil() != null) == pending) {
        rest -= from(key, unit, rest, lot.lastDay(), lot.pendingUntil());
      }
    }
    return amount - rest;
  }

  /// Takes up to `amount` from one lot.
  private long from(
      Key key,
      Unit unit,
      long amount,
      @Nullable LocalDate lastDay,
      @Nullable LocalDate pendingUntil) {
    long part = Math.min(amount, draft.account().amount(unit.id(), lastDay, pendingUntil));
    if (part > 0) {
      Book from = pendingUntil == null ? Book.MEMBER : Book.PENDING;
      draft.post(Draft.transfer(unit, part, from, Book.ISSUED, lastDay, pendingUntil, key.rule()));
    }
    return part;
  }

  private void note(String rule, Reason.Outcome outcome, Why why, long amount, Unit unit) {
    draft.note(rule, outcome, why, "units", Param.units(amount, unit));
  }
}
