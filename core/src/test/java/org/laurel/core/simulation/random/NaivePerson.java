package org.laurel.core.simulation.random;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurel.core.account.Book;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Profile;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Window;

/// What the model keeps of one member: coins, never merged, and the list of all that he did.
final class NaivePerson {

  /// Some of a unit that came at once.
  static final class Coin {
    final String unit;
    final LocalDate lastDay;
    LocalDate pendingUntil;
    long amount;

    Coin(String unit, LocalDate lastDay, LocalDate pendingUntil, long amount) {
      this.unit = unit;
      this.lastDay = lastDay;
      this.pendingUntil = pendingUntil;
      this.amount = amount;
    }
  }

  record Ticket(String code, String reward, long redemption, LocalDate lastDay) {}

  record Paid(String unit, long amount, LocalDate lastDay, boolean owed) {}

  static final class Held {
    final Deed deed;
    final Activity.Redeem redeem;
    final List<Coin> coins;
    final long money;

    Held(Deed deed, Activity.Redeem redeem, List<Coin> coins, long money) {
      this.deed = deed;
      this.redeem = redeem;
      this.coins = coins;
      this.money = money;
    }
  }

  /// Something redeemed that may still be sent or given back.
  record Ordered(
      Deed deed,
      Activity.Redeem redeem,
      String state,
      LocalDate back,
      LocalDate until,
      List<Coin> coins,
      long money) {

    Ordered as(String state, LocalDate back, LocalDate until) {
      return new Ordered(deed, redeem, state, back, until, coins, money);
    }
  }

  /// A level that a review left.
  record Base(int rank, LocalDate until) {}

  /// Something that was granted and is still counted: a purchase, an act, a redemption.
  static final class Deed {
    final LocalDate day;
    Activity.Purchase purchase;
    Activity.Act act;
    boolean takenBack;
    Programme programme;
    NaiveKnown known;
    List<BigDecimal> kept = List.of();
    long total;
    long due;
    boolean visit;

    /// By tally: how often it gave a level.
    Map<String, Long> given = Map.of();

    List<NaiveEarning.Gain> gains = List.of();
    List<Paid> paid = List.of();

    /// What the last return did and the next one has to take back first.
    List<Move> moves = List.of();

    /// By rule, offer or reward: what it uses of limits.
    Map<String, Long> counted = Map.of();

    /// By budget or reward: what it uses of the global counters.
    Map<String, Long> used = Map.of();

    Deed(LocalDate day) {
      this.day = day;
    }
  }

  /// Some of a unit went from one book to another; lots by their last day and end of pending.
  record Move(
      String unit,
      long amount,
      Book from,
      Book to,
      LocalDate lastDay,
      LocalDate pendingUntil,
      String cause) {}

  Profile profile;
  Instant settled = Instant.EPOCH;
  LocalDate active;
  final List<Coin> coins = new ArrayList<>();
  final Map<String, Long> owed = new TreeMap<>();
  final Map<String, Held> holds = new LinkedHashMap<>();
  final List<Ticket> tickets = new ArrayList<>();
  final Map<Long, Ordered> orders = new TreeMap<>();
  final List<Deed> deeds = new ArrayList<>();
  final Map<String, Base> bases = new TreeMap<>();

  /// By ladder: the level as it was when the member was last looked at.
  final Map<String, Base> levels = new TreeMap<>();

  final Map<String, long[]> books = new TreeMap<>();

  /// What moved since somebody began to listen, and why.
  List<Move> log = new ArrayList<>();

  String cause = "";

  /// What could be spent: below zero what is owed.
  long available(String unit) {
    long sum = -owed.getOrDefault(unit, 0L);
    for (Coin coin : coins) {
      if (coin.unit.equals(unit) && coin.pendingUntil == null) {
        sum += coin.amount;
      }
    }
    return sum;
  }

  void moved(
      String unit, long amount, Book from, Book to, LocalDate lastDay, LocalDate pendingUntil) {
    long[] of = books.computeIfAbsent(unit, _ -> new long[Book.values().length]);
    of[from.ordinal()] -= amount;
    of[to.ordinal()] += amount;
    if (amount > 0) {
      log.add(new Move(unit, amount, from, to, lastDay, pendingUntil, cause));
    }
  }

  /// Takes up to an amount out of available coins, those that lapse first before others.
  List<Coin> take(String unit, long amount, Book to) {
    List<Coin> usable = new ArrayList<>();
    for (Coin coin : coins) {
      if (coin.unit.equals(unit) && coin.pendingUntil == null) {
        usable.add(coin);
      }
    }
    usable.sort(Comparator.comparing(coin -> coin.lastDay == null ? LocalDate.MAX : coin.lastDay));
    List<Coin> taken = new ArrayList<>();
    long rest = amount;
    for (Coin coin : usable) {
      long part = Math.min(rest, coin.amount);
      if (part > 0) {
        taken.add(chip(coin, part, Book.MEMBER, to));
        rest -= part;
      }
    }
    return taken;
  }

