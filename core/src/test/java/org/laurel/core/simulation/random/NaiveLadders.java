package org.laurel.core.simulation.random;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.programme.Trigger;
import org.laurel.core.simulation.random.NaivePerson.Base;
import org.laurel.core.simulation.random.NaivePerson.Deed;
import org.laurel.core.value.Window;

/// Where a member stands, found by looking at every day since he joined.
final class NaiveLadders {
  private final Ladder ladder;
  private final NaivePerson person;
  private final LocalDate today;
  private final Window window;

  private NaiveLadders(Ladder ladder, NaivePerson person, LocalDate today) {
    this.ladder = ladder;
    this.person = person;
    this.today = today;
    this.window = ladder.window().since(person.profile.joined());
  }

  /// How often an activity gives levels, by what the givens' tallies are called.
  ///
  /// @param act the act; `null`: none
  /// @param enrolment whether it is an enrolment; when neither, it is a purchase
  static Map<String, Long> given(NaiveScene scene, String act, boolean enrolment) {
    Map<String, Long> times = new TreeMap<>();
    for (Ladder ladder : scene.programme.ladders()) {
      for (Ladder.Level level : ladder.levels()) {
        for (Ladder.Given given : level.given()) {
          boolean listens =
              switch (given.on()) {
                case Trigger.OnPurchase _ -> act == null && !enrolment;
                case Trigger.OnAct on -> on.act().equals(act);
                default -> enrolment;
              };
          if (listens && scene.allows(List.of(), given.when())) {
            times.put(given.tally(), times(scene, given.on(), act, enrolment));
          }
        }
      }
    }
    return times;
  }

  private static long times(NaiveScene scene, Trigger trigger, String act, boolean enrolment) {
    if (trigger instanceof Trigger.OnAct on) {
      return on.act().equals(act) ? 1 : 0;
    }
    if (trigger instanceof Trigger.OnEnrolment) {
      return enrolment ? 1 : 0;
    }
    Trigger.OnPurchase on = (Trigger.OnPurchase) trigger;
    BigDecimal pieces = BigDecimal.ZERO;
    for (NaiveLine line : scene.lines) {
      if (scene.counts(on.products(), on.except(), line)) {
        pieces = pieces.add(line.kept);
      }
    }
    long whole = pieces.setScale(0, RoundingMode.FLOOR).longValueExact();
    return on.products() == null ? Math.min(whole, 1) : whole;
  }

  /// What was counted on days that a window sees from one day, up to another.
  private long counted(Counts counts, LocalDate from, LocalDate last) {
    long sum = 0;
    for (Deed deed : person.deeds) {
      if (!deed.day.isAfter(last) && NaiveDays.sees(window, from, deed.day)) {
        sum += counted(counts, deed);
      }
    }
    return sum;
  }

  static long counted(Counts counts, Deed deed) {
    return switch (counts) {
      case Counts.Spend _ -> deed.total;
      case Counts.Visits _ -> deed.visit ? 1 : 0;
      case Counts.Friends _ -> 0;
      case Counts.Earned(var unit) ->
          deed.gains.stream()
              .filter(gain -> gain.unit().equals(unit))
              .mapToLong(NaiveEarning.Gain::amount)
              .sum();
    };
  }

  private boolean countsOn(LocalDate day) {
    return ladder.counts().stream()
        .anyMatch(
            counts ->
                person.deeds.stream()
                        .filter(deed -> deed.day.equals(day))
                        .mapToLong(deed -> counted(counts, deed))
                        .sum()
                    > 0);
  }

