package org.laurel.core.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Hold;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Receipt.Then;
import org.laurel.core.account.Tally;
import org.laurel.core.account.Voucher;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Profile;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Reward.Cost;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// Rewards bought with units, at once or by hold and capture. Refuses `unknown-reward`, what
/// [Prices] refuses, `not-now`, `age-missing`, `not-eligible`, `limit-reached`, `out-of-stock`,
/// `event-full`, `insufficient-points`, `hold-not-open`. What becomes of them later is [Orders]'.
final class Redemptions {

  private Redemptions() {}

  static Decision redeem(
      Programme programme, Account account, Activity.Redeem redeem, Facts facts) {
    Reward reward = programme.rewards().get(redeem.reward());
    if (reward == null) {
      throw new Refused(Refusal.UNKNOWN_REWARD, "reward", Param.text(redeem.reward()));
    }
    Prices.check(reward.asks().types(), reward.asks().choices(), redeem.attributes());
    Prices.Charge charge = Prices.of(programme, reward, redeem);
    Unions.checkMaySpend(programme, facts);
    Draft draft = new Draft(programme, account, redeem);
    draft.at(programme, redeem.place());
    draft.by(facts.acting().person());
    check(draft, reward, redeem, facts);
    checkBalance(draft, charge);
    if (reward.limited()) {
      draft.use(reward.counter(), redeem.quantity());
    }
    if (reward.limit() != null) {
      draft.count(Tallies.limit(reward.id()), draft.day(), redeem.quantity());
    }
    draft.active();
    Hold hold =
        new Hold(
            redeem.id(),
            reward.id(),
            redeem.quantity(),
            draft.day(),
            redeem.holdUntil() == null ? redeem.occurred() : redeem.holdUntil(),
            charge.money(),
            draft.person(),
            List.of());
    if (redeem.holdUntil() == null) {
      List<Lot> spent = spend(draft, reward, charge, book(reward), 0, Why.REDEEMED);
      hand(draft, hold, spent, facts);
    } else {
      draft.post(new Effect.HoldOpened(hold));
      spend(draft, reward, charge, Book.HELD, redeem.id(), Why.HELD);
    }
    return draft.granted();
  }

  private static void check(Draft draft, Reward reward, Activity.Redeem redeem, Facts facts) {
    Account account = draft.account();
    Then then = Scene.then(draft.programme, account, draft.day(), facts, Map.of());
    Scene scene =
        Scene.of(
            draft.programme,
            redeem.occurred(),
            redeem.place(),
            false,
            then,
            List.of(),
            redeem.attributes());
    Conditions conditions = new Conditions(scene);
    Reason missing = conditions.missing(reward.id(), reward.open(), reward.when());
    if (missing != null) {
      throw refused(missing, then.profile());
    }
    Limit limit = reward.limit();
    if (limit != null) {
      Tallies tallies = Tallies.of(limit, reward.id());
      Tally tally = Tallies.entries(account, tallies.tally(), draft.person());
      long used = tallies.used(tally, draft.day());
      if (used + redeem.quantity() > limit.most()) {
        throw new Refused(
            Refusal.LIMIT_REACHED,
            "most",
            Param.number(limit.most()),
            "left",
            Param.number(Math.max(0, limit.most() - used)));
      }
    }
    if (reward.limited()) {
      long stock = reward.stock() == null ? 0 : reward.stock();
      long left = facts.left().getOrDefault(reward.counter(), stock);
      if (left < redeem.quantity()) {
        boolean place = reward.gives() instanceof Gives.Place;
        throw new Refused(
            place ? Refusal.EVENT_FULL : Refusal.OUT_OF_STOCK,
            "left",
            Param.number(Math.max(0, left)));
      }
    }
  }

  /// An age that is not known is told apart from one that does not suffice: it can be mended.
  static Refused refused(Reason missing, @Nullable Profile profile) {
    boolean time = missing.outcome() == Reason.Outcome.NOT_NOW;
    boolean ageless =
        Param.text("age").equals(missing.params().get("what"))
            && (profile == null || profile.born() == null);
    Refused refused =
        Refused.because(
            time ? Refusal.NOT_NOW : ageless ? Refusal.AGE_MISSING : Refusal.NOT_ELIGIBLE, missing);
    if (!time && ageless) {
      refused.decision.details().remove("has");
    }
    return refused;
  }

  private static void checkBalance(Draft draft, Prices.Charge charge) {
    for (Cost cost : charge.units()) {
      long has = draft.account().available(cost.unit());
      if (has < cost.amount()) {
        throw Purchases.insufficient(draft.programme.unit(cost.unit()), cost.amount(), has);
      }
    }
  }

  /// Where what a reward costs goes.
  private static Book book(@Nullable Reward reward) {
    return reward != null && reward.gives() instanceof Gives.Units ? Book.EXCHANGED : Book.SPENT;
  }

  private static List<Lot> spend(
      Draft draft, Reward reward, Prices.Charge charge, Book to, long hold, Why why) {
    List<Lot> spent = new ArrayList<>();
    for (Cost cost : charge.units()) {
      Unit unit = draft.programme.unit(cost.unit());
      spent.addAll(draft.take(unit, cost.amount(), to, hold, reward.id()));
      Param amount = Param.units(cost.amount(), unit);
      draft.note(reward.id(), Reason.Outcome.GRANTED, why, "units", amount);
    }
    if (charge.units().isEmpty() && charge.money() == 0) {
      draft.note(reward.id(), Reason.Outcome.GRANTED, Why.REDEEMED_FREE);
    }
    if (charge.free() > 0) {
      Param free = Param.number(charge.free());
      draft.note(reward.id(), Reason.Outcome.GRANTED, Why.PIECES_FREE, "pieces", free);
    }
    return List.copyOf(spent);
  }

