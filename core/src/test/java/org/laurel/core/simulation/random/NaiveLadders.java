package org.laurel.core.simulation.random;

import java.time.LocalDate;
import org.laurel.core.programme.Ladder;
import org.laurel.core.simulation.random.NaivePerson.Base;
import org.laurel.core.simulation.random.NaivePerson.Deed;
import org.laurel.core.value.Window;

/// Where a member stands, found by looking at every day since he joined.
final class NaiveLadders {

  private NaiveLadders() {}

  /// What the ladder's window holds as seen from a day.
  private static long counted(Ladder ladder, NaivePerson person, LocalDate from) {
    long sum = 0;
    for (Deed deed : person.deeds) {
      if (!deed.day.isAfter(from) && NaiveDays.sees(ladder.window(), from, deed.day)) {
        sum += counted(ladder, deed);
      }
    }
    return sum;
  }

  private static long counted(Ladder ladder, Deed deed) {
    return switch (ladder.counts()) {
      case Ladder.Counts.Spend _ -> deed.total;
      case Ladder.Counts.Visits _ -> deed.visit ? 1 : 0;
      case Ladder.Counts.Earned(var unit) ->
          deed.gains.stream()
              .filter(gain -> gain.unit().equals(unit))
              .mapToLong(NaiveEarning.Gain::amount)
              .sum();
    };
  }

  private static long onDay(Ladder ladder, NaivePerson person, LocalDate day) {
    return person.deeds.stream()
        .filter(deed -> deed.day.equals(day))
        .mapToLong(deed -> counted(ladder, deed))
        .sum();
  }

  private static int rank(Ladder ladder, long amount) {
    int rank = 0;
    while (rank + 1 < ladder.levels().size() && amount >= ladder.levels().get(rank + 1).from()) {
      rank++;
    }
    return rank;
  }

  /// The level on a day: the best of all that were ever reached and are still kept, or what the
  /// last review left.
  static Base level(Ladder ladder, NaivePerson person, LocalDate today) {
    Base best = new Base(0, null);
    Base base = person.bases.get(ladder.id());
    if (base != null && lasts(base, today)) {
      best = better(best, base);
    }
    return better(best, earned(ladder, person, today));
  }

  static Base earned(Ladder ladder, NaivePerson person, LocalDate today) {
    if (ladder.kept() == null && ladder.window() instanceof Window.Rolling) {
      int rank = rank(ladder, counted(ladder, person, today));
      LocalDate until = today;
      while (rank > 0 && rank(ladder, lastly(ladder, person, today, until.plusDays(1))) >= rank) {
        until = until.plusDays(1);
      }
      return new Base(rank, rank == 0 ? null : until);
    }
    Base best = new Base(0, null);
    for (Deed deed : person.deeds) {
      if (!deed.day.isAfter(today) && onDay(ladder, person, deed.day) > 0) {
        int rank = rank(ladder, counted(ladder, person, deed.day));
        Base reached = new Base(rank, kept(ladder, deed.day));
        if (rank > 0 && lasts(reached, today)) {
          best = better(best, reached);
        }
      }
    }
    return best;
  }

  /// What a window will hold on a later day when nothing more happens.
  private static long lastly(Ladder ladder, NaivePerson person, LocalDate today, LocalDate later) {
    long sum = 0;
    for (Deed deed : person.deeds) {
      if (!deed.day.isAfter(today) && NaiveDays.sees(ladder.window(), later, deed.day)) {
        sum += counted(ladder, deed);
      }
    }
    return sum;
  }

  static boolean lasts(Base level, LocalDate day) {
    return level.until() == null || !day.isAfter(level.until());
  }

  static Base better(Base one, Base other) {
    if (one.rank() != other.rank()) {
      return one.rank() > other.rank() ? one : other;
    }
    return one.until() == null || other.until() != null && !other.until().isAfter(one.until())
        ? one
        : other;
  }

  static LocalDate kept(Ladder ladder, LocalDate reached) {
    if (ladder.kept() instanceof Ladder.Kept.UntilYearEnd end) {
      return LocalDate.of(reached.getYear() + end.yearsLater(), 12, 31);
    }
    if (ladder.kept() instanceof Ladder.Kept.For keeps) {
      return reached.plus(keeps.length()).minusDays(1);
    }
    if (ladder.kept() instanceof Ladder.Kept.Forever
        || ladder.window() instanceof Window.Lifetime) {
      return null;
    }
    if (ladder.window() instanceof Window.Rolling rolling) {
      return reached.plus(rolling.length()).minusDays(1);
    }
    LocalDate day = reached;
    while (NaiveDays.sees(ladder.window(), day.plusDays(1), reached)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /// What is left at a review of a level that is no longer kept; `null`: nothing.
  static Base review(Ladder ladder, NaivePerson person, LocalDate today) {
    Base before = person.levels.get(ladder.id());
    int lower = before.rank() - 1;
    if (ladder.falls() == Ladder.Falls.TO_EARNED
        || lower <= 0
        || lower <= earned(ladder, person, today).rank()) {
      return null;
    }
    Base kept = new Base(lower, kept(ladder, before.until()));
    return lasts(kept, today) ? kept : new Base(lower, kept(ladder, today));
  }
}
