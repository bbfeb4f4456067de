package org.laurel.core.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Effect.Transfer;
import org.laurel.core.account.Hold;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Order;
import org.laurel.core.account.Tally;
import org.laurel.core.account.Voucher;
import org.laurel.core.activity.Bond;
import org.laurel.core.programme.Unit;

/// What goes along from one account to another: packed here, unpacked there. It is told as the
/// effects that put it on the other account, debts first, and lies in the book [Book#SENT] on its
/// way.
final class Luggage {

  private final Draft draft;
  private final List<Effect> brings = new ArrayList<>();

  private Luggage(Draft draft) {
    this.draft = draft;
  }

  /// Packs all that there is.
  static List<Effect> all(Draft draft) {
    Account account = draft.account();
    Luggage luggage = new Luggage(draft);
    account.owed().forEach(luggage::debt);
    account.lots().forEach(lot -> luggage.lot(lot, lot.amount()));
    account.holds().forEach(luggage::hold);
    account.vouchers().forEach(luggage::voucher);
    account.orders().forEach(luggage::order);
    account.tallies().forEach((name, tally) -> luggage.tally(name, name, tally));
    account.standings().values().forEach(s -> luggage.brings.add(new Effect.StandingSet(s)));
    return luggage.brings;
  }

  /// Packs what had been counted for one of those who share the account.
  static List<Effect> counted(Draft draft, long person) {
    Luggage luggage = new Luggage(draft);
    draft
        .account()
        .tallies()
        .forEach(
            (name, tally) -> {
              String plain = Tallies.plain(name);
              if (!plain.equals(name) && Tallies.of(person, plain).equals(name)) {
                luggage.tally(name, plain, tally);
              }
            });
    return luggage.brings;
  }

  /// Packs what an account had brought, as far as it is still there.
  static List<Effect> rest(Draft draft, List<Effect> brought) {
    Luggage luggage = new Luggage(draft);
    brought.forEach(luggage::rest);
    return luggage.brings;
  }

  private void rest(Effect effect) {
    Account account = draft.account();
    switch (effect) {
      case Transfer t when t.from() == Book.OWED -> {
        long owes = Math.min(t.amount(), account.owed().getOrDefault(t.unit(), 0L));
        if (owes > 0) {
          debt(t.unit(), owes);
        }
      }
      case Transfer t when t.to() == Book.MEMBER || t.to() == Book.PENDING -> {
        long rest = t.amount();
        // What was pending may be available by now.
        rest -= lot(t, t.pendingUntil(), rest);
        if (t.pendingUntil() != null) {
          lot(t, null, rest);
        }
      }
      case Effect.HoldOpened(var hold) -> {
        Hold open = account.hold(hold.redemption());
        if (open != null) {
          hold(open);
        }
      }
      case Effect.VoucherIssued(var voucher) -> {
        if (account.vouchers().contains(voucher)) {
          voucher(voucher);
        }
      }
      case Effect.OrderSet(var order) -> {
        Order open = account.order(order.redemption());
        if (open != null) {
          order(open);
        }
      }
      case Effect.Counted(var name, var day, var amount, _) -> {
        Tally tally = account.tallies().getOrDefault(name, Tally.EMPTY);
        long part = Math.min(amount, tally.between(day, day));
        if (part > 0) {
          tally(name, name, Tally.EMPTY.with(day, part));
        }
      }
      default -> {}
    }
  }

  private long lot(Transfer t, @Nullable LocalDate pendingUntil, long most) {
    long part = Math.min(most, draft.account().amount(t.unit(), t.lastDay(), pendingUntil));
    if (part > 0) {
      lot(new Lot(t.unit(), t.lastDay(), pendingUntil, 0), part);
    }
    return part;
  }

  private void debt(String unit, long amount) {
    draft.post(transfer(unit, amount, Book.SENT, Book.OWED, 0));
    brings.add(transfer(unit, amount, Book.OWED, Book.SENT, 0));
  }

  private static Transfer transfer(String unit, long amount, Book from, Book to, long hold) {
    return new Transfer(unit, amount, from, to, null, null, hold, "");
  }