  private int rank(LocalDate from, LocalDate last) {
    int rank = 0;
    for (int i = 1; i < ladder.levels().size(); i++) {
      for (Ladder.Amount way : ladder.levels().get(i).from()) {
        rank = counted(way.counts(), from, last) >= way.amount() ? i : rank;
      }
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
    return better(best, new NaiveLadders(ladder, person, today).earned());
  }

  private Base earned() {
    Base best = new Base(0, null);
    if (ladder.kept() == null && window instanceof Window.Rolling) {
      best = whileInWindow();
    } else {
      for (Deed deed : person.deeds) {
        if (!deed.day.isAfter(today) && countsOn(deed.day)) {
          best = alive(best, new Base(rank(deed.day, asOf(deed.day)), kept(deed.day)));
        }
      }
    }
    for (int rank = 1; rank < ladder.levels().size(); rank++) {
      best = better(best, given(rank));
      if (isOnesOwn(rank)) {
        best = better(best, new Base(rank, null));
      }
    }
    return best;
  }

  /// Where the day on which a level was reached says nothing about how long it is kept, it is the
  /// whole window that counts: what was taken back later was never reached.
  private LocalDate asOf(LocalDate day) {
    boolean lifetime = window instanceof Window.Lifetime;
    boolean dayMatters =
        switch (ladder.kept()) {
          case null -> false;
          case Ladder.Kept.Forever _ -> false;
          case Ladder.Kept.For _ -> true;
          case Ladder.Kept.UntilYearEnd end -> end.ofMembership() || lifetime;
        };
    if (dayMatters || !lifetime && !(window instanceof Window.InCalendar)) {
      return day;
    }
    return lifetime || windowEnd(day).isAfter(today) ? today : windowEnd(day);
  }

  private Base alive(Base best, Base reached) {
    return reached.rank() > 0 && lasts(reached, today) ? better(best, reached) : best;
  }

  private Base whileInWindow() {
    int rank = rank(today, today);
    LocalDate until = today;
    while (rank > 0 && rank(until.plusDays(1), today) >= rank) {
      until = until.plusDays(1);
    }
    return new Base(rank, rank == 0 ? null : until);
  }

  private boolean isOnesOwn(int rank) {
    Ladder.Lifetime lifetime = ladder.levels().get(rank).lifetime();
    if (lifetime == null) {
      return false;
    }
    for (Ladder.Amount amount : lifetime.amounts()) {
      long ever =
          person.deeds.stream()
              .filter(deed -> !deed.day.isAfter(today))
              .mapToLong(deed -> counted(amount.counts(), deed))
              .sum();
      if (ever < amount.amount()) {
        return false;
      }
    }
    LocalDate day = person.deeds.stream().map(deed -> deed.day).min(LocalDate::compareTo).get();
    int years = 0;
    while (years < lifetime.years() && !day.isAfter(today)) {
      LocalDate end = windowEnd(day);
      years += rank(day, end.isBefore(today) ? end : today) >= rank ? 1 : 0;
      day = end.plusDays(1);
    }
    return years >= lifetime.years();
  }

  private LocalDate windowEnd(LocalDate from) {
    LocalDate day = from;
    while (NaiveDays.sees(window, day.plusDays(1), from)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private record Length(LocalDate day, Period length) {}

  private Base given(int rank) {
    Base best = new Base(0, null);
    List<Length> added = new java.util.ArrayList<>();
    for (Ladder.Given given : ladder.levels().get(rank).given()) {
      for (Deed deed : person.deeds) {
        long times = deed.day.isAfter(today) ? 0 : deed.given.getOrDefault(given.tally(), 0L);
        if (times > 0 && !given.adds()) {
          best = alive(best, new Base(rank, graced(last(given.lasts(), deed.day))));
        }
        for (int i = 0; i < times && given.adds(); i++) {
          added.add(new Length(deed.day, ((Ladder.Kept.For) given.lasts()).length()));
        }
      }
    }
    added.sort(Comparator.comparing(Length::day));
    LocalDate first = null;
    LocalDate after = null;
    Period whole = Period.ZERO;
    for (Length next : added) {
      if (first == null
          || !next.day().isBefore(after.minusDays(1).plus(ladder.grace()).plusDays(1))) {
        first = next.day();
        whole = Period.ZERO;
      }
      whole = whole.plus(next.length());
      after = first.plus(whole);
    }
    return first == null
        ? best
        : alive(best, new Base(rank, after.minusDays(1).plus(ladder.grace())));
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

  private LocalDate graced(LocalDate last) {
    return last == null ? null : last.plus(ladder.grace());
  }

  private LocalDate kept(LocalDate reached) {
    if (ladder.kept() != null) {
      return graced(last(ladder.kept(), reached));
    }
    if (window instanceof Window.Lifetime) {
      return null;
    }
    if (window instanceof Window.Rolling rolling) {
      return graced(reached.plus(rolling.length()).minusDays(1));
    }
    return graced(windowEnd(reached));
  }

  private LocalDate last(Ladder.Kept kept, LocalDate reached) {
    return switch (kept) {
      case Ladder.Kept.Forever _ -> null;
      case Ladder.Kept.For keeps -> reached.plus(keeps.length()).minusDays(1);
      case Ladder.Kept.UntilYearEnd end when !end.ofMembership() ->
          LocalDate.of(reached.getYear() + end.yearsLater(), 12, 31);
      case Ladder.Kept.UntilYearEnd end -> {
        LocalDate joined = person.profile.joined();
        int years = -10;
        while (!joined.plusYears(years).isAfter(reached)) {
          years++;
        }
        yield joined.plusYears(years + end.yearsLater()).minusDays(1);
      }
    };
  }

  /// What is left at a review of a level that is no longer kept; `null`: nothing.
  static Base review(Ladder ladder, NaivePerson person, LocalDate today) {
    NaiveLadders now = new NaiveLadders(ladder, person, today);
    Base before = person.levels.get(ladder.id());
    int lower = before.rank() - 1;
    if (ladder.falls() == Ladder.Falls.TO_EARNED || lower <= 0 || lower <= now.earned().rank()) {
      return null;
    }
    Base kept = new Base(lower, now.kept(before.until()));
    return lasts(kept, today) ? kept : new Base(lower, now.kept(today));
  }
}
