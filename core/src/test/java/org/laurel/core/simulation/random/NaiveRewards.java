package org.laurel.core.simulation.random;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.laurel.core.account.Book;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Refusal;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.simulation.random.NaivePerson.Coin;
import org.laurel.core.simulation.random.NaivePerson.Deed;
import org.laurel.core.simulation.random.NaivePerson.Held;
import org.laurel.core.simulation.random.NaivePerson.Ticket;

/// Rewards in the model: redeemed at once, or held and then captured.
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
    NaiveScene scene = desk.scene(programme, person, redeem.occurred(), redeem.place(), Map.of());
    LocalDate day = desk.day(redeem.occurred());
    NaiveDesk.refuseIf(!scene.allows(reward.periods(), null), Refusal.NOT_NOW);
    NaiveDesk.refuseIf(!scene.allows(List.of(), reward.when()), Refusal.NOT_ELIGIBLE);
    NaiveDesk.refuseIf(
        reward.limit() != null
            && person.used(reward.id(), reward.limit(), day) + redeem.quantity()
                > reward.limit().most(),
        Refusal.LIMIT_REACHED);
    NaiveDesk.refuseIf(
        reward.stock() != null
            && desk.used("stock:" + reward.id()) + redeem.quantity() > reward.stock(),
        Refusal.OUT_OF_STOCK);
    for (Reward.Cost cost : reward.cost()) {
      NaiveDesk.refuseIf(
          person.available(cost.unit()) < cost.amount() * redeem.quantity(),
          Refusal.INSUFFICIENT_POINTS);
    }
    Deed deed = new Deed(day);
    deed.counted = Map.of(reward.id(), (long) redeem.quantity());
    deed.used = Map.of("stock:" + reward.id(), (long) redeem.quantity());
    person.deeds.add(deed);
    boolean holds = redeem.holdUntil() != null;
    List<Coin> coins = new ArrayList<>();
    for (Reward.Cost cost : reward.cost()) {
      coins.addAll(
          person.take(
              cost.unit(), cost.amount() * redeem.quantity(), holds ? Book.HELD : Book.SPENT));
    }
    if (holds) {
      person.holds.put(Long.toString(redeem.id()), new Held(deed, redeem, coins));
    } else {
      issue(person, reward, redeem, day);
    }
    desk.used(person, redeem.occurred());
    desk.settledTo(person, redeem.occurred());
  }

  private static void issue(
      NaivePerson person, Reward reward, Activity.Redeem redeem, LocalDate day) {
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
      person.moved(coin.unit, coin.amount, Book.HELD, Book.SPENT, coin.lastDay, null);
    }
    person.holds.remove(Long.toString(capture.redemption()));
    Reward reward = programme.rewards().get(held.redeem.reward());
    issue(person, reward, held.redeem, desk.day(capture.occurred()));
    desk.settledTo(person, capture.occurred());
  }
}
