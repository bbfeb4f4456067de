package org.laurel.core.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Standing;
import org.laurel.core.account.Tally;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Kept;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Window;

/// Where an account stands on each ladder.
///
/// A level is not remembered but follows from the ladder's tally: every day on which the tally
/// reached a level keeps that level until a day, and the highest level still kept is the standing.
/// So a return that lowers the tally lowers the standing, in whatever order returns come. Only the
/// fall to the next lower level has to be remembered: the `base`.
final class Standings {

  private Standings() {}

  private record Held(int rank, @Nullable LocalDate until) {

    boolean aliveOn(LocalDate day) {
      return until == null || !until.isBefore(day);
    }

    boolean above(Held other) {
      return rank > other.rank
          || rank == other.rank
              && other.until != null
              && (until == null || until.isAfter(other.until));
    }
  }

  /// Brings every standing in line with its tally after an activity.
  static void look(Draft draft) {
    for (Ladder ladder : draft.programme.ladders()) {
      Standing before = standing(draft, ladder);
      Held base = new Held(rank(ladder, before.base()), before.baseUntil());
      Held now = best(draft, ladder, base);
      set(draft, ladder, before, base, now);
    }
  }

  /// Whether a version that comes into force at a moment brings a standing out of line.
  static boolean moves(Programme programme, Account account, Instant from) {
    if (account.profile() == null) {
      return false;
    }
    Draft draft = new Draft(programme, account, from);
    look(draft);
    return draft.mark() > 0;
  }

  /// Looks at the standing again on the day after it was kept for the last time.
  static void review(Draft draft, Ladder ladder, Standing before) {
    Held earned = best(draft, ladder, new Held(0, null));
    int fallen = rank(ladder, before.level()) - 1;
    Held base = new Held(0, null);
    if (ladder.falls() == Ladder.Falls.ONE_LEVEL && fallen > earned.rank() && fallen > 0) {
      base = fallen(ladder, fallen, before, draft.today);
    }
    Held now = base.above(earned) ? base : earned;
    set(draft, ladder, before, base, now);
    Standing after = draft.account().standings().get(ladder.id());
    if (after != null && after.level().equals(before.level())) {
      note(draft, ladder, Why.TIER_KEPT, now);
    }
  }

  /// One level down, kept as if it had been reached on the last day of the higher one; where that
  /// is over by now, today.
  private static Held fallen(Ladder ladder, int rank, Standing before, LocalDate today) {
    LocalDate last = before.until();
    Held held = new Held(rank, kept(ladder, last == null ? today : last));
    return held.aliveOn(today) ? held : new Held(rank, kept(ladder, today));
  }

  private static void set(Draft draft, Ladder ladder, Standing before, Held base, Held now) {
    Standing after =
        new Standing(
            ladder.id(),
            ladder.levels().get(base.rank()).id(),
            base.until(),
            ladder.levels().get(now.rank()).id(),
            now.rank() == 0 ? null : now.until());
    if (!after.equals(before)) {
      draft.post(new Effect.StandingSet(after));
    }
    int was = rank(ladder, before.level());
    if (now.rank() != was) {
      note(draft, ladder, now.rank() > was ? Why.TIER_ROSE : Why.TIER_FELL, now);
    }
  }

  private static void note(Draft draft, Ladder ladder, Why why, Held now) {
    Ladder.Level level = ladder.levels().get(now.rank());
    Param named = new Param.OfNames(level.id(), level.name());
    Reason.Outcome outcome = why == Why.TIER_FELL ? Reason.Outcome.NOTED : Reason.Outcome.GRANTED;
    if (now.until() == null || now.rank() == 0) {
      draft.note(ladder.id(), outcome, why, "level", named);
    } else {
      draft.note(ladder.id(), outcome, why, "level", named, "until", new Param.OfDay(now.until()));
    }
  }

  private static Standing standing(Draft draft, Ladder ladder) {
    Standing standing = draft.account().standings().get(ladder.id());
    String lowest = ladder.levels().getFirst().id();
    return standing == null ? new Standing(ladder.id(), lowest, null, lowest, null) : standing;
  }

  /// A level that a newer version of the programme no longer has counts as the lowest.
  static int rank(Ladder ladder, String level) {
    boolean known = ladder.levels().stream().anyMatch(l -> l.id().equals(level));
    return known ? ladder.rank(level) : 0;
  }

  /// The highest level still kept today, and of equal ones the one kept longest.
  private static Held best(Draft draft, Ladder ladder, Held base) {
    LocalDate today = draft.today;
    Held best = new Held(0, null);
    if (base.aliveOn(today) && base.above(best)) {
      best = base;
    }
    Tally tally = draft.account().tallies().getOrDefault(ladder.tally(), Tally.EMPTY);
    if (ladder.kept() == null && ladder.window() instanceof Window.Rolling rolling) {
      Held held = whileInWindow(ladder, tally, rolling, today);
      return held.above(best) ? held : best;
    }
    for (Tally.Entry entry : tally.entries()) {
      LocalDate day = entry.day();
      // On a day when only something was taken back, no level was reached.
      if (day.isAfter(today) || entry.amount() < 0) {
        continue;
      }
      LocalDate end = ladder.window().end(day);
      LocalDate last = end.isBefore(today) ? end : today;
      long sum = tally.between(ladder.window().start(day), Tallies.byDay(ladder) ? day : last);
      Held held = new Held(ladder.reached(sum), kept(ladder, day));
      if (held.rank() > 0 && held.aliveOn(today) && held.above(best)) {
        best = held;
      }
    }
    return best;
  }

  /// Until when a level reached on `day` is kept.
  private static @Nullable LocalDate kept(Ladder ladder, LocalDate day) {
    return switch (ladder.kept()) {
      case Kept.Forever _ -> null;
      case Kept.UntilYearEnd(var later) -> LocalDate.of(day.getYear() + later, 12, 31);
      case Kept.For(var length) -> day.plus(length).minusDays(1);
      case null ->
          switch (ladder.window()) {
            case Window.Lifetime _ -> null;
            case Window.InCalendar _ -> ladder.window().end(day);
            case Window.Rolling(var length) -> day.plus(length).minusDays(1);
          };
    };
  }

  /// The level that the window holds today, and the last day on which it still will.
  private static Held whileInWindow(
      Ladder ladder, Tally tally, Window.Rolling window, LocalDate today) {
    long sum = tally.between(window.start(today), today);
    int rank = ladder.reached(sum);
    if (rank == 0) {
      return new Held(0, null);
    }
    long needed = ladder.levels().get(rank).from();
    for (Tally.Entry entry : tally.entries()) {
      if (!entry.day().isBefore(window.start(today)) && !entry.day().isAfter(today)) {
        sum -= entry.amount();
        if (sum < needed) {
          return new Held(rank, lastDayInside(window.length(), window, entry.day()));
        }
      }
    }
    return new Held(rank, null);
  }

  /// The last day from which a rolling window still sees `day`.
  private static LocalDate lastDayInside(Period length, Window.Rolling window, LocalDate day) {
    LocalDate last = day.plus(length).minusDays(1);
    while (window.start(last).isAfter(day)) {
      last = last.minusDays(1);
    }
    while (!window.start(last.plusDays(1)).isAfter(day)) {
      last = last.plusDays(1);
    }
    return last;
  }
}
