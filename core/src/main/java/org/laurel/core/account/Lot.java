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
  public static final Comparator<Lot> ORDER =
      Comparator.comparing(Lot::unit)
          .thenComparing(Lot::lastDay, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
          .thenComparing(
              Lot::pendingUntil, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()));

  public Lot with(long amount) {
    return new Lot(unit, lastDay, pendingUntil, amount);
  }
}
