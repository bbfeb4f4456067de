package org.laurel.core.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Hold;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Receipt.Then;
import org.laurel.core.account.Tally;
import org.laurel.core.account.Voucher;
import org.laurel.core.activity.Activity;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Unit;

/// Rewards bought with units, at once or by hold and capture. Refuses `unknown-reward`, `not-now`,
/// `not-eligible`, `limit-reached`, `out-of-stock`, `insufficient-points`, `hold-not-open`.
final class Redemptions {

  private Redemptions() {}

  static Decision redeem(
      Programme programme, Account account, Activity.Redeem redeem, Facts facts) {
    Reward reward = programme.rewards().get(redeem.reward());
    if (reward == null) {
      throw new Refused(Refusal.UNKNOWN_REWARD, "reward", Param.text(redeem.reward()));
    }
    Draft draft = new Draft(programme, account, redeem.occurred());
    draft.at(programme, redeem.place());
    check(draft, reward, redeem, facts);
    if (reward.stock() != null) {
      draft.use(reward.counter(), redeem.quantity());
    }
    if (reward.limit() != null) {
      draft.count(Tallies.limit(reward.id()), draft.day(), redeem.quantity());
    }
    draft.active();
    if (redeem.holdUntil() == null) {
      spend(draft, reward, redeem, Book.SPENT, 0, Why.REDEEMED);
      issue(draft, reward.id(), redeem.quantity(), redeem.id(), facts);
    } else {
      draft.post(
          new Effect.HoldOpened(
              new Hold(
                  redeem.id(),
                  reward.id(),
                  redeem.quantity(),
                  draft.day(),
                  redeem.holdUntil(),
                  List.of())));
      spend(draft, reward, redeem, Book.HELD, redeem.id(), Why.HELD);
    }
    return draft.granted();
  }

  private static void check(Draft draft, Reward reward, Activity.Redeem redeem, Facts facts) {
    Account account = draft.account();
    Then then = Scene.then(draft.programme, account, draft.day(), facts.left(), Map.of());
    Scene scene =
        Scene.of(
            draft.programme, redeem.occurred(), redeem.place(), false, then, List.of(), Map.of());
    Reason missing = new Conditions(scene).missing(reward.id(), reward.periods(), reward.when());
    if (missing != null) {
      boolean time = missing.outcome() == Reason.Outcome.NOT_NOW;
      throw Refused.because(time ? Refusal.NOT_NOW : Refusal.NOT_ELIGIBLE, missing);
    }
    Limit limit = reward.limit();
    if (limit != null) {
      Tallies tallies = Tallies.of(limit, reward.id());
      Tally tally = account.tallies().getOrDefault(tallies.tally(), Tally.EMPTY);
      if (tallies.used(tally, draft.day()) + redeem.quantity() > limit.most()) {
        throw new Refused(Refusal.LIMIT_REACHED, "most", Param.number(limit.most()));
      }
    }
    if (reward.stock() != null) {
      long left = facts.left().getOrDefault(reward.counter(), reward.stock());
      if (left < redeem.quantity()) {
        throw new Refused(Refusal.OUT_OF_STOCK, "left", Param.number(Math.max(0, left)));
      }
    }
    for (Reward.Cost cost : reward.cost()) {
      long needs = Math.multiplyExact(cost.amount(), (long) redeem.quantity());
      long has = account.available(cost.unit());
      if (has < needs) {
        throw Purchases.insufficient(draft.programme.unit(cost.unit()), needs, has);
      }
    }
  }

  private static void spend(
      Draft draft, Reward reward, Activity.Redeem redeem, Book to, long hold, Why why) {
    for (Reward.Cost cost : reward.cost()) {
      Unit unit = draft.programme.unit(cost.unit());
      long amount = cost.amount() * redeem.quantity();
      draft.take(unit, amount, to, hold, reward.id());
      draft.note(reward.id(), Reason.Outcome.GRANTED, why, "units", Param.units(amount, unit));
    }
    if (reward.cost().isEmpty()) {
      draft.note(reward.id(), Reason.Outcome.GRANTED, Why.REDEEMED_FREE);
    }
  }

  private static void issue(
      Draft draft, String rewardId, int quantity, long redemption, Facts facts) {
    Reward reward = draft.programme.rewards().get(rewardId);
    LocalDate lastDay =
        reward == null || reward.valid() == null ? null : draft.day().plus(reward.valid());
    for (int i = 0; i < quantity; i++) {
      String code = facts.codes().get(i);
      draft.post(new Effect.VoucherIssued(new Voucher(code, rewardId, redemption, lastDay)));
      draft.note(rewardId, Reason.Outcome.GRANTED, Why.VOUCHER_ISSUED, "code", Param.text(code));
    }
  }

  static Decision capture(
      Programme programme, Account account, Activity.Capture capture, Facts facts) {
    Hold hold = open(account, capture.redemption());
    Draft draft = new Draft(programme, account, capture.occurred());
    for (Lot lot : hold.lots()) {
      Unit unit = programme.unit(lot.unit());
      draft.post(out(hold, lot, Book.SPENT));
      draft.note(
          hold.reward(),
          Reason.Outcome.GRANTED,
          Why.CAPTURED,
          "units",
          Param.units(lot.amount(), unit));
    }
    draft.post(new Effect.HoldClosed(hold.redemption(), Effect.HoldClosed.Outcome.CAPTURED));
    issue(draft, hold.reward(), hold.quantity(), hold.redemption(), facts);
    return draft.granted();
  }

  static Decision release(Programme programme, Account account, Activity.Release release) {
    Hold hold = open(account, release.redemption());
    Draft draft = new Draft(programme, account, release.occurred());
    giveBack(draft, hold, Effect.HoldClosed.Outcome.RELEASED, Why.HOLD_RELEASED);
    Exchanges.run(draft);
    return draft.granted();
  }

  private static Hold open(Account account, long redemption) {
    Hold hold = account.hold(redemption);
    if (hold == null) {
      throw new Refused(Refusal.HOLD_NOT_OPEN);
    }
    return hold;
  }

  /// Everything a hold set aside goes back where it came from: units to their lots, stock, the
  /// member's limit.
  static void giveBack(Draft draft, Hold hold, Effect.HoldClosed.Outcome outcome, Why why) {
    for (Lot lot : hold.lots()) {
      Unit unit = draft.programme.unit(lot.unit());
      draft.post(out(hold, lot, Book.MEMBER));
      draft.note(
          hold.reward(), Reason.Outcome.TAKEN_BACK, why, "units", Param.units(lot.amount(), unit));
      draft.arrived(unit, lot.amount(), lot.lastDay(), null, hold.reward());
    }
    draft.post(new Effect.HoldClosed(hold.redemption(), outcome));
    Reward reward = draft.programme.rewards().get(hold.reward());
    if (reward != null && reward.stock() != null) {
      draft.use(reward.counter(), -hold.quantity());
    }
    if (reward != null && reward.limit() != null) {
      draft.count(Tallies.limit(reward.id()), hold.day(), -hold.quantity());
    }
  }

  private static Effect.Transfer out(Hold hold, Lot lot, Book to) {
    return new Effect.Transfer(
        lot.unit(),
        lot.amount(),
        Book.HELD,
        to,
        lot.lastDay(),
        null,
        hold.redemption(),
        hold.reward());
  }
}
