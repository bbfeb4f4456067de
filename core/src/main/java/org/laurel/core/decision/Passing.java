package org.laurel.core.decision;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Hold;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Order;
import org.laurel.core.account.Standing;
import org.laurel.core.account.Voucher;
import org.laurel.core.activity.Activity;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;

/// What time does: pending amounts become available, holds run out, lots, vouchers and orders
/// lapse, exchanges happen, what is left of retired units lapses, standings are reviewed, days of
/// the member begin. In that order, when several are due at one moment.
final class Passing {

  private final Programme programme;
  private final Draft draft;
  private final Instant moment;

  private Passing(Programme programme, Account account, Instant moment) {
    this.programme = programme;
    this.moment = moment;
    this.draft = new Draft(programme, account, moment);
  }

  static Decision decide(Programme programme, Account account, Activity.Time time, Facts facts) {
    Passing passing = new Passing(programme, account, time.occurred());
    account.lots().forEach(passing::release);
    account.holds().forEach(passing::runOut);
    passing.draft.account().lots().forEach(passing::lapse);
    account.vouchers().forEach(passing::lapse);
    account.orders().forEach(passing::lapse);
    Exchanges.run(passing.draft);
    passing.draft.account().lots().forEach(passing::retire);
    for (Ladder ladder : programme.ladders()) {
      Standing standing = account.standings().get(ladder.id());
      if (standing != null && passing.over(standing.until())) {
        Standings.review(passing.draft, ladder, standing);
      }
    }
    // A version that has just come into force may count otherwise, or call levels otherwise.
    Standings.look(passing.draft);
    Yearly.begin(passing.draft, account, time.occurred(), facts);
    return passing.draft.granted();
  }

  private boolean over(@Nullable LocalDate last) {
    return last != null && !Due.after(programme, last).isAfter(moment);
  }

  private void release(Lot lot) {
    if (!over(lot.pendingUntil())) {
      return;
    }
    Unit unit = programme.unit(lot.unit());
    draft.post(
        Draft.transfer(
            unit, lot.amount(), Book.PENDING, Book.MEMBER, lot.lastDay(), lot.pendingUntil(), ""));
    draft.note(
        unit.id(), Reason.Outcome.GRANTED, Why.RELEASED, "units", Param.units(lot.amount(), unit));
    draft.arrived(unit, lot.amount(), lot.lastDay(), null, "");
  }

  private void runOut(Hold hold) {
    if (!hold.until().isAfter(moment)) {
      Redemptions.giveBack(draft, hold, Effect.HoldClosed.Outcome.RAN_OUT, Why.HOLD_RAN_OUT);
    }
  }

  private void lapse(Lot lot) {
    LocalDate last = Due.lapses(programme, draft.account(), lot);
    if (last == null || !over(last)) {
      return;
    }
    Unit unit = programme.unit(lot.unit());
    Book from = lot.pendingUntil() == null ? Book.MEMBER : Book.PENDING;
    draft.post(
        Draft.transfer(
            unit, lot.amount(), from, Book.EXPIRED, lot.lastDay(), lot.pendingUntil(), ""));
    draft.expired(unit, lot.amount(), last);
  }

  /// The unit is no more: what no exchange has taken goes.
  private void retire(Lot lot) {
    LocalDate last = Due.retires(programme, lot);
    if (last == null || !over(last)) {
      return;
    }
    Unit unit = programme.unit(lot.unit());
    draft.post(
        Draft.transfer(unit, lot.amount(), Book.MEMBER, Book.EXPIRED, lot.lastDay(), null, ""));
    draft.note(
        unit.id(),
        Reason.Outcome.NOTED,
        Why.RETIRED,
        "units",
        Param.units(lot.amount(), unit),
        "day",
        new Param.OfDay(last));
  }

  private void lapse(Order order) {
    if (over(order.until())) {
      draft.post(new Effect.OrderClosed(order.redemption(), order.state()));
    }
  }

  private void lapse(Voucher voucher) {
    if (voucher.lastDay() != null && over(voucher.lastDay())) {
      draft.post(new Effect.VoucherClosed(voucher.code(), false));
      draft.note(
          voucher.reward(),
          Reason.Outcome.NOTED,
          Why.VOUCHER_LAPSED,
          "code",
          Param.text(voucher.code()),
          "day",
          new Param.OfDay(voucher.lastDay()));
    }
  }
}
