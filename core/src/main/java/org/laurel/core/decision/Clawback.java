package org.laurel.core.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Book;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Receipt.Earned;
import org.laurel.core.account.Receipt.Taken;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;

/// Takes back what a purchase is no longer entitled to.
///
/// First from the earning's own lot, while it is pending and after; then from other lots, earliest
/// expiry first; then from other pending lots; then by undoing exchanges; what is still missing is
/// owed or forgiven. What was taken from elsewhere is put back and taken anew at the next return of
/// the same purchase.
final class Clawback {

  private final Draft draft;
  private final Programme programme;
  private final LocalDate day;
  private final List<Taken> taken = new ArrayList<>();
  private final Map<String, Earned> restored = new LinkedHashMap<>();

  /// @param programme the purchase's version
  /// @param day the purchase's day
  Clawback(Draft draft, Programme programme, LocalDate day) {
    this.draft = draft;
    this.programme = programme;
    this.day = day;
  }

  /// Puts back what earlier clawbacks of this purchase took from elsewhere: debts first, as they
  /// would eat up the rest. What has lapsed since stays taken.
  void putBack(List<Taken> before) {
    List<Taken> debtsFirst = new ArrayList<>(before);
    debtsFirst.sort(Comparator.comparing(entry -> !entry.owed()));
    for (Taken entry : debtsFirst) {
      if (entry.lastDay() != null && entry.lastDay().isBefore(draft.today)) {
        taken.add(entry);
        continue;
      }
      Unit unit = programme.unit(entry.unit());
      long rest = entry.amount();
      if (entry.owed()) {
        long owed = Math.min(rest, draft.account().owed().getOrDefault(unit.id(), 0L));
        if (owed > 0) {
          draft.post(Draft.transfer(unit, owed, Book.ISSUED, Book.OWED, null, null, entry.rule()));
          rest -= owed;
        }
      }
      if (rest > 0) {
        LocalDate lastDay = entry.owed() ? unit.lastDay(day) : entry.lastDay();
        draft.give(Book.ISSUED, unit, rest, lastDay, entry.pendingUntil(), entry.rule());
      }
      Earned earned =
          new Earned(
              entry.rule(), unit.id(), entry.amount(), unit.lastDay(day), unit.pendingUntil(day));
      restored.merge(key(entry.rule(), unit.id()), earned, Clawback::plus);
    }
  }

  /// Brings what stands to what is entitled: first what is granted again, then what is taken.
  ///
  /// @return what is now taken from elsewhere than the earnings' own lots
  List<Taken> settle(List<Earned> stands, List<Earned> entitled) {
    Map<String, Earned> before = byRule(stands);
    Map<String, Earned> after = byRule(entitled);
    Map<String, Earned> all = new LinkedHashMap<>(before);
    after.forEach(all::putIfAbsent);
    restored.forEach(all::putIfAbsent);
    Map<Earned, Long> claws = new LinkedHashMap<>();
    all.forEach(
        (key, earned) -> {
          long less = amount(before.get(key)) - amount(after.get(key));
          note(earned, less);
          claws.put(earned, less + amount(restored.get(key)));
        });
    claws.forEach(
        (earned, claw) -> {
          if (claw < 0) {
            Unit unit = programme.unit(earned.unit());
            draft.give(
                Book.ISSUED, unit, -claw, earned.lastDay(), earned.pendingUntil(), earned.rule());
          }
        });
    claws.forEach(
        (earned, claw) -> {
          if (claw > 0) {
            take(earned, programme.unit(earned.unit()), claw);
          }
        });
    return List.copyOf(taken);
  }

  private void note(Earned earned, long less) {
    Unit unit = programme.unit(earned.unit());
    if (less > 0) {
      note(earned.rule(), Reason.Outcome.TAKEN_BACK, Why.CLAWED_BACK, less, unit);
    } else if (less < 0) {
      note(earned.rule(), Reason.Outcome.GRANTED, Why.GRANTED_AGAIN, -less, unit);
    }
  }

  private static Map<String, Earned> byRule(List<Earned> list) {
    Map<String, Earned> result = new LinkedHashMap<>();
    list.forEach(e -> result.merge(key(e.rule(), e.unit()), e, Clawback::plus));
    return result;
  }

  private static long amount(@Nullable Earned earned) {
    return earned == null ? 0 : earned.amount();
  }

  private static Earned plus(Earned one, Earned other) {
    return new Earned(
        one.rule(), one.unit(), one.amount() + other.amount(), one.lastDay(), one.pendingUntil());
  }

  private static String key(String rule, String unit) {
    return rule + " " + unit;
  }

  private void take(Earned earned, Unit unit, long amount) {
    long rest = amount;
    if (earned.pendingUntil() != null) {
      rest -= from(earned, unit, rest, earned.lastDay(), earned.pendingUntil());
    }
    rest -= from(earned, unit, rest, earned.lastDay(), null);
    rest -= fromOthers(earned, unit, rest, false);
    rest -= fromOthers(earned, unit, rest, true);
    if (rest > 0) {
      long back = Exchanges.undo(draft, unit, rest, day);
      long taken = from(earned, unit, Math.min(rest, back), unit.lastDay(day), null);
      if (back > taken) {
        draft.arrived(unit, back - taken, unit.lastDay(day), null, earned.rule());
      }
      rest -= taken;
    }
    if (rest > 0) {
      boolean forgiven = unit.debt() == Unit.Debt.FORGIVEN;
      Book from = forgiven ? Book.FORGIVEN : Book.OWED;
      draft.post(Draft.transfer(unit, rest, from, Book.ISSUED, null, null, earned.rule()));
      if (!forgiven) {
        taken.add(new Taken(earned.rule(), unit.id(), rest, null, null, true));
      }
      note(unit.id(), Reason.Outcome.NOTED, forgiven ? Why.FORGIVEN : Why.OWED, rest, unit);
    }
  }

  private long fromOthers(Earned earned, Unit unit, long amount, boolean pending) {
    long rest = amount;
    for (Lot lot : draft.account().lots()) {
      if (rest > 0 && lot.unit().equals(unit.id()) && (lot.pendingUntil() != null) == pending) {
        long part = from(earned, unit, rest, lot.lastDay(), lot.pendingUntil());
        taken.add(
            new Taken(earned.rule(), unit.id(), part, lot.lastDay(), lot.pendingUntil(), false));
        rest -= part;
      }
    }
    return amount - rest;
  }

  /// Takes up to `amount` from one lot.
  private long from(
      Earned earned,
      Unit unit,
      long amount,
      @Nullable LocalDate lastDay,
      @Nullable LocalDate pendingUntil) {
    Lot like = new Lot(unit.id(), lastDay, pendingUntil, 0);
    for (Lot lot : draft.account().lots()) {
      if (Lot.ORDER.compare(lot, like) == 0 && amount > 0) {
        long part = Math.min(amount, lot.amount());
        Book from = pendingUntil == null ? Book.MEMBER : Book.PENDING;
        draft.post(
            Draft.transfer(unit, part, from, Book.ISSUED, lastDay, pendingUntil, earned.rule()));
        return part;
      }
    }
    return 0;
  }

  private void note(String rule, Reason.Outcome outcome, Why why, long amount, Unit unit) {
    draft.note(rule, outcome, why, "units", Param.units(amount, unit));
  }
}
