package org.laurel.core.decision;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Hold;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Order;
import org.laurel.core.account.Voucher;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.OrderState;
import org.laurel.core.programme.Back;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Unit;

/// What becomes of a reward after it was redeemed: ordered, sent, delivered; returned or cancelled,
/// and then paid back in full. Refuses `order-not-open`, `wrong-state`, `too-late`, `voucher-used`.
final class Orders {

  /// The last day for giving back what cannot be given back.
  private static final LocalDate NEVER = LocalDate.EPOCH;

  private Orders() {}

  /// Keeps in mind what is not over with the redemption.
  static void open(Draft draft, Reward reward, Hold hold, List<Lot> paid) {
    LocalDate today = draft.day();
    Back back = reward.back();
    LocalDate giveBack = reward.gives().isFulfilled() ? null : NEVER;
    LocalDate until = null;
    if (reward.gives() instanceof Gives.Place && reward.takesPlace() != null) {
      until = reward.takesPlace().toLocalDate();
    }
    if (!reward.gives().isFulfilled() && back != null) {
      giveBack = back.last(today);
      until = until == null ? giveBack : until;
    }
    boolean lasts = until != null && !until.isBefore(draft.today);
    if (!reward.gives().isFulfilled() && !lasts) {
      return;
    }
    draft.post(
        new Effect.OrderSet(
            new Order(
                hold.redemption(),
                hold.reward(),
                hold.quantity(),
                hold.day(),
                OrderState.ORDERED,
                giveBack,
                until,
                List.copyOf(paid),
                hold.money(),
                draft.accepting(paid),
                hold.by())));
    if (reward.gives().isFulfilled() || reward.gives() instanceof Gives.Place) {
      draft.note(reward.id(), Reason.Outcome.GRANTED, Why.ORDERED);
    }
  }

  static Decision fulfil(Programme programme, Account account, Activity.Fulfil fulfil) {
    Order order = account.order(fulfil.redemption());
    List<Voucher> codes = codes(account, fulfil.redemption());
    if (fulfil.state() == OrderState.DELIVERED && !codes.isEmpty()) {
      return honoured(programme, account, fulfil, codes);
    }
    if (order == null) {
      throw new Refused(Refusal.ORDER_NOT_OPEN);
    }
    Draft draft = new Draft(programme, account, fulfil);
    Reward reward = programme.rewards().get(order.reward());
    OrderState next = fulfil.state();
    boolean sendable = reward == null || reward.gives().isFulfilled();
    boolean onItsWay = next == OrderState.SENT || next == OrderState.DELIVERED;
    if (!order.state().leadsTo(next) || onItsWay && !sendable) {
      throw new Refused(
          Refusal.WRONG_STATE,
          "is",
          Param.text(order.state().word()),
          "needs",
          Param.text(next.word()));
    }
    Param note = Param.text(fulfil.note());
    switch (next) {
      case ORDERED -> throw new IllegalStateException("nothing leads to ordered");
      case SENT -> {
        draft.post(new Effect.OrderSet(with(order, next, order.back(), null)));
        draft.note(order.reward(), Reason.Outcome.NOTED, Why.ON_ITS_WAY, "note", note);
      }
      case DELIVERED -> {
        deliver(draft, order, reward == null ? null : reward.back());
        draft.note(order.reward(), Reason.Outcome.NOTED, Why.DELIVERED, "note", note);
      }
      case RETURNED, CANCELLED -> giveBack(draft, order, next, reward);
    }
    return draft.granted();
  }

  /// Codes that somebody honoured without a purchase at a till: a night at a hotel, say.
  private static Decision honoured(
      Programme programme, Account account, Activity.Fulfil fulfil, List<Voucher> codes) {
    Draft draft = new Draft(programme, account, fulfil);
    codes.forEach(voucher -> draft.post(new Effect.VoucherClosed(voucher.code(), true)));
    if (account.order(fulfil.redemption()) != null) {
      draft.post(new Effect.OrderClosed(fulfil.redemption(), OrderState.DELIVERED));
    }
    Param note = Param.text(fulfil.note());
    draft.note(codes.getFirst().reward(), Reason.Outcome.NOTED, Why.DELIVERED, "note", note);
    return draft.granted();
  }

