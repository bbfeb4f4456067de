package org.laurel.core.simulation.random;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.laurel.core.account.Book;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Trigger;
import org.laurel.core.programme.Versions;
import org.laurel.core.simulation.random.NaivePerson.Base;
import org.laurel.core.simulation.random.NaivePerson.Coin;
import org.laurel.core.simulation.random.NaivePerson.Held;

/// Time in the model: one midnight after the other, and the ends of holds between them.
final class NaiveTime {
  private final Versions versions;
  private final ZoneId zone;
  private final NaiveDesk desk;

  NaiveTime(Versions versions, NaiveDesk desk) {
    this.versions = versions;
    this.desk = desk;
    this.zone = versions.newest().programme().zone();
  }

  void pass(NaivePerson person, Instant to) {
    if (person.profile == null || to.isBefore(person.settled)) {
      return;
    }
    TreeSet<Instant> moments = new TreeSet<>();
    moments.add(person.settled);
    LocalDate last = LocalDate.ofInstant(to, zone);
    for (LocalDate day = LocalDate.ofInstant(person.settled, zone);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      moments.add(day.atStartOfDay(zone).toInstant());
    }
    person.holds.values().forEach(held -> moments.add(held.redeem.holdUntil()));
    versions.all().forEach(version -> moments.add(version.from()));
    for (Instant moment : moments) {
      if (!moment.isBefore(person.settled) && !moment.isAfter(to)) {
        while (due(person, moment)) {
          happen(person, moment);
        }
      }
    }
  }

  /// What the model calls such a day instead of an act.
  static String name(Trigger.OnYearly.Day day) {
    return "the " + day;
  }

  /// The days that begin at a moment, of those that the programme has rules for.
  private List<Trigger.OnYearly.Day> begin(NaivePerson person, Instant moment, Instant settled) {
    LocalDate today = LocalDate.ofInstant(moment, zone);
    List<Trigger.OnYearly.Day> days = new ArrayList<>();
    if (!settled.isBefore(moment) || !today.atStartOfDay(zone).toInstant().equals(moment)) {
      return days;
    }
    for (EarningRule rule : versions.at(moment).programme().earning()) {
      if (rule.on() instanceof Trigger.OnYearly(var day) && !days.contains(day)) {
        LocalDate first =
            day == Trigger.OnYearly.Day.BIRTHDAY ? person.profile.born() : person.profile.joined();
        if (first != null && first.isBefore(today) && again(first, today)) {
          days.add(day);
        }
      }
    }
    return days;
  }

  private static boolean again(LocalDate first, LocalDate today) {
    boolean lastOfFebruary = first.getMonthValue() == 2 && first.getDayOfMonth() == 29;
    return lastOfFebruary
        ? today.getMonthValue() == 2 && today.getDayOfMonth() == today.lengthOfMonth()
        : first.getMonthValue() == today.getMonthValue()
            && first.getDayOfMonth() == today.getDayOfMonth();
  }

  private boolean due(NaivePerson person, Instant moment) {
    LocalDate today = LocalDate.ofInstant(moment, zone);
    Programme programme = versions.at(moment).programme();
    return !begin(person, moment, person.settled).isEmpty()
        || person.coins.stream().anyMatch(coin -> pendingEnded(coin, today))
        || person.holds.values().stream().anyMatch(held -> ranOut(held, moment))
        || person.coins.stream().anyMatch(coin -> person.lapsed(programme, coin, today))
        || person.coins.stream().anyMatch(coin -> retired(programme, coin, today))
        || person.tickets.stream().anyMatch(ticket -> over(ticket.lastDay(), today))
        || person.orders.values().stream().anyMatch(order -> over(order.until(), today))
        || person.levels.values().stream().anyMatch(level -> reviewed(level, today));
  }

  private static boolean over(LocalDate last, LocalDate today) {
    return last != null && today.isAfter(last);
  }

  private static boolean pendingEnded(Coin coin, LocalDate today) {
    return over(coin.pendingUntil, today);
  }

