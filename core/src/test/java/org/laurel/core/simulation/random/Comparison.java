package org.laurel.core.simulation.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Hold;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Order;
import org.laurel.core.account.Receipt;
import org.laurel.core.account.Standing;
import org.laurel.core.account.Tally;
import org.laurel.core.decision.Decision;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.simulation.Books;
import org.laurel.core.simulation.random.NaivePerson.Coin;
import org.laurel.core.simulation.random.NaivePerson.Deed;
import org.laurel.core.simulation.random.NaivePerson.Held;

/// Compares what the core holds with what the model holds, in every respect.
final class Comparison {

  private Comparison() {}

  static void sameAnswer(Decision.Granted granted, NaiveDesk.Answer expected) {
    Map<Long, Long> refunds = new HashMap<>();
    granted.refunds().forEach(refund -> refunds.put(refund.purchase(), refund.money()));
    assertThat(refunds).as("refunds").isEqualTo(expected.refunds());
  }

  static void same(World world, String member) {
    Account account = world.simulation.account(member);
    NaivePerson person = world.model.people.get(member);
    if (person == null) {
      assertThat(account).as("the model has no account").isNull();
      return;
    }
    assertThat(account).as("the model has an account").isNotNull();
    assertThat(account.profile()).as("profile").isEqualTo(person.profile);
    assertThat(account.active()).as("active").isEqualTo(person.active);
    assertThat(account.settled()).as("settled").isEqualTo(person.settled);
    assertThat(account.lots()).as("lots").isEqualTo(lots(person.coins, true));
    assertThat(account.owed()).as("owed").isEqualTo(person.owed);
    assertThat(holds(account)).as("holds").isEqualTo(holds(person));
    assertThat(account.vouchers().stream().map(Object::toString).sorted().toList())
        .as("vouchers")
        .isEqualTo(
            person.tickets.stream()
                .map(t -> t.toString().replace("Ticket[", "Voucher["))
                .sorted()
                .toList());
    assertThat(orders(account)).as("orders").isEqualTo(orders(person));
    standings(world, account, person);
    limits(world, account, person);
    contests(world, account, person);
    receipts(world, person);
    counters(world);
    books(world, member, person);
  }

  /// Coins that do not differ but in amount, as one lot.
  private static List<Lot> lots(List<Coin> coins, boolean pending) {
    Map<Lot, Long> sums = new TreeMap<>(Lot.ORDER);
    for (Coin coin : coins) {
      LocalDate until = pending ? coin.pendingUntil : null;
      sums.merge(new Lot(coin.unit, coin.lastDay, until, 0), coin.amount, Long::sum);
    }
    List<Lot> lots = new ArrayList<>();
    sums.forEach((lot, amount) -> lots.add(lot.with(amount)));
    return lots;
  }

  private static Map<Long, String> holds(Account account) {
    Map<Long, String> holds = new TreeMap<>();
    for (Hold hold : account.holds()) {
      holds.put(
          hold.redemption(),
          held(hold.reward(), hold.quantity(), hold.day(), hold.until(), hold.lots()));
    }
    return holds;
  }

  private static Map<Long, String> orders(Account account) {
    Map<Long, String> orders = new TreeMap<>();
    for (Order order : account.orders()) {
      String told =
          "%s x %s %s, back %s, until %s, paid %s and %s"
              .formatted(
                  order.reward(),
                  order.quantity(),
                  order.state().word(),
                  order.back(),
                  order.until(),
                  order.paid().stream().sorted(Lot.ORDER).toList(),
                  order.money());
      orders.put(order.redemption(), told);
    }
    return orders;
  }

  private static Map<Long, String> orders(NaivePerson person) {
    Map<Long, String> orders = new TreeMap<>();
    for (NaivePerson.Ordered order : person.orders.values()) {
      String told =
          "%s x %s %s, back %s, until %s, paid %s and %s"
              .formatted(
                  order.redeem().reward(),
                  order.redeem().quantity(),
                  order.state(),
                  order.back(),
                  order.until(),
                  lots(order.coins(), false),
                  order.money());
      orders.put(order.redeem().id(), told);
    }
    return orders;
  }

  private static Map<Long, String> holds(NaivePerson person) {
    Map<Long, String> holds = new TreeMap<>();
    for (Held held : person.holds.values()) {
      holds.put(
          held.redeem.id(),
          held(
              held.redeem.reward(),
              held.redeem.quantity(),
              held.deed.day,
              held.redeem.holdUntil(),
              lots(held.coins, false)));
    }
    return holds;
  }

  private static String held(
      String reward, int quantity, LocalDate day, Instant until, List<Lot> lots) {
    return reward + " x " + quantity + " on " + day + " until " + until + ": " + lots;
  }

  private static void standings(World world, Account account, NaivePerson person) {
    for (Ladder ladder : world.versions.newest().programme().ladders()) {
      Standing standing = account.standings().get(ladder.id());
      NaivePerson.Base expected =
          person.levels.getOrDefault(ladder.id(), new NaivePerson.Base(0, null));
      NaivePerson.Base actual =
          standing == null
              ? new NaivePerson.Base(0, null)
              : new NaivePerson.Base(ladder.rank(standing.level()), standing.until());
      assertThat(actual).as("standing on %s", ladder.id()).isEqualTo(expected);
    }
  }