  Coin chip(Coin coin, long part, Book from, Book to) {
    coin.amount -= part;
    if (coin.amount < 0) {
      throw new IllegalStateException("a coin below zero");
    }
    coins.removeIf(c -> c.amount == 0);
    moved(coin.unit, part, from, to, coin.lastDay, coin.pendingUntil);
    return new Coin(coin.unit, coin.lastDay, coin.pendingUntil, part);
  }

  /// A coin comes to the member. What is owed is repaid with it; what has lapsed is gone at once.
  void receive(Programme programme, Coin coin, Book from, LocalDate today) {
    if (coin.pendingUntil != null && coin.pendingUntil.isBefore(today)) {
      coin.pendingUntil = null;
    }
    Book to = coin.pendingUntil == null ? Book.MEMBER : Book.PENDING;
    moved(coin.unit, coin.amount, from, to, coin.lastDay, coin.pendingUntil);
    coins.add(coin);
    arrived(programme, coin, today);
  }

  void arrived(Programme programme, Coin coin, LocalDate today) {
    if (coin.pendingUntil == null) {
      long repaid = Math.min(coin.amount, owed.getOrDefault(coin.unit, 0L));
      if (repaid > 0) {
        owe(coin.unit, -repaid);
        chip(coin, repaid, Book.MEMBER, Book.OWED);
      }
    }
    if (coin.amount > 0 && lapsed(programme, coin, today)) {
      Book from = coin.pendingUntil == null ? Book.MEMBER : Book.PENDING;
      chip(coin, coin.amount, from, Book.EXPIRED);
    }
  }

  /// Whether its last day has passed, or the member was idle for too long.
  boolean lapsed(Programme programme, Coin coin, LocalDate today) {
    boolean idle =
        programme.unit(coin.unit).expiry() instanceof Unit.Expiry.AfterInactivity after
            && active != null
            && today.isAfter(active.plus(after.length()));
    boolean spared =
        programme.unit(coin.unit).unless().stream().anyMatch(profile.segments()::contains);
    return !spared && (idle || coin.lastDay != null && today.isAfter(coin.lastDay));
  }

  void owe(String unit, long amount) {
    owed.merge(unit, amount, Long::sum);
    owed.values().removeIf(value -> value == 0);
  }

  /// What of a limit is used, as a new activity of that day must see it: in the fullest window that
  /// the day lies in.
  long used(String rule, Limit limit, LocalDate day) {
    long most = usedIn(limit.window(), rule, day);
    if (limit.window() instanceof Window.Rolling) {
      for (Deed deed : deeds) {
        if (deed.day.isAfter(day) && NaiveDays.sees(limit.window(), deed.day, day)) {
          most = Math.max(most, usedIn(limit.window(), rule, deed.day));
        }
      }
    }
    return most;
  }

  long usedIn(Window window, String rule, LocalDate seenFrom) {
    long sum = 0;
    for (Deed deed : deeds) {
      Long counted = deed.counted.get(rule);
      if (counted != null && NaiveDays.sees(window, seenFrom, deed.day)) {
        sum += counted;
      }
    }
    return sum;
  }

  NaivePerson copy() {
    NaivePerson copy = new NaivePerson();
    copy.profile = profile;
    copy.settled = settled;
    copy.active = active;
    for (Coin coin : coins) {
      copy.coins.add(new Coin(coin.unit, coin.lastDay, coin.pendingUntil, coin.amount));
    }
    copy.owed.putAll(owed);
    copy.tickets.addAll(tickets);
    copy.bases.putAll(bases);
    copy.levels.putAll(levels);
    Map<Deed, Deed> copies = new java.util.IdentityHashMap<>();
    for (Deed deed : deeds) {
      Deed twin = new Deed(deed.day);
      twin.purchase = deed.purchase;
      twin.act = deed.act;
      twin.takenBack = deed.takenBack;
      twin.programme = deed.programme;
      twin.known = deed.known;
      twin.kept = deed.kept;
      twin.total = deed.total;
      twin.due = deed.due;
      twin.visit = deed.visit;
      twin.given = deed.given;
      twin.gains = deed.gains;
      twin.paid = deed.paid;
      twin.moves = deed.moves;
      twin.counted = deed.counted;
      twin.used = deed.used;
      copies.put(deed, twin);
      copy.deeds.add(twin);
    }
    holds.forEach(
        (id, held) ->
            copy.holds.put(
                id,
                new Held(copies.get(held.deed), held.redeem, List.copyOf(held.coins), held.money)));
    orders.forEach(
        (id, o) ->
            copy.orders.put(
                id,
                new Ordered(
                    copies.get(o.deed), o.redeem, o.state, o.back, o.until, o.coins, o.money)));
    books.forEach((unit, of) -> copy.books.put(unit, of.clone()));
    return copy;
  }
}
