package org.laurel.core.decision;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Tally;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Index;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Sending;
import org.laurel.core.programme.Trigger;
import org.laurel.core.tiers.Climb;
import org.laurel.core.value.Window;

/// How a tally is kept: under which day an amount goes, and for how long it may still matter.
///
/// A year is added to what windows need, so that an activity that arrives late finds its window
/// whole.
///
/// @param byDay keep days apart even where the window does not
/// @param memory how long after its window an amount is still looked at; `null`: for ever
record Tallies(String tally, Window window, boolean byDay, @Nullable Period memory) {

  private static final String LIMIT = Limit.TALLIES;

  /// No name of a limit's tally comes after it.
  private static final String AFTER_LIMITS = "limit;";

  private static final char PERSON = '@';
  private static final Period LATENESS = Period.ofYears(1);

  static String limit(String rule) {
    return Limit.tally(rule);
  }

  /// Limits are each person's: whoever shares an account has tallies of his own for them.
  static String of(long person, String tally) {
    return person == 0 || !tally.startsWith(LIMIT) ? tally : tally + PERSON + person;
  }

  static boolean isLimit(String tally) {
    return tally.startsWith(LIMIT);
  }

  /// The name of a tally, whoever's it is.
  static String plain(String tally) {
    int at = tally.indexOf(PERSON);
    return at < 0 ? tally : tally.substring(0, at);
  }

  /// What was counted for a person.
  static Tally entries(Account account, String tally, long person) {
    return account.tallies().getOrDefault(of(person, tally), Tally.EMPTY);
  }

  /// What a person has used by a day of the limits of earning rules and offers, by tally.
  static void used(
      Programme programme, Account account, LocalDate day, long person, Map<String, Long> used) {
    for (var kept : account.tallies().subMap(LIMIT, AFTER_LIMITS).entrySet()) {
      String tally = plain(kept.getKey());
      Limit limit = programme.index().limit(tally);
      if (limit != null && of(person, tally).equals(kept.getKey())) {
        used.put(tally, kept(limit, tally).used(kept.getValue(), day));
      }
    }
  }

  static Tallies of(Limit limit, String rule) {
    return kept(limit, limit(rule));
  }

  private static Tallies kept(Limit limit, String tally) {
    return new Tallies(tally, limit.window(), false, Period.ZERO);
  }

  /// The years of a membership begin on other days for everyone: a year back reaches any of them.
  static Tallies of(Ladder ladder, Ladder.Counts counts) {
    Window window =
        ladder.window() instanceof Window.MembershipYear
            ? new Window.Rolling(Period.ofYears(1))
            : ladder.window();
    return new Tallies(ladder.tally(counts), window, Climb.byDay(ladder), Climb.memory(ladder));
  }

  /// The tally of that name in a programme.
  static Tallies of(Programme programme, String tally) {
    Index index = programme.index();
    Limit limit = index.limit(tally);
    if (limit != null) {
      return kept(limit, tally);
    }
    for (Ladder ladder : programme.ladders()) {
      for (Ladder.Counts counts : ladder.counts()) {
        if (ladder.tally(counts).equals(tally)) {
          return of(ladder, counts);
        }
      }
    }
    for (Contest contest : programme.contests()) {
      if (contest.tally().equals(tally)) {
        Window window = new Window.InCalendar(contest.period());
        return new Tallies(tally, window, true, Period.ofDays(contest.decidedAfter()));
      }
    }
    EarningRule rule = index.counting(tally);
    if (rule != null && rule.on() instanceof Trigger.OnCount(_, _, var window)) {
      return new Tallies(tally, window, false, Period.ZERO);
    }
    Offer offer = index.chosen(tally);
    if (offer != null && offer.optIn() instanceof Offer.OptIn(_, Period length)) {
      Window window = length == null ? new Window.Lifetime() : new Window.Rolling(length);
      return new Tallies(tally, window, true, Period.ZERO);
    }
    for (Reward reward : programme.rewards().values()) {
      if (reward.limit() != null && limit(reward.id()).equals(tally)) {
        return kept(reward.limit(), tally);
      }
    }
    for (Sending sending : programme.between().sending()) {
      if (sending.limit() != null && limit(sending.id()).equals(tally)) {
        return kept(sending.limit(), tally);
      }
    }
    for (Count count : index.asked()) {
      if (count.tally().equals(tally)) {
        return new Tallies(tally, count.window(), false, Period.ZERO);
      }
    }
    return new Tallies(tally, new Window.Lifetime(), true, null);
  }

  LocalDate slot(LocalDate day) {
    return byDay ? day : window.slot(day);
  }

  Effect.Counted counted(LocalDate day, long amount) {
    return new Effect.Counted(tally, slot(day), amount, keepFrom(day));
  }

  /// From which day on entries are kept once something was counted on a day.
  private LocalDate keepFrom(LocalDate day) {
    boolean forever = memory == null || window instanceof Window.Lifetime;
    return forever ? LocalDate.EPOCH : window.start(day).minus(memory).minus(LATENESS);
  }

  /// Whether entries of a day were dropped already.
  boolean forgotten(Tally entries, LocalDate day) {
    return !entries.entries().isEmpty()
        && slot(day).isBefore(keepFrom(entries.entries().getLast().day()));
  }

  /// What has been used of a limit as seen from a day. Where the window rolls, that is the fullest
  /// of all windows that the day lies in, so that a late activity breaks none of them.
  long used(Tally entries, LocalDate day) {
    long most = entries.between(window.start(day), window.end(day));
    if (window instanceof Window.Rolling) {
      for (Tally.Entry entry : entries.entries()) {
        LocalDate end = entry.day();
        if (end.isAfter(day) && !window.start(end).isAfter(day)) {
          most = Math.max(most, entries.between(window.start(end), end));
        }
      }
    }
    return most;
  }
}
