package org.laurel.core.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Receipt;
import org.laurel.core.account.Tally;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Place;
import org.laurel.core.programme.Partner;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Amounts;

/// A decision being written: the account as far as it has come, the effects and reasons so far.
///
/// Every amount that comes to a member or leaves him passes through here, so that debts are repaid
/// and passed days lapse in one place.
final class Draft {

  final Programme programme;
  final LocalDate today;
  private final Instant occurred;
  private final LocalDate day;

  /// Whether a member who would hold too much is refused.
  private final boolean refuses;

  private final List<Effect> effects = new ArrayList<>();
  private final List<Reason> reasons = new ArrayList<>();
  private Account account;
  private @Nullable Partner partner;
  private long person;

  Draft(Programme programme, Account account, Activity activity) {
    this(programme, account, activity, activity.occurred());
  }

  /// @param occurred another moment than the activity's
  Draft(Programme programme, Account account, Activity activity, Instant occurred) {
    this(programme, account, occurred, isSent(activity));
  }

  /// What time alone does.
  Draft(Programme programme, Account account, Instant occurred) {
    this(programme, account, occurred, false);
  }

  /// @param occurred moment of the activity; a late one acts on the account as it is by now
  private Draft(Programme programme, Account account, Instant occurred, boolean refuses) {
    this.programme = programme;
    this.account = account;
    this.occurred = occurred;
    this.refuses = refuses;
    this.day = LocalDate.ofInstant(occurred, programme.zone());
    this.today =
        occurred.isBefore(account.settled())
            ? LocalDate.ofInstant(account.settled(), programme.zone())
            : day;
  }

  /// Whether somebody sends it and can be refused. What follows from elsewhere, or was won, has to
  /// happen.
  private static boolean isSent(Activity activity) {
    boolean won = activity instanceof Activity.Drawn || activity instanceof Activity.Won;
    return !activity.follows() && !won;
  }

  Account account() {
    return account;
  }

  /// The day on which it happened, in the programme's zone.
  LocalDate day() {
    return day;
  }

  /// Whether a rule's period holds now, in the programme's time.
  boolean inside(Period period) {
    return period.place(occurred.atZone(programme.zone()), programme.zone()) == Period.Place.INSIDE;
  }

  /// What moves from here on moves where a partner is.
  ///
  /// @param rules the version with the partner's prices
  void at(Programme rules, Place place) {
    partner = rules.between().partners().get(place.partner());
  }

  /// What is counted from here on is counted for one of those who share the account.
  ///
  /// @param who 0: its owner
  void by(long who) {
    person = who;
  }

  long person() {
    return person;
  }

  void post(Effect effect) {
    Effect priced =
        switch (effect) {
          case Effect.Transfer t when t.price() == null && partner != null ->
              t.at(price(partner, t));
          case Effect.Counted(var tally, var day, var amount, var keepFrom) when person != 0 ->
              new Effect.Counted(Tallies.of(person, tally), day, amount, keepFrom);
          default -> effect;
        };
    effects.add(priced);
    account = account.after(priced);
  }

  private static Partner.@Nullable Price price(Partner partner, Effect.Transfer t) {
    boolean given = t.from() == Book.ISSUED || t.to() == Book.ISSUED;
    boolean taken = t.from() == Book.SPENT || t.to() == Book.SPENT;
    return given ? partner.issuing(t.unit()) : taken ? partner.accepting(t.unit()) : null;
  }

  /// What the partner here is paid for the units of these lots.
  SortedMap<String, Partner.Price> accepting(List<Lot> lots) {
    SortedMap<String, Partner.Price> prices = new TreeMap<>();
    for (Lot lot : lots) {
      Partner.Price price = partner == null ? null : partner.accepting(lot.unit());
      if (price != null) {
        prices.put(lot.unit(), price);
      }
    }
    return Collections.unmodifiableSortedMap(prices);
  }

  Instant occurred() {
    return occurred;
  }

  /// Has something happen on another account.
  ///
  /// @param cause id of the activity that is decided here
  /// @param what tells it from other follow-ups of that cause
  void follow(long account, Function<String, Activity> activity, long cause, String what) {
    post(new Effect.FollowUp(account, activity.apply(Effect.FollowUp.key(cause, what))));
  }

  /// How many effects there are so far.
  int mark() {
    return effects.size();
  }

  /// The transfers posted since a mark.
  List<Effect.Transfer> since(int mark) {
    List<Effect.Transfer> transfers = new ArrayList<>();
    for (Effect effect : effects.subList(mark, effects.size())) {
      if (effect instanceof Effect.Transfer transfer) {
        transfers.add(transfer);
      }
    }
    return transfers;
  }

  void note(List<Reason> more) {
    reasons.addAll(more);
  }

  void note(Reason reason) {
    reasons.add(reason);
  }

  void note(String rule, Reason.Outcome outcome, Why why, Object... params) {
    reasons.add(Reason.of(rule, outcome, why, params));
  }

