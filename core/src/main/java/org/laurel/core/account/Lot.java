package org.laurel.core.account;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Part of a balance with one expiry. Earliest expiry is spent first.
///
/// @param lastDay last good day, in the programme's zone; `null`: none
/// @param pendingUntil last day of the return window; `null`: available
/// @param amount smallest amounts, above 0
public record Lot(
    String unit, @Nullable LocalDate lastDay, @Nullable LocalDate pendingUntil, long amount) {

  /// The order in which an account keeps its lots, and in which they are spent.
  public static final Comparator<Lot> ORDER = Lot::compare;

  /// By hand, as each amount that comes or goes looks for its lot.
  private static int compare(Lot one, Lot other) {
    int order = one.unit.compareTo(other.unit);
    if (order == 0) {
      order = compare(one.lastDay, other.lastDay, 1);
    }
    return order != 0 ? order : compare(one.pendingUntil, other.pendingUntil, -1);
  }

  /// @param none how no day compares to one
  private static int compare(@Nullable LocalDate one, @Nullable LocalDate other, int none) {
    if (one == null) {
      return other == null ? 0 : none;
    }
    return other == null ? -none : one.compareTo(other);
  }

  public Lot with(long amount) {
    return new Lot(unit, lastDay, pendingUntil, amount);
  }
}
