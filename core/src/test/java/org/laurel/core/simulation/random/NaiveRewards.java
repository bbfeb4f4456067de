package org.laurel.core.simulation.random;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.laurel.core.account.Book;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.activity.OrderState;
import org.laurel.core.decision.Refusal;
import org.laurel.core.programme.Back;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Price;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.simulation.random.NaivePerson.Coin;
import org.laurel.core.simulation.random.NaivePerson.Deed;
import org.laurel.core.simulation.random.NaivePerson.Held;
import org.laurel.core.simulation.random.NaivePerson.Ordered;
import org.laurel.core.simulation.random.NaivePerson.Ticket;

/// Rewards in the model: redeemed at once, or held and then captured; then sent, delivered, given
/// back.
final class NaiveRewards {
  private final NaiveDesk desk;
  private final Programme programme;
  private final NaivePerson person;

  NaiveRewards(NaiveDesk desk, Programme programme, NaivePerson person) {
    this.desk = desk;
    this.programme = programme;
    this.person = person;
  }

  void redeem(Activity.Redeem redeem) {
    Reward reward = programme.rewards().get(redeem.reward());
    NaiveDesk.refuseIf(reward == null, Refusal.UNKNOWN_REWARD);
    told(reward, redeem);
    Map<String, Long> cost = new LinkedHashMap<>();
    long money = cost(reward, redeem, cost);
    NaiveScene scene =
        desk.scene(programme, person, redeem.occurred(), redeem.place(), redeem.attributes());
    LocalDate day = desk.day(redeem.occurred());
    NaiveDesk.refuseIf(!scene.allows(reward.periods(), null), Refusal.NOT_NOW);
    LocalDateTime begins = reward.takesPlace();
    NaiveDesk.refuseIf(
        begins != null
            && !LocalDateTime.ofInstant(redeem.occurred(), programme.zone()).isBefore(begins),
        Refusal.NOT_NOW);
    NaiveDesk.refuseIf(
        !scene.allows(List.of(), reward.when()),
        ageless(scene, reward.when()) ? Refusal.AGE_MISSING : Refusal.NOT_ELIGIBLE);
    NaiveDesk.refuseIf(
        reward.limit() != null
            && person.used(reward.id(), reward.limit(), day) + redeem.quantity()
                > reward.limit().most(),
        Refusal.LIMIT_REACHED);
    NaiveDesk.refuseIf(
        reward.stock() != null
            && desk.used("stock:" + reward.id()) + redeem.quantity() > reward.stock(),
        reward.gives() instanceof Gives.Place ? Refusal.EVENT_FULL : Refusal.OUT_OF_STOCK);
    cost.forEach(
        (unit, amount) ->
            NaiveDesk.refuseIf(person.available(unit) < amount, Refusal.INSUFFICIENT_POINTS));
    Deed deed = new Deed(day);
    deed.counted = Map.of(reward.id(), (long) redeem.quantity());
    deed.used = Map.of("stock:" + reward.id(), (long) redeem.quantity());
    person.deeds.add(deed);
    boolean holds = redeem.holdUntil() != null;
    List<Coin> coins = new ArrayList<>();
    cost.forEach(
        (unit, amount) ->
            coins.addAll(person.take(unit, amount, holds ? Book.HELD : paidInto(reward))));
    Held held = new Held(deed, redeem, coins, money);
    desk.used(person, redeem.occurred());
    if (holds) {
      person.holds.put(Long.toString(redeem.id()), held);
    } else {
      hand(reward, held, redeem.occurred());
    }
    desk.settledTo(person, redeem.occurred());
  }

