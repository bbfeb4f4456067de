package org.laurel.core.simulation.random;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.laurel.core.account.Book;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.simulation.random.NaiveEarning.Gain;
import org.laurel.core.simulation.random.NaivePerson.Coin;
import org.laurel.core.simulation.random.NaivePerson.Deed;
import org.laurel.core.simulation.random.NaivePerson.Move;

/// Takes back, in the model, what a purchase is no longer entitled to.
final class NaiveClawback {

  private record Key(String rule, String unit) {}

  private final Programme now;
  private final NaivePerson person;
  private final LocalDate today;
  private final Deed deed;
  private Map<Key, Long> restored = Map.of();
  private boolean elsewhere;

  /// @param now the version at the moment of the return
  NaiveClawback(Programme now, NaivePerson person, LocalDate today, Deed deed) {
    this.now = now;
    this.person = person;
    this.today = today;
    this.deed = deed;
  }

  /// What the next return has to take back; what was forgiven stays so.
  List<Move> memorable(List<Move> log) {
    return elsewhere || !now.exchanges().isEmpty()
        ? log.stream().filter(move -> move.from() != Book.FORGIVEN).toList()
        : List.of();
  }

  /// What the last return did is undone, if all of it can be.
  void takeBackTheLast() {
    restored = new LinkedHashMap<>();
    NaivePerson trial = person.copy();
    if (!unmove(trial, deed.moves) || !good(trial)) {
      return;
    }
    unmove(person, deed.moves);
    for (Move move : deed.moves) {
      long issued =
          move.to() == Book.ISSUED
              ? move.amount()
              : move.from() == Book.ISSUED ? -move.amount() : 0;
      restored.merge(new Key(move.cause(), move.unit()), issued, Long::sum);
    }
  }

  private static boolean unmove(NaivePerson person, List<Move> moves) {
    for (Move move : moves.reversed()) {
      long rest = move.amount();
      boolean toLot = move.to() == Book.MEMBER || move.to() == Book.PENDING;
      LocalDate pending = move.to() == Book.PENDING ? move.pendingUntil() : null;
      for (Coin coin : List.copyOf(person.coins)) {
        long part = Math.min(rest, coin.amount);
        if (toLot
            && part > 0
            && coin.unit.equals(move.unit())
            && Objects.equals(coin.lastDay, move.lastDay())
            && Objects.equals(coin.pendingUntil, pending)) {
          person.chip(coin, part, move.to(), move.from());
          rest -= part;
        }
      }
      if (toLot && rest > 0) {
        return false;
      }
      if (!toLot) {
        person.moved(
            move.unit(), rest, move.to(), move.from(), move.lastDay(), move.pendingUntil());
      }
      person.owe(move.unit(), move.to() == Book.OWED ? move.amount() : 0);
      if (move.from() == Book.OWED) {
        if (person.owed.getOrDefault(move.unit(), 0L) < move.amount()) {
          return false;
        }
        person.owe(move.unit(), -move.amount());
      }
      if (move.from() == Book.MEMBER || move.from() == Book.PENDING) {
        LocalDate until = move.from() == Book.PENDING ? move.pendingUntil() : null;
        person.coins.add(new Coin(move.unit(), move.lastDay(), until, move.amount()));
      }
    }
    return true;
  }

  /// Whether no coin has come back that is over by now.
  private boolean good(NaivePerson trial) {
    for (Coin coin : trial.coins) {
      boolean over =
          person.lapsed(now, coin, today)
              || coin.pendingUntil != null && coin.pendingUntil.isBefore(today);
      if (over && amount(trial, coin) > amount(person, coin)) {
        return false;
      }
    }
    return true;
  }

  private static long amount(NaivePerson of, Coin like) {
    return of.coins.stream()
        .filter(c -> c.unit.equals(like.unit) && Objects.equals(c.lastDay, like.lastDay))
        .filter(c -> Objects.equals(c.pendingUntil, like.pendingUntil))
        .mapToLong(c -> c.amount)
        .sum();
  }