  private static void limits(World world, Account account, NaivePerson person) {
    Programme programme = world.versions.newest().programme();
    LocalDate day = LocalDate.ofInstant(person.settled, programme.zone());
    Map<String, Limit> limits = new HashMap<>();
    programme.earning().stream()
        .filter(rule -> rule.limit() != null)
        .forEach((EarningRule rule) -> limits.put(rule.id(), rule.limit()));
    programme.offers().stream()
        .filter(offer -> offer.limit() != null)
        .forEach((Offer offer) -> limits.put(offer.id(), offer.limit()));
    programme.rewards().values().stream()
        .filter(reward -> reward.limit() != null)
        .forEach((Reward reward) -> limits.put(reward.id(), reward.limit()));
    limits.forEach(
        (rule, limit) -> {
          Tally tally = account.tallies().getOrDefault("limit:" + rule, Tally.EMPTY);
          long used = tally.between(limit.window().start(day), limit.window().end(day));
          long expected = 0;
          for (Deed deed : person.deeds) {
            if (NaiveDays.sees(limit.window(), day, deed.day)) {
              expected += deed.counted.getOrDefault(rule, 0L);
            }
          }
          assertThat(used).as("limit of %s", rule).isEqualTo(expected);
          assertThat(used).as("limit of %s", rule).isBetween(0L, limit.most());
        });
  }

  /// What contests count, day by day, as far back as every tally remembers.
  private static void contests(World world, Account account, NaivePerson person) {
    Programme programme = world.versions.newest().programme();
    LocalDate from = LocalDate.ofInstant(person.settled, programme.zone()).minusMonths(11);
    for (Contest contest : programme.contests()) {
      Map<LocalDate, Long> expected = new TreeMap<>();
      for (Deed deed : person.deeds) {
        expected.merge(deed.day, NaiveLadders.counted(contest.counts(), deed), Long::sum);
      }
      expected.entrySet().removeIf(e -> e.getValue() == 0 || e.getKey().isBefore(from));
      Map<LocalDate, Long> actual = new TreeMap<>();
      for (Tally.Entry entry :
          account.tallies().getOrDefault(contest.tally(), Tally.EMPTY).entries()) {
        if (!entry.day().isBefore(from)) {
          actual.put(entry.day(), entry.amount());
        }
      }
      assertThat(actual).as("what %s counts", contest.id()).isEqualTo(expected);
    }
  }

  private static void receipts(World world, NaivePerson person) {
    for (Deed deed : person.deeds) {
      if (deed.purchase == null) {
        continue;
      }
      Receipt receipt = world.simulation.receipt(deed.purchase.key());
      Receipt.Stand stand = receipt.stand();
      assertThat(stand.lines().stream().map(kept -> kept.quantity().toBigDecimal()).toList())
          .as("quantities kept of %s", deed.purchase.key())
          .usingElementComparator(java.math.BigDecimal::compareTo)
          .isEqualTo(deed.kept);
      assertThat(stand.total()).as("total of %s", deed.purchase.key()).isEqualTo(deed.total);
      assertThat(stand.due()).as("due of %s", deed.purchase.key()).isEqualTo(deed.due);
      Map<String, Long> earned = new TreeMap<>();
      stand.earned().forEach(e -> earned.merge(e.rule() + " " + e.unit(), e.amount(), Long::sum));
      Map<String, Long> expected = new TreeMap<>();
      deed.gains.forEach(g -> expected.merge(g.rule() + " " + g.unit(), g.amount(), Long::sum));
      expected.values().removeIf(amount -> amount == 0);
      assertThat(earned).as("earned by %s", deed.purchase.key()).isEqualTo(expected);
      assertThat(merged(stand.paid()))
          .as("units paid of %s", deed.purchase.key())
          .isEqualTo(
              merged(
                  deed.paid.stream()
                      .map(p -> new Receipt.Paid(p.unit(), p.amount(), p.lastDay(), p.owed()))
                      .toList()));
    }
  }

  /// Neighbours that differ but in amount, as one.
  private static List<Receipt.Paid> merged(List<Receipt.Paid> paid) {
    List<Receipt.Paid> merged = new ArrayList<>();
    for (Receipt.Paid part : paid) {
      Receipt.Paid last = merged.isEmpty() ? null : merged.getLast();
      if (last != null
          && part.equals(
              new Receipt.Paid(last.unit(), part.amount(), last.lastDay(), last.owed()))) {
        merged.removeLast();
        part =
            new Receipt.Paid(
                part.unit(), last.amount() + part.amount(), part.lastDay(), part.owed());
      }
      merged.add(part);
    }
    return merged;
  }

  private static void counters(World world) {
    Programme programme = world.versions.newest().programme();
    for (Budget budget : programme.budgets().values()) {
      long used = world.simulation.used().getOrDefault(budget.counter(), 0L);
      assertThat(used).as(budget.counter()).isEqualTo(world.model.used(budget.counter()));
      assertThat(used).as(budget.counter()).isBetween(0L, budget.most());
    }
    for (Reward reward : programme.rewards().values()) {
      if (reward.stock() != null) {
        long used = world.simulation.used().getOrDefault(reward.counter(), 0L);
        assertThat(used).as(reward.counter()).isEqualTo(world.model.used(reward.counter()));
        assertThat(used).as(reward.counter()).isBetween(0L, reward.stock());
      }
    }
  }

  private static void books(World world, String member, NaivePerson person) {
    Books books = world.simulation.books(member);
    for (String unit : world.versions.newest().programme().units().keySet()) {
      long[] of = person.books.getOrDefault(unit, new long[Book.values().length]);
      for (Book book : Book.values()) {
        assertThat(books.balance(unit, book))
            .as("%s in the book %s", unit, book)
            .isEqualTo(of[book.ordinal()]);
      }
    }
  }
}