  private static boolean retired(Programme programme, Coin coin, LocalDate today) {
    LocalDate day = programme.unit(coin.unit).retired();
    return day != null && !today.isBefore(day) && coin.pendingUntil == null;
  }

  private static boolean ranOut(Held held, Instant moment) {
    return !held.redeem.holdUntil().isAfter(moment);
  }

  private static boolean reviewed(Base level, LocalDate today) {
    return level.rank() > 0 && over(level.until(), today);
  }

  private void happen(NaivePerson person, Instant moment) {
    LocalDate today = LocalDate.ofInstant(moment, zone);
    Programme programme = versions.at(moment).programme();
    Instant before = person.settled;
    person.settled = moment;
    for (Coin coin : inOrder(person.coins)) {
      if (pendingEnded(coin, today)) {
        person.moved(
            coin.unit, coin.amount, Book.PENDING, Book.MEMBER, coin.lastDay, coin.pendingUntil);
        coin.pendingUntil = null;
        person.arrived(programme, coin, today);
      }
    }
    for (Held held : List.copyOf(person.holds.values())) {
      if (ranOut(held, moment)) {
        giveBack(programme, person, held, today);
      }
    }
    for (Coin coin : List.copyOf(person.coins)) {
      if (person.lapsed(programme, coin, today)) {
        Book from = coin.pendingUntil == null ? Book.MEMBER : Book.PENDING;
        person.chip(coin, coin.amount, from, Book.EXPIRED);
      }
    }
    person.tickets.removeIf(ticket -> over(ticket.lastDay(), today));
    person.orders.values().removeIf(order -> over(order.until(), today));
    exchange(programme, person, moment, today);
    for (Coin coin : List.copyOf(person.coins)) {
      if (retired(programme, coin, today)) {
        person.chip(coin, coin.amount, Book.MEMBER, Book.EXPIRED);
      }
    }
    for (Ladder ladder : programme.ladders()) {
      Base level = person.levels.get(ladder.id());
      if (level != null && reviewed(level, today)) {
        Base left = NaiveLadders.review(ladder, person, today);
        person.bases.remove(ladder.id());
        if (left != null) {
          person.bases.put(ladder.id(), left);
        }
        person.levels.put(ladder.id(), NaiveLadders.level(ladder, person, today));
      }
    }
    begin(person, moment, before).forEach(day -> desk.begin(programme, person, name(day), moment));
  }

  static List<Coin> inOrder(List<Coin> coins) {
    List<Coin> sorted = new ArrayList<>(coins);
    sorted.sort(Comparator.comparing(coin -> coin.lastDay == null ? LocalDate.MAX : coin.lastDay));
    return sorted;
  }

  /// What a hold set aside goes back: units, stock, and the member's limit.
  static void giveBack(Programme programme, NaivePerson person, Held held, LocalDate today) {
    String id = Long.toString(held.redeem.id());
    for (Coin coin : inOrder(held.coins)) {
      person.receive(
          programme, new Coin(coin.unit, coin.lastDay, null, coin.amount), Book.HELD, today);
    }
    person.deeds.remove(held.deed);
    person.holds.remove(id);
  }

  /// Exchanges as often as it can be.
  ///
  /// @param moment of what happened, which may have been late
  static void exchange(Programme programme, NaivePerson person, Instant moment, LocalDate today) {
    LocalDateTime time = LocalDateTime.ofInstant(moment, programme.zone());
    boolean any = true;
    while (any) {
      any = false;
      for (Exchange exchange : programme.exchanges()) {
        boolean open = exchange.periods().stream().allMatch(p -> NaiveScene.inside(p, time));
        long times = open ? person.available(exchange.from()) / exchange.takes() : 0;
        if (times > 0) {
          person.take(exchange.from(), times * exchange.takes(), Book.EXCHANGED);
          LocalDate last = NaiveDays.lastDay(programme.unit(exchange.to()), time.toLocalDate());
          Coin product = new Coin(exchange.to(), last, null, times * exchange.gives());
          person.receive(programme, product, Book.EXCHANGED, today);
          any = true;
        }
      }
    }
  }
}
