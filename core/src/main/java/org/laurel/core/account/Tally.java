package org.laurel.core.account;

import java.time.LocalDate;
import java.util.List;

/// Amounts by day, so that a window can look back on them: for limits and ladders.
///
/// @param entries in order of days, none of them 0
public record Tally(List<Entry> entries) {

  public static final Tally EMPTY = new Tally(List.of());

  public record Entry(LocalDate day, long amount) {}

  /// The sum from `first` to `last`, both included.
  public long between(LocalDate first, LocalDate last) {
    long sum = 0;
    for (Entry entry : entries) {
      if (!entry.day().isBefore(first) && !entry.day().isAfter(last)) {
        sum += entry.amount();
      }
    }
    return sum;
  }
}
