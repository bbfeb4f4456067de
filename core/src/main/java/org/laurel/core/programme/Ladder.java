package org.laurel.core.programme;

import java.time.Period;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Names;
import org.laurel.core.value.Window;

/// A ladder of tiers, or a membership: a ladder of two levels called [#MEMBERSHIP].
///
/// @param counts what makes one climb; empty: levels are only given
/// @param window calendar year, rolling months, membership year, or lifetime
/// @param levels from the lowest, which everybody has, to the highest
/// @param kept how long a level is kept from the day it was reached; `null`: as long as the window
///   holds it
/// @param retired levels that are no more, and the level that those who stand there have instead
/// @param grace how much longer than that one stands there; [Period#ZERO]: no longer
public record Ladder(
    String id,
    List<Counts> counts,
    Window window,
    List<Level> levels,
    @Nullable Kept kept,
    Period grace,
    Falls falls,
    SequencedMap<String, String> retired) {

  /// The id of the ladder that tells whether a membership is active.
  public static final String MEMBERSHIP = "membership";

  public static final String INACTIVE = "inactive";
  public static final String ACTIVE = "active";

  /// What makes one climb.
  public sealed interface Counts {

    /// A unit as earned by rules, less what was clawed back, spent or not.
    record Earned(String unit) implements Counts {}

    /// Money: the totals of purchases after discounts.
    record Spend() implements Counts {}

    /// Purchases, counted while any of it is kept.
    record Visits() implements Counts {}

    /// Whom the member invited and who has bought, as long as he keeps something of it.
    record Friends() implements Counts {}

    /// What the text calls it: `spend`, `purchases`, `friends` or a unit.
    default String word() {
      return switch (this) {
        case Earned(var unit) -> unit;
        case Spend _ -> "spend";
        case Visits _ -> "purchases";
        case Friends _ -> "friends";
      };
    }
  }

  /// @param amount smallest amounts of what is counted
  public record Amount(Counts counts, long amount) {}

  /// @param from what reaches it within the window, any of them; empty: counting does not
  /// @param given what gives it for a time, whatever is counted
  /// @param lifetime what makes it one's own for ever; `null`: nothing
  /// @param benefits what the level simply has, in words
  public record Level(
      String id,
      Names name,
      List<Amount> from,
      List<Given> given,
      @Nullable Lifetime lifetime,
      List<Names> benefits) {}

  /// All of it has to be reached.
  ///
  /// @param amounts over the whole of a membership
  /// @param years in how many of the ladder's years the level was reached
  public record Lifetime(List<Amount> amounts, int years) {}

  /// An activity that gives a level.
  ///
  /// @param lasts until when, from the day on which it is given
  /// @param adds the next one begins where the last one ends; only [Kept.For] can be added
  /// @param tally the name of the account's tally in which it is noted by day
  public record Given(
      Trigger on, @Nullable Condition when, Kept lasts, boolean adds, String tally) {}

  /// Until when a level reached on a day is kept.
  public sealed interface Kept {
    /// `until end of calendar year`, `until end of next calendar year`.
    ///
    /// @param ofMembership the year that began when the member joined is meant
    record UntilYearEnd(int yearsLater, boolean ofMembership) implements Kept {}

    /// `12 months`.
    record For(Period length) implements Kept {}

    record Forever() implements Kept {}
  }

  /// Where one lands at a review that does not confirm the level.
  public enum Falls {
    ONE_LEVEL,
    TO_EARNED
  }

  /// A ladder that no level was ever taken from.
  public Ladder(
      String id,
      List<Counts> counts,
      Window window,
      List<Level> levels,
      @Nullable Kept kept,
      Period grace,
      Falls falls) {
    this(id, counts, window, levels, kept, grace, falls, Collections.emptyNavigableMap());
  }

  /// Whether it has a level of that id, retired ones not among them.
  public boolean has(String level) {
    for (Level known : levels) {
      if (known.id().equals(level)) {
        return true;
      }
    }
    return false;
  }

  /// The level that one has who stands at `level`: itself, what it was retired for, or the lowest
  /// where nothing is known of it.
  public String instead(String level) {
    return has(level) ? level : retired.getOrDefault(level, levels.getFirst().id());
  }

  public boolean isMembership() {
    return id.equals(MEMBERSHIP);
  }

  public int rank(String level) {
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i).id().equals(level)) {
        return i;
      }
    }
    throw new IllegalArgumentException("ladder " + id + " has no level " + level);
  }

  /// Whether any level can be one's own for ever, so that nothing counted may be forgotten.
  public boolean remembers() {
    for (Level level : levels) {
      if (level.lifetime() != null) {
        return true;
      }
    }
    return false;
  }

  /// The name of the account's tally for what it counts.
  public String tally(Counts counts) {
    return "ladder:" + id + ":" + counts.word();
  }
}
