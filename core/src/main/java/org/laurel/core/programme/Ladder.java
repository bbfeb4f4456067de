package org.laurel.core.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Names;
import org.laurel.core.value.Window;

/// A ladder of tiers.
///
/// @param window calendar year, rolling months, or lifetime
/// @param levels from the lowest (`from` 0) to the highest
/// @param kept how long a level is kept from the day it was reached; `null`: as long as the window
///   holds it
public record Ladder(
    String id, Counts counts, Window window, List<Level> levels, @Nullable Kept kept, Falls falls) {

  /// What makes one climb.
  public sealed interface Counts {
    /// A unit as earned by rules, less what was clawed back, spent or not.
    record Earned(String unit) implements Counts {}

    /// Money: the totals of purchases after discounts.
    record Spend() implements Counts {}

    /// Purchases, counted while any of it is kept.
    record Visits() implements Counts {}
  }

  /// @param from smallest amounts of what the ladder counts
  /// @param benefits what the level simply has, in words
  public record Level(String id, Names name, long from, List<Names> benefits) {}

  /// Until when a level reached on a day is kept.
  public sealed interface Kept {
    /// `until end of calendar year`, `until end of next calendar year`.
    record UntilYearEnd(int yearsLater) implements Kept {}

    /// `12 months`.
    record For(java.time.Period length) implements Kept {}

    record Forever() implements Kept {}
  }

  /// Where one lands at a review that does not confirm the level.
  public enum Falls {
    ONE_LEVEL,
    TO_EARNED
  }

  public int rank(String level) {
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i).id().equals(level)) {
        return i;
      }
    }
    throw new IllegalArgumentException("ladder " + id + " has no level " + level);
  }

  /// The highest level that an amount reaches.
  public int reached(long amount) {
    int rank = 0;
    for (int i = 1; i < levels.size(); i++) {
      if (amount >= levels.get(i).from()) {
        rank = i;
      }
    }
    return rank;
  }

  /// The name of the account's tally it reads.
  public String tally() {
    return "ladder:" + id;
  }
}