  /// Hands over what was paid for.
  ///
  /// @param hold what was redeemed; it need never have been open
  private static void hand(Draft draft, Hold hold, List<Lot> spent, Facts facts) {
    Reward reward = draft.programme.rewards().get(hold.reward());
    if (hold.money() > 0) {
      flow(draft, hold, Effect.MoneyDue.Flow.PAID, hold.money(), Why.PAYS_MONEY);
    }
    Gives gives = reward == null ? new Gives.Code() : reward.gives();
    switch (gives) {
      case Gives.Code _, Reward.Voucher _ -> issue(draft, hold, facts);
      case Gives.Imported _ -> {
        issue(draft, hold, facts);
        draft.use(Reward.pool(hold.reward()), hold.quantity());
      }
      case Gives.Payout payout -> payOut(draft, hold, payout, spent);
      case Gives.Units units -> exchange(draft, hold, units, spent);
      case Gives.Benefit _, Gives.Goods _, Gives.Place _ -> {}
    }
    if (reward != null) {
      Orders.open(draft, reward, hold, spent);
    }
  }

  private static void payOut(Draft draft, Hold hold, Gives.Payout payout, List<Lot> spent) {
    long amount = spent.stream().mapToLong(Lot::amount).sum();
    long money = Prices.payout(payout, hold.quantity(), amount);
    if (money > 0) {
      boolean cash = payout.purpose() == Gives.Purpose.CASH;
      flow(
          draft,
          hold,
          cash ? Effect.MoneyDue.Flow.CASHED : Effect.MoneyDue.Flow.DONATED,
          money,
          cash ? Why.PAID_OUT : Why.DONATED);
    }
  }

  /// An exchange that the member asked for. A return does not undo it: what it took is spent.
  private static void exchange(Draft draft, Hold hold, Gives.Units gives, List<Lot> spent) {
    Unit unit = draft.programme.unit(gives.unit());
    long amount =
        gives.of() == null
            ? Math.multiplyExact(gives.amount(), (long) hold.quantity())
            : Ratio.of(gives.amount(), gives.per())
                .of(spent.stream().mapToLong(Lot::amount).sum(), Rounding.DOWN);
    Param units = Param.units(amount, unit);
    draft.note(hold.reward(), Reason.Outcome.EXCHANGED, Why.RECEIVED, "units", units);
    draft.give(Book.EXCHANGED, unit, amount, unit.lastDay(draft.day()), null, hold.reward());
    Exchanges.run(draft);
  }

  private static void flow(Draft draft, Hold hold, Effect.MoneyDue.Flow flow, long money, Why why) {
    draft.post(new Effect.MoneyDue(hold.redemption(), flow, money));
    Param amount = Param.money(money, draft.programme.money());
    draft.note(hold.reward(), Reason.Outcome.GRANTED, why, "money", amount);
  }

  private static void issue(Draft draft, Hold hold, Facts facts) {
    if (facts.codes().size() < hold.quantity()) {
      throw new Refused(Refusal.OUT_OF_STOCK, "left", Param.number(facts.codes().size()));
    }
    Reward reward = draft.programme.rewards().get(hold.reward());
    LocalDate lastDay =
        reward == null || reward.valid() == null ? null : draft.day().plus(reward.valid());
    for (int i = 0; i < hold.quantity(); i++) {
      String code = facts.codes().get(i);
      draft.post(
          new Effect.VoucherIssued(new Voucher(code, hold.reward(), hold.redemption(), lastDay)));
      Param shown = Param.text(code);
      draft.note(hold.reward(), Reason.Outcome.GRANTED, Why.VOUCHER_ISSUED, "code", shown);
    }
  }

  static Decision capture(
      Programme programme, Account account, Activity.Capture capture, Facts facts) {
    Hold hold = open(account, capture.redemption());
    Draft draft = new Draft(programme, account, capture);
    Book book = book(programme.rewards().get(hold.reward()));
    for (Lot lot : hold.lots()) {
      Unit unit = programme.unit(lot.unit());
      draft.post(out(hold, lot, book));
      draft.note(
          hold.reward(),
          Reason.Outcome.GRANTED,
          Why.CAPTURED,
          "units",
          Param.units(lot.amount(), unit));
    }
    draft.post(new Effect.HoldClosed(hold.redemption(), Effect.HoldClosed.Outcome.CAPTURED));
    hand(draft, hold, hold.lots(), facts);
    return draft.granted();
  }

  static Decision release(Programme programme, Account account, Activity.Release release) {
    Hold hold = open(account, release.redemption());
    Draft draft = new Draft(programme, account, release);
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
    draft.by(hold.by());
    makeRoom(draft, hold.reward(), hold.quantity(), hold.day());
    draft.by(0);
  }

  /// Gives back what pieces of a reward had used of its stock and of the member's limit.
  static void makeRoom(Draft draft, String rewardId, int quantity, LocalDate day) {
    Reward reward = draft.programme.rewards().get(rewardId);
    if (reward != null && reward.limited()) {
      draft.use(reward.counter(), -quantity);
    }
    if (reward != null && reward.limit() != null) {
      draft.uncount(Tallies.limit(reward.id()), day, quantity);
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