  private static List<Voucher> codes(Account account, long redemption) {
    return account.vouchers().stream()
        .filter(voucher -> voucher.redemption() == redemption)
        .toList();
  }

  private static void deliver(Draft draft, Order order, @Nullable Back back) {
    LocalDate last = back == null ? null : back.last(draft.day());
    if (last == null || last.isBefore(draft.today)) {
      draft.post(new Effect.OrderClosed(order.redemption(), OrderState.DELIVERED));
    } else {
      draft.post(new Effect.OrderSet(with(order, OrderState.DELIVERED, last, last)));
    }
  }

  private static Order with(
      Order order, OrderState state, @Nullable LocalDate back, @Nullable LocalDate until) {
    return new Order(
        order.redemption(),
        order.reward(),
        order.quantity(),
        order.day(),
        state,
        back,
        until,
        order.paid(),
        order.money(),
        order.prices(),
        order.by());
  }

  /// Units go back to the lots they came from, money is refunded, stock and limit have room again.
  private static void giveBack(
      Draft draft, Order order, OrderState state, @Nullable Reward reward) {
    if (order.back() != null && order.back().isBefore(draft.day())) {
      throw order.back().equals(NEVER)
          ? new Refused(Refusal.TOO_LATE)
          : new Refused(Refusal.TOO_LATE, "last", new Param.OfDay(order.back()));
    }
    withdrawCodes(draft, order, reward);
    Why why = state == OrderState.RETURNED ? Why.BROUGHT_BACK : Why.GIVEN_UP;
    for (Lot lot : order.paid()) {
      Unit unit = draft.programme.unit(lot.unit());
      draft.post(
          Draft.transfer(
                  unit, lot.amount(), Book.SPENT, Book.MEMBER, lot.lastDay(), null, order.reward())
              .at(order.prices().get(lot.unit())));
      Param units = Param.units(lot.amount(), unit);
      draft.note(order.reward(), Reason.Outcome.TAKEN_BACK, why, "units", units);
      draft.arrived(unit, lot.amount(), lot.lastDay(), null, order.reward());
    }
    if (order.paid().isEmpty()) {
      draft.note(order.reward(), Reason.Outcome.TAKEN_BACK, why);
    }
    if (order.money() > 0) {
      flow(draft, order, Effect.MoneyDue.Flow.REFUNDED, order.money());
      Param money = Param.money(order.money(), draft.programme.money());
      draft.note(order.reward(), Reason.Outcome.TAKEN_BACK, Why.REFUNDED, "money", money);
    }
    if (reward != null && reward.gives() instanceof Gives.Payout payout) {
      long spent = order.paid().stream().mapToLong(Lot::amount).sum();
      long money = Prices.payout(payout, order.quantity(), spent);
      if (money > 0) {
        flow(draft, order, Effect.MoneyDue.Flow.WITHDRAWN, money);
      }
    }
    draft.post(new Effect.OrderClosed(order.redemption(), state));
    draft.by(order.by());
    Redemptions.makeRoom(draft, order.reward(), order.quantity(), order.day());
    draft.by(0);
    Exchanges.run(draft);
  }

  private static void flow(Draft draft, Order order, Effect.MoneyDue.Flow flow, long money) {
    draft.post(new Effect.MoneyDue(order.redemption(), flow, money));
  }

  /// Only codes that nobody used can be given back.
  private static void withdrawCodes(Draft draft, Order order, @Nullable Reward reward) {
    List<Voucher> codes = codes(draft.account(), order.redemption());
    if (reward != null && reward.gives().hasCode() && codes.size() < order.quantity()) {
      throw new Refused(Refusal.VOUCHER_USED);
    }
    codes.forEach(voucher -> draft.post(new Effect.VoucherClosed(voucher.code(), false)));
  }
}