  /// Brings what stands to what is entitled.
  void settle(List<Gain> gains) {
    Map<Key, Long> less = new LinkedHashMap<>();
    for (EarningRule rule : deed.programme.earning()) {
      for (String unit : deed.programme.units().keySet()) {
        less.put(new Key(rule.id(), unit), 0L);
      }
    }
    deed.gains.forEach(g -> less.merge(new Key(g.rule(), g.unit()), g.amount(), Long::sum));
    gains.forEach(g -> less.merge(new Key(g.rule(), g.unit()), -g.amount(), Long::sum));
    restored.forEach((key, amount) -> less.merge(key, amount, (a, b) -> a + b));
    for (Key key : less.keySet()) {
      if (less.get(key) < 0) {
        elsewhere = true;
        Unit unit = deed.programme.unit(key.unit);
        LocalDate pending = unit.pendingDays() == 0 ? null : deed.day.plusDays(unit.pendingDays());
        LocalDate lastDay = NaiveDays.lastDay(unit, deed.day);
        person.cause = key.rule;
        Coin coin = new Coin(key.unit, lastDay, pending, -less.get(key));
        person.receive(now, coin, Book.ISSUED, today);
      }
    }
    for (Key key : less.keySet()) {
      if (less.get(key) > 0) {
        person.cause = key.rule;
        take(key, less.get(key));
      }
    }
    person.cause = "";
  }

  private void take(Key key, long amount) {
    Unit unit = deed.programme.unit(key.unit);
    LocalDate own = NaiveDays.lastDay(unit, deed.day);
    LocalDate pending = unit.pendingDays() == 0 ? null : deed.day.plusDays(unit.pendingDays());
    long rest = amount;
    if (pending != null) {
      rest = takeAll(key, c -> owns(c, own) && pending.equals(c.pendingUntil), rest);
    }
    rest = takeAll(key, c -> owns(c, own) && c.pendingUntil == null, rest);
    elsewhere |= rest > 0;
    rest = takeAll(key, c -> c.pendingUntil == null, rest);
    rest = takeAll(key, c -> c.pendingUntil != null, rest);
    if (rest > 0) {
      rest = undo(key, rest, own);
    }
    if (rest > 0) {
      boolean forgiven = unit.debt() == Unit.Debt.FORGIVEN;
      Book from = forgiven ? Book.FORGIVEN : Book.OWED;
      person.moved(key.unit, rest, from, Book.ISSUED, null, null);
      person.owe(key.unit, forgiven ? 0 : rest);
    }
  }

  private static boolean owns(Coin coin, LocalDate own) {
    return Objects.equals(coin.lastDay, own);
  }

  /// Takes from coins of the unit that fit until the amount is reached.
  ///
  /// @return what is missing
  private long takeAll(Key key, Predicate<Coin> fits, long amount) {
    List<Coin> coins = new ArrayList<>();
    for (Coin coin : person.coins) {
      if (coin.unit.equals(key.unit) && fits.test(coin)) {
        coins.add(coin);
      }
    }
    coins.sort(
        Comparator.comparing((Coin coin) -> coin.lastDay == null ? LocalDate.MAX : coin.lastDay)
            .thenComparing(c -> c.pendingUntil == null ? LocalDate.MIN : c.pendingUntil));
    long rest = amount;
    for (Coin coin : coins) {
      long part = Math.min(rest, coin.amount);
      if (part > 0) {
        Book from = coin.pendingUntil == null ? Book.MEMBER : Book.PENDING;
        person.chip(coin, part, from, Book.ISSUED);
        rest -= part;
      }
    }
    return rest;
  }

  /// Undoes exchanges one by one until there is enough to take.
  ///
  /// @return what is missing
  private long undo(Key key, long missing, LocalDate lastDay) {
    List<Coin> back = new ArrayList<>();
    long came = 0;
    for (Exchange exchange : now.exchanges()) {
      while (exchange.from().equals(key.unit)
          && came < missing
          && person.available(exchange.to()) >= exchange.gives()) {
        person.take(exchange.to(), exchange.gives(), Book.EXCHANGED);
        Coin coin = new Coin(key.unit, lastDay, null, exchange.takes());
        person.moved(
            key.unit, coin.amount, Book.EXCHANGED, Book.MEMBER, coin.lastDay, coin.pendingUntil);
        person.coins.add(coin);
        back.add(coin);
        came += exchange.takes();
      }
    }
    long rest = takeAll(key, back::contains, missing);
    for (Coin coin : back) {
      if (coin.amount > 0) {
        person.arrived(now, coin, today);
      }
    }
    return rest;
  }
}