  /// Amounts come to the member: into a lot, pending until a day when that day is still ahead.
  void give(
      Book from,
      Unit unit,
      long amount,
      @Nullable LocalDate lastDay,
      @Nullable LocalDate pendingUntil,
      String rule) {
    if (refuses && amount > room(unit)) {
      throw new Refused(Refusal.TOO_MUCH);
    }
    boolean pending = pendingUntil != null && !pendingUntil.isBefore(today);
    Book to = pending ? Book.PENDING : Book.MEMBER;
    post(transfer(unit, amount, from, to, lastDay, pending ? pendingUntil : null, rule));
    arrived(unit, amount, lastDay, pending ? pendingUntil : null, rule);
  }

  /// How much more of a unit the member may hold: so much that sums of it never overflow.
  long room(Unit unit) {
    return Amounts.MAX - account.total(unit.id());
  }

  /// What every arrival in a lot entails: debts are repaid first, and what is over lapses at once.
  void arrived(
      Unit unit,
      long amount,
      @Nullable LocalDate lastDay,
      @Nullable LocalDate pendingUntil,
      String rule) {
    long rest = amount;
    long owed = account.owed().getOrDefault(unit.id(), 0L);
    if (pendingUntil == null && owed > 0) {
      long repaid = Math.min(owed, rest);
      post(transfer(unit, repaid, Book.MEMBER, Book.OWED, lastDay, null, rule));
      note(unit.id(), Reason.Outcome.NOTED, Why.REPAID, "units", Param.units(repaid, unit));
      rest -= repaid;
    }
    LocalDate last = lapses(unit, lastDay);
    if (rest > 0 && last != null && last.isBefore(today)) {
      Book from = pendingUntil == null ? Book.MEMBER : Book.PENDING;
      post(transfer(unit, rest, from, Book.EXPIRED, lastDay, pendingUntil, rule));
      expired(unit, rest, last);
    }
  }

  /// Whether what arrives with this last day lapses at once, because that day has passed or the
  /// account has been idle for too long.
  boolean over(Unit unit, @Nullable LocalDate lastDay) {
    LocalDate last = lapses(unit, lastDay);
    return last != null && last.isBefore(today);
  }

  private @Nullable LocalDate lapses(Unit unit, @Nullable LocalDate lastDay) {
    return Due.lapses(programme, account, new Lot(unit.id(), lastDay, null, 0));
  }

  void expired(Unit unit, long amount, LocalDate lastDay) {
    note(
        unit.id(),
        Reason.Outcome.NOTED,
        Why.EXPIRED,
        "units",
        Param.units(amount, unit),
        "day",
        new Param.OfDay(lastDay));
  }

  /// Takes up to `amount` from available lots, earliest expiry first.
  ///
  /// @return what was taken, by lot
  List<Lot> take(Unit unit, long amount, Book to, long hold, String rule) {
    List<Lot> taken = new ArrayList<>();
    long rest = amount;
    for (Lot lot : account.lots()) {
      if (rest > 0 && lot.unit().equals(unit.id()) && lot.pendingUntil() == null) {
        long part = Math.min(rest, lot.amount());
        post(
            new Effect.Transfer(unit.id(), part, Book.MEMBER, to, lot.lastDay(), null, hold, rule));
        taken.add(lot.with(part));
        rest -= part;
      }
    }
    return taken;
  }

  void count(String tally, LocalDate day, long amount) {
    if (amount != 0) {
      post(Tallies.of(programme, tally).counted(day, amount));
    }
  }

  /// Counts less under a day, as far as the tally still remembers that day.
  void uncount(String tally, LocalDate day, long amount) {
    Tallies tallies = Tallies.of(programme, tally);
    Tally entries = Tallies.entries(account, tally, person);
    LocalDate slot = tallies.slot(day);
    count(tally, day, -Math.min(amount, Math.max(0, entries.between(slot, slot))));
  }

  void use(String counter, long amount) {
    if (amount != 0) {
      post(new Effect.Used(counter, amount));
    }
  }

  /// The account was used: inactivity starts anew.
  void active() {
    LocalDate before = account.active();
    if (before == null || day().isAfter(before)) {
      post(new Effect.Active(day()));
    }
  }

  Decision.Granted granted() {
    return granted(null, List.of());
  }

  Decision.Granted granted(Receipt.@Nullable Then then, List<Decision.Refund> refunds) {
    if (occurred.isAfter(account.settled())) {
      post(new Effect.Settled(occurred));
    }
    return new Decision.Granted(
        List.copyOf(effects), List.copyOf(reasons), then, List.copyOf(refunds), account);
  }

  static Effect.Transfer transfer(
      Unit unit,
      long amount,
      Book from,
      Book to,
      @Nullable LocalDate lastDay,
      @Nullable LocalDate pendingUntil,
      String rule) {
    return new Effect.Transfer(unit.id(), amount, from, to, lastDay, pendingUntil, 0, rule);
  }
}
