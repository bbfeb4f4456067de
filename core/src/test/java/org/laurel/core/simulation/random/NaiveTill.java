package org.laurel.core.simulation.random;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurel.core.account.Book;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Refusal;
import org.laurel.core.programme.Programme;
import org.laurel.core.simulation.random.NaivePerson.Coin;
import org.laurel.core.simulation.random.NaivePerson.Deed;
import org.laurel.core.simulation.random.NaivePerson.Paid;
import org.laurel.core.simulation.random.NaivePerson.Ticket;

/// Purchases in the model.
final class NaiveTill {
  private final NaiveDesk desk;
  private final Programme programme;
  private final NaivePerson person;

  NaiveTill(NaiveDesk desk, Programme programme, NaivePerson person) {
    this.desk = desk;
    this.programme = programme;
    this.person = person;
  }

  void purchase(Activity.Purchase purchase) {
    NaiveDesk.refuseIf(
        !purchase.money().equals(programme.money().getCurrencyCode()), Refusal.ANOTHER_MONEY);
    Map<String, Long> pay = new LinkedHashMap<>();
    for (Activity.Pay part : purchase.pay()) {
      NaiveDesk.refuseIf(!programme.units().containsKey(part.unit()), Refusal.UNKNOWN_UNIT);
      pay.merge(part.unit(), part.amount(), Long::sum);
    }
    LocalDate day = desk.day(purchase.occurred());
    Map<String, String> vouchers = new TreeMap<>();
    for (String code : purchase.codes()) {
      for (Ticket ticket : person.tickets) {
        if (ticket.code().equals(code)
            && (ticket.lastDay() == null || !day.isAfter(ticket.lastDay()))) {
          vouchers.put(code, ticket.reward());
        }
      }
      NaiveDesk.refuseIf(
          !vouchers.containsKey(code) && !purchase.offline(), Refusal.UNKNOWN_VOUCHER);
    }
    NaiveKnown known = desk.known(programme, person, day, vouchers);
    List<BigDecimal> all =
        purchase.lines().stream().map(line -> line.quantity().toBigDecimal()).toList();
    NaiveBasket basket = new NaiveBasket(programme, purchase, all, known);
    long worth = NaiveBasket.worth(programme, purchase.pay());
    if (!purchase.offline()) {
      mayPay(programme, person, pay, worth, basket.total());
    }
    worth = Math.min(worth, basket.total());
    basket.pay(worth);

    Deed deed = new Deed(day);
    deed.gains = NaiveEarning.of(basket.scene, null, false, basket.room);
    deed.purchase = purchase;
    deed.programme = programme;
    Map<String, String> good = new TreeMap<>(vouchers);
    good.keySet().retainAll(basket.vouchersUsed);
    deed.known = known.with(good);
    deed.kept = all;
    deed.total = basket.total();
    deed.due = basket.total() - worth;
    deed.visit = !basket.nothingKept();
    deed.given = NaiveLadders.given(basket.scene, null, false);
    deed.counted = basket.room.counted;
    NaiveCounts.count(deed, basket.scene);
    deed.used = NaiveDesk.budgets(basket.room);
    deed.paid = paid(person, purchase.pay());
    person.tickets.removeIf(ticket -> basket.vouchersUsed.contains(ticket.code()));
    person.deeds.add(deed);
    desk.used(person, purchase.occurred());
    NaiveDesk.gain(programme, person, deed.gains, desk.today(person, purchase.occurred()));
    desk.follow(programme, person, purchase.occurred());
  }

  private static void mayPay(
      Programme programme, NaivePerson person, Map<String, Long> pay, long worth, long total) {
    for (Refusal refusal :
        List.of(Refusal.UNIT_DOES_NOT_PAY, Refusal.BELOW_LEAST, Refusal.NOT_IN_STEPS)) {
      pay.forEach(
          (unit, amount) -> {
            var terms = programme.payments().stream().filter(p -> p.unit().equals(unit)).toList();
            boolean wrong =
                switch (refusal) {
                  case UNIT_DOES_NOT_PAY -> terms.isEmpty();
                  case BELOW_LEAST -> amount < terms.getFirst().least();
                  default -> amount % terms.getFirst().step() != 0;
                };
            NaiveDesk.refuseIf(wrong, refusal);
          });
    }
    NaiveDesk.refuseIf(worth > total, Refusal.PAYS_TOO_MUCH);
    pay.forEach(
        (unit, amount) ->
            NaiveDesk.refuseIf(person.available(unit) < amount, Refusal.INSUFFICIENT_POINTS));
  }

  private static List<Paid> paid(NaivePerson person, List<Activity.Pay> pay) {
    List<Paid> paid = new ArrayList<>();
    for (Activity.Pay part : pay) {
      long rest = part.amount();
      for (Coin coin : person.take(part.unit(), rest, Book.SPENT)) {
        paid.add(new Paid(coin.unit, coin.amount, coin.lastDay, false));
        rest -= coin.amount;
      }
      if (rest > 0) {
        person.moved(part.unit(), rest, Book.OWED, Book.SPENT, null, null);
        person.owe(part.unit(), rest);
        paid.add(new Paid(part.unit(), rest, null, true));
      }
    }
    return paid;
  }
}
