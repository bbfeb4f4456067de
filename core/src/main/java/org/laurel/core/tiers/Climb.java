package org.laurel.core.tiers;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Tally;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Amount;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.programme.Ladder.Given;
import org.laurel.core.programme.Ladder.Kept;
import org.laurel.core.value.Window;

/// What an account holds on a ladder on a day, following from its tallies alone.
///
/// Every day on which enough was counted keeps a level until a day, so does every activity that
/// gave one; the highest level still kept is what is held. So a return that lowers a tally lowers
/// the level with it, in whatever order returns come.
public final class Climb {

  private final Ladder ladder;
  private final Account account;
  private final LocalDate today;
  private final Years years;

  /// Of all that the ladder counts, in its order.
  private final List<Tally> counted;

  /// @param account with a profile; somebody without one is taken for a newcomer
  public Climb(Ladder ladder, Account account, LocalDate today) {
    this.ladder = ladder;
    this.account = account;
    this.today = today;
    LocalDate joined = account.profile() == null ? today : account.profile().joined();
    this.years = Years.of(ladder, joined);
    this.counted = new ArrayList<>(ladder.counts().size());
    for (Counts counts : ladder.counts()) {
      counted.add(tally(ladder.tally(counts)));
    }
  }

  /// Whether tallies of the ladder keep days apart even where its window does not.
  public static boolean byDay(Ladder ladder) {
    return Years.byDay(ladder);
  }

  /// How long after its window an amount is still looked at; `null`: for ever.
  public static @Nullable Period memory(Ladder ladder) {
    return Years.memory(ladder);
  }

  /// The highest level that what was counted and given holds today, and of equal ones the longest.
  public Held earned() {
    Held counted =
        ladder.kept() == null && years.window() instanceof Window.Rolling rolling
            ? whileInWindow(rolling)
            : counted();
    return counted.or(given()).or(lifetime());
  }

  /// The last day on which a level reached on `day` is kept; `null`: for ever.
  public @Nullable LocalDate kept(LocalDate day) {
    return years.kept(day);
  }

  /// What was counted in the window that today lies in, smallest amounts.
  long now(Counts counts) {
    return sum(counts, years.window().start(today), today);
  }

  /// The last day of that window; `null` where it has no end of its own.
  @Nullable LocalDate windowEnds() {
    return switch (years.window()) {
      case Window.InCalendar _, Window.MembershipYear _ -> years.window().end(today);
      case Window.Rolling _, Window.Lifetime _ -> null;
    };
  }

  private Tally tally(String name) {
    return account.tallies().getOrDefault(name, Tally.EMPTY);
  }

  private long sum(Counts counts, LocalDate first, LocalDate last) {
    return counted.get(ladder.counts().indexOf(counts)).between(first, last);
  }

  /// The highest level that what was counted between two days reaches.
  private int reached(LocalDate first, LocalDate last) {
    for (int rank = ladder.levels().size() - 1; rank > 0; rank--) {
      for (Amount way : ladder.levels().get(rank).from()) {
        if (sum(way.counts(), first, last) >= way.amount()) {
          return rank;
        }
      }
    }
    return 0;
  }

  /// The days on which anything was counted, in their order; not those on which something was only
  /// taken back, for no level was reached on them.
  private Collection<LocalDate> days() {
    if (ladder.counts().size() == 1) {
      Tally tally = counted.getFirst();
      List<LocalDate> days = new ArrayList<>(tally.entries().size());
      for (Tally.Entry entry : tally.entries()) {
        if (entry.amount() > 0) {
          days.add(entry.day());
        }
      }
      return days;
    }
    TreeSet<LocalDate> days = new TreeSet<>();
    for (Tally tally : counted) {
      tally.entries().stream()
          .filter(entry -> entry.amount() > 0)
          .forEach(entry -> days.add(entry.day()));
    }
    return days;
  }

