package org.laurel.core.contest;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Tally;
import org.laurel.core.programme.Contest;

/// Where an account stands in one period of a contest.
///
/// @param score what was counted, in smallest amounts; more than 0
/// @param reached the last day on which something was counted that still stands: who reached the
///   same earlier is before
/// @param joined who has been a member for longer is before those who reached the same on the same
///   day
public record Place(long account, long score, LocalDate reached, LocalDate joined) {

  /// The first one first. No two places are alike: at last the smaller number of an account goes
  /// before.
  public static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::score)
          .reversed()
          .thenComparing(Place::reached)
          .thenComparing(Place::joined)
          .thenComparingLong(Place::account);

  /// Where an account stands; `null`: nothing is counted for it.
  ///
  /// @param day any day of the period
  public static @Nullable Place of(Contest contest, LocalDate day, Account account) {
    Tally tally = account.tallies().get(contest.tally());
    return tally == null || account.profile() == null
        ? null
        : of(contest, day, account.id(), account.profile().joined(), tally);
  }

  /// The same, of what was counted.
  public static @Nullable Place of(
      Contest contest, LocalDate day, long account, LocalDate joined, Tally tally) {
    LocalDate first = contest.first(day);
    LocalDate last = contest.last(day);
    LocalDate reached = null;
    for (Tally.Entry entry : tally.entries()) {
      if (!entry.day().isBefore(first) && !entry.day().isAfter(last) && entry.amount() > 0) {
        reached = entry.day();
      }
    }
    long score = tally.between(first, last);
    return reached == null || score <= 0 ? null : new Place(account, score, reached, joined);
  }

  /// All in their order.
  public static List<Place> ranked(Collection<Place> places) {
    return places.stream().sorted(ORDER).toList();
  }

  /// The order as it is told afterwards: a line `account score reached joined` for each.
  public static String list(List<Place> ranked) {
    StringBuilder list = new StringBuilder();
    for (Place place : ranked) {
      list.append(place.account()).append(' ').append(place.score()).append(' ');
      list.append(place.reached()).append(' ').append(place.joined()).append('\n');
    }
    return list.toString();
  }

  /// A list read again.
  public static List<Place> read(String list) {
    return list.lines()
        .map(line -> line.split(" ", 4))
        .map(
            parts ->
                new Place(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    LocalDate.parse(parts[2]),
                    LocalDate.parse(parts[3])))
        .toList();
  }
}