  private void lot(Lot lot, long amount) {
    Unit unit = draft.programme.unit(lot.unit());
    Book book = lot.pendingUntil() == null ? Book.MEMBER : Book.PENDING;
    draft.post(
        Draft.transfer(unit, amount, book, Book.SENT, lot.lastDay(), lot.pendingUntil(), ""));
    brings.add(
        Draft.transfer(unit, amount, Book.SENT, book, lot.lastDay(), lot.pendingUntil(), ""));
  }

  private void hold(Hold hold) {
    brings.add(new Effect.HoldOpened(hold.with(List.of())));
    for (Lot lot : hold.lots()) {
      long id = hold.redemption();
      draft.post(held(lot, Book.HELD, Book.SENT, id));
      brings.add(held(lot, Book.SENT, Book.HELD, id));
    }
    draft.post(new Effect.HoldClosed(hold.redemption(), Effect.HoldClosed.Outcome.MOVED));
  }

  private static Transfer held(Lot lot, Book from, Book to, long hold) {
    return new Transfer(lot.unit(), lot.amount(), from, to, lot.lastDay(), null, hold, "");
  }

  private void voucher(Voucher voucher) {
    draft.post(new Effect.VoucherClosed(voucher.code(), false));
    brings.add(new Effect.VoucherIssued(voucher));
  }

  private void order(Order order) {
    draft.post(new Effect.OrderClosed(order.redemption(), order.state()));
    brings.add(new Effect.OrderSet(order));
  }

  /// @param name as it is called here
  /// @param plain as it is called there
  private void tally(String name, String plain, Tally tally) {
    for (Tally.Entry entry : tally.entries()) {
      draft.post(new Effect.Counted(name, entry.day(), -entry.amount(), LocalDate.EPOCH));
      brings.add(new Effect.Counted(plain, entry.day(), entry.amount(), LocalDate.EPOCH));
    }
  }

  /// Unpacks what another account brings.
  ///
  /// @param from that account
  /// @param bond how it leads here; [Bond#NONE]: it gives back what was this account's
  static void unpack(Draft draft, List<Effect> brings, long from, Bond bond) {
    long person = bond == Bond.SHARED ? from : 0;
    for (Effect effect : brings) {
      switch (effect) {
        case Transfer t when t.from() == Book.OWED -> {
          draft.post(t);
          repay(draft, t.unit());
        }
        case Transfer t when t.to() == Book.HELD -> draft.post(t);
        case Transfer t -> arrive(draft, t);
        case Effect.HoldOpened(var hold) ->
            draft.post(new Effect.HoldOpened(hold.by() == 0 ? hold.by(person) : hold));
        case Effect.OrderSet(var order) ->
            draft.post(new Effect.OrderSet(order.by() == 0 ? order.by(person) : order));
        case Effect.Counted(var name, var day, var amount, _) -> {
          draft.by(person);
          draft.post(Tallies.of(draft.programme, name).counted(day, amount));
          draft.by(0);
        }
        case Effect.StandingSet(var standing) -> Standings.keepHigher(draft, standing);
        default -> draft.post(effect);
      }
    }
    Exchanges.run(draft);
    Standings.look(draft);
  }

  private static void arrive(Draft draft, Transfer t) {
    Unit unit = draft.programme.unit(t.unit());
    Param units = Param.units(t.amount(), unit);
    draft.note(unit.id(), Reason.Outcome.GRANTED, Why.RECEIVED, "units", units);
    draft.give(Book.SENT, unit, t.amount(), t.lastDay(), t.pendingUntil(), "");
  }

  /// A debt that comes along is repaid from what is here.
  private static void repay(Draft draft, String unitId) {
    Unit unit = draft.programme.unit(unitId);
    long owed = draft.account().owed().getOrDefault(unitId, 0L);
    long repaid = 0;
    for (Lot lot : draft.take(unit, owed, Book.OWED, 0, "")) {
      repaid += lot.amount();
    }
    if (repaid > 0) {
      draft.note(unitId, Reason.Outcome.NOTED, Why.REPAID, "units", Param.units(repaid, unit));
    }
  }
}