  private Held counted() {
    Window window = years.window();
    boolean byDay = byDay(ladder);
    Held best = Held.LOWEST;
    for (LocalDate day : days()) {
      LocalDate kept = years.kept(day);
      if (day.isAfter(today) || kept != null && kept.isBefore(today)) {
        continue;
      }
      int rank = reached(window.start(day), byDay ? day : earlier(window.end(day), today));
      best = rank == 0 ? best : best.or(new Held(rank, kept));
    }
    return best;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  /// The level that a rolling window holds today, and the last day on which it still will.
  private Held whileInWindow(Window.Rolling window) {
    LocalDate first = window.start(today);
    int rank = reached(first, today);
    if (rank == 0) {
      return Held.LOWEST;
    }
    for (LocalDate day : days()) {
      if (!day.isBefore(first) && reached(day.plusDays(1), today) < rank) {
        return new Held(rank, lastDayInside(window, day));
      }
    }
    return new Held(rank, null);
  }

  /// The last day from which a rolling window still sees `day`.
  private static LocalDate lastDayInside(Window.Rolling window, LocalDate day) {
    LocalDate last = day.plus(window.length()).minusDays(1);
    while (window.start(last).isAfter(day)) {
      last = last.minusDays(1);
    }
    while (!window.start(last.plusDays(1)).isAfter(day)) {
      last = last.plusDays(1);
    }
    return last;
  }

  private Held lifetime() {
    for (int rank = ladder.levels().size() - 1; rank > 0; rank--) {
      Ladder.Lifetime lifetime = ladder.levels().get(rank).lifetime();
      if (lifetime != null
          && lifetime.amounts().stream().allMatch(this::everReached)
          && (lifetime.years() == 0 || yearsAt(rank) >= lifetime.years())) {
        return new Held(rank, null);
      }
    }
    return Held.LOWEST;
  }

  private boolean everReached(Amount amount) {
    return sum(amount.counts(), LocalDate.EPOCH, today) >= amount.amount();
  }

  /// In how many of the ladder's years a level, or a higher one, was reached.
  private int yearsAt(int rank) {
    Window window = years.window();
    int reached = 0;
    TreeSet<LocalDate> starts = new TreeSet<>();
    days().forEach(day -> starts.add(window.start(day)));
    for (LocalDate start : starts) {
      if (reached(start, earlier(window.end(start), today)) >= rank) {
        reached++;
      }
    }
    return reached;
  }

  private Held given() {
    Held best = Held.LOWEST;
    for (int rank = 1; rank < ladder.levels().size(); rank++) {
      List<Given> all = ladder.levels().get(rank).given();
      for (Given given : all) {
        for (Tally.Entry entry : tally(given.tally()).entries()) {
          if (!given.adds() && !entry.day().isAfter(today)) {
            best = lasting(best, new Held(rank, years.kept(given.lasts(), entry.day())));
          }
        }
      }
      if (!all.isEmpty() && all.stream().anyMatch(Given::adds)) {
        best = lasting(best, added(rank, all));
      }
    }
    return best;
  }

  private Held lasting(Held best, Held given) {
    return given.lastsOn(today) ? best.or(given) : best;
  }

  private record Length(LocalDate day, Period length) {}

  /// Lengths of time laid end to end: one that is given while the last one still goes on, or in its
  /// grace, begins where that one ends.
  private Held added(int rank, List<Given> all) {
    List<Length> lengths = new ArrayList<>();
    for (Given given : all) {
      if (given.adds() && given.lasts() instanceof Kept.For(var length)) {
        for (Tally.Entry entry : tally(given.tally()).entries()) {
          if (!entry.day().isAfter(today)) {
            int times = Math.toIntExact(entry.amount());
            lengths.add(new Length(entry.day(), length.multipliedBy(times)));
          }
        }
      }
    }
    lengths.sort(Comparator.comparing(Length::day));
    LocalDate begin = LocalDate.EPOCH;
    Period sum = Period.ZERO;
    for (Length next : lengths) {
      if (sum.isZero() || next.day().isAfter(end(begin, sum).plus(ladder.grace()))) {
        begin = next.day();
        sum = Period.ZERO;
      }
      sum = sum.plus(next.length());
    }
    return sum.isZero() ? Held.LOWEST : new Held(rank, end(begin, sum).plus(ladder.grace()));
  }

  private static LocalDate end(LocalDate begin, Period length) {
    return begin.plus(length).minusDays(1);
  }
}