  /// The condition that is not met is an age's, and there is no day of birth.
  private boolean ageless(NaiveScene scene, Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) ->
          parts.stream()
              .filter(part -> !scene.allows(List.of(), part))
              .findFirst()
              .filter(part -> ageless(scene, part))
              .isPresent();
      case Condition.Compare compare ->
          person.profile.born() == null
              && Condition.facts(compare).anyMatch(Condition.Fact.Age.class::isInstance);
      case null, default -> false;
    };
  }

  private static void told(Reward reward, Activity.Redeem redeem) {
    Map<String, Attribute> told = redeem.attributes();
    NaiveDesk.refuseIf(
        !reward.asks().types().keySet().containsAll(told.keySet()), Refusal.UNKNOWN_ATTRIBUTE);
    NaiveDesk.refuseIf(
        !told.keySet().containsAll(reward.asks().types().keySet()), Refusal.MISSING_ATTRIBUTE);
    reward
        .asks()
        .types()
        .forEach(
            (name, of) ->
                NaiveDesk.refuseIf(
                    !("Of" + of).equalsIgnoreCase(told.get(name).getClass().getSimpleName()),
                    Refusal.WRONG_ATTRIBUTE));
    reward
        .asks()
        .choices()
        .forEach(
            (name, may) ->
                NaiveDesk.refuseIf(
                    !may.contains(((Attribute.OfText) told.get(name)).value()),
                    Refusal.UNKNOWN_CHOICE));
  }

  /// @return the money to pay beside the units
  private static long cost(Reward reward, Activity.Redeem redeem, Map<String, Long> cost) {
    if (reward.price() instanceof Price.Any any) {
      NaiveDesk.refuseIf(redeem.amount() == 0, Refusal.AMOUNT_MISSING);
      NaiveDesk.refuseIf(redeem.amount() < any.least(), Refusal.BELOW_LEAST);
      NaiveDesk.refuseIf(redeem.amount() % any.step() > 0, Refusal.NOT_IN_STEPS);
      cost.put(any.unit(), redeem.amount() * redeem.quantity());
      return 0;
    }
    NaiveDesk.refuseIf(redeem.amount() != 0, Refusal.AMOUNT_FIXED);
    Price.Sum sum;
    if (reward.price() instanceof Price.ByAttribute by) {
      sum = by.sums().get(((Attribute.OfText) redeem.attributes().get(by.attribute())).value());
      NaiveDesk.refuseIf(sum == null, Refusal.NO_PRICE);
    } else {
      sum = ((Price.Fixed) reward.price()).sum();
    }
    long money = 0;
    for (int piece = 1; piece <= redeem.quantity(); piece++) {
      boolean free = reward.every() > 0 && piece % reward.every() == 0;
      for (Reward.Cost part : sum.units()) {
        cost.merge(part.unit(), free ? 0 : part.amount(), Long::sum);
      }
      money += free ? 0 : sum.money();
    }
    return money;
  }

  private static Book paidInto(Reward reward) {
    return reward.gives() instanceof Gives.Units ? Book.EXCHANGED : Book.SPENT;
  }

  /// So much of another unit, and what that brings by itself.
  private void exchange(Gives.Units gives, Held held, Instant moment) {
    long spent = held.coins.stream().mapToLong(coin -> coin.amount).sum();
    long amount =
        gives.of() == null
            ? gives.amount() * held.redeem.quantity()
            : spent * gives.amount() / gives.per();
    LocalDate last = NaiveDays.lastDay(programme.unit(gives.unit()), desk.day(moment));
    LocalDate today = desk.today(person, moment);
    Coin coin = new Coin(gives.unit(), last, null, amount);
    person.receive(programme, coin, Book.EXCHANGED, today);
    NaiveTime.exchange(programme, person, moment, today);
  }

  private void hand(Reward reward, Held held, Instant moment) {
    LocalDate day = desk.day(moment);
    LocalDate today = desk.today(person, moment);
    Activity.Redeem redeem = held.redeem;
    Gives gives = reward.gives();
    LocalDate back = LocalDate.EPOCH;
    LocalDate until = null;
    switch (gives) {
      case Gives.Code _, Gives.Imported _, Reward.Voucher _ -> {
        issue(reward, redeem, day);
        until = back(reward.back(), day);
      }
      case Gives.Place _ -> until = reward.takesPlace().toLocalDate();
      case Gives.Goods _, Gives.Payout _ -> back = null;
      case Gives.Benefit _ -> {}
      case Gives.Units units -> exchange(units, held, moment);
    }
    if (back != null && reward.back() != null) {
      back = back(reward.back(), day);
    }
    if (back == null || until != null && !until.isBefore(today)) {
      person.orders.put(
          redeem.id(),
          new Ordered(held.deed, redeem, "ordered", back, until, held.coins, held.money));
    }
  }

  private static LocalDate back(Back back, LocalDate day) {
    return switch (back) {
      case null -> null;
      case Back.Until until -> until.day();
      case Back.Within within -> day.plus(within.length());
    };
  }

  private void issue(Reward reward, Activity.Redeem redeem, LocalDate day) {
    for (int i = 1; i <= redeem.quantity(); i++) {
      LocalDate last = reward.valid() == null ? null : day.plus(reward.valid());
      person.tickets.add(new Ticket(redeem.id() + "-" + i, reward.id(), redeem.id(), last));
    }
  }

  static Held open(NaivePerson person, long redemption) {
    Held held = person.holds.get(Long.toString(redemption));
    NaiveDesk.refuseIf(held == null, Refusal.HOLD_NOT_OPEN);
    return held;
  }

  void capture(Activity.Capture capture) {
    Held held = open(person, capture.redemption());
    for (Coin coin : held.coins) {
      Book book = paidInto(programme.rewards().get(held.redeem.reward()));
      person.moved(coin.unit, coin.amount, Book.HELD, book, coin.lastDay, null);
    }
    person.holds.remove(Long.toString(capture.redemption()));
    Reward reward = programme.rewards().get(held.redeem.reward());
    hand(reward, held, capture.occurred());
    desk.settledTo(person, capture.occurred());
  }

  void fulfil(Activity.Fulfil fulfil) {
    boolean delivered = fulfil.state() == OrderState.DELIVERED;
    if (delivered && person.tickets.removeIf(t -> t.redemption() == fulfil.redemption())) {
      person.orders.remove(fulfil.redemption());
      desk.settledTo(person, fulfil.occurred());
      return;
    }
    Ordered order = person.orders.get(fulfil.redemption());
    NaiveDesk.refuseIf(order == null, Refusal.ORDER_NOT_OPEN);
    Reward reward = programme.rewards().get(order.redeem().reward());
    boolean goods = reward.gives() instanceof Gives.Goods || reward.gives() instanceof Gives.Payout;
    String way = order.state() + ">" + fulfil.state().word();
    List<String> ways =
        goods
            ? List.of(
                "ordered>sent",
                "ordered>delivered",
                "ordered>cancelled",
                "sent>delivered",
                "sent>returned",
                "delivered>returned")
            : List.of("ordered>cancelled");
    NaiveDesk.refuseIf(!ways.contains(way), Refusal.WRONG_STATE);
    LocalDate day = desk.day(fulfil.occurred());
    LocalDate today = desk.today(person, fulfil.occurred());
    switch (fulfil.state()) {
      case SENT -> person.orders.put(fulfil.redemption(), order.as("sent", order.back(), null));
      case DELIVERED -> {
        LocalDate last = back(reward.back(), day);
        if (last == null || last.isBefore(today)) {
          person.orders.remove(fulfil.redemption());
        } else {
          person.orders.put(fulfil.redemption(), order.as("delivered", last, last));
        }
      }
      default -> {
        giveBack(reward, order, day, today);
        person.orders.remove(fulfil.redemption());
        NaiveTime.exchange(programme, person, fulfil.occurred(), today);
      }
    }
    desk.settledTo(person, fulfil.occurred());
  }

  private void giveBack(Reward reward, Ordered order, LocalDate day, LocalDate today) {
    NaiveDesk.refuseIf(order.back() != null && day.isAfter(order.back()), Refusal.TOO_LATE);
    long codes = person.tickets.stream().filter(t -> t.redemption() == order.redeem().id()).count();
    boolean coded = reward.gives() instanceof Gives.Code || reward.voucher() != null;
    NaiveDesk.refuseIf(coded && codes != order.redeem().quantity(), Refusal.VOUCHER_USED);
    person.tickets.removeIf(t -> t.redemption() == order.redeem().id());
    for (Coin coin : NaiveTime.inOrder(order.coins())) {
      person.receive(
          programme, new Coin(coin.unit, coin.lastDay, null, coin.amount), Book.SPENT, today);
    }
    person.deeds.remove(order.deed());
  }
}
