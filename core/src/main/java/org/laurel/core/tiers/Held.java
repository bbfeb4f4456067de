package org.laurel.core.tiers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A level that is held.
///
/// @param rank its place in the ladder, the lowest is 0
/// @param until last day; `null`: no end
public record Held(int rank, @Nullable LocalDate until) {

  /// What everybody has.
  public static final Held LOWEST = new Held(0, null);

  public boolean lastsOn(LocalDate day) {
    return until == null || !until.isBefore(day);
  }

  /// Higher, or as high and longer.
  public boolean isAbove(Held other) {
    return rank > other.rank
        || rank == other.rank
            && other.until != null
            && (until == null || until.isAfter(other.until));
  }

  Held or(Held other) {
    return other.isAbove(this) ? other : this;
  }
}
