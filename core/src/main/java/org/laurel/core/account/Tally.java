package org.laurel.core.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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

  /// With so much more, or less, under a day.
  public Tally with(LocalDate day, long amount) {
    List<Entry> result = new ArrayList<>(entries.size() + 1);
    long rest = amount;
    for (Entry entry : entries) {
      if (rest != 0 && entry.day().isAfter(day)) {
        result.add(new Entry(day, rest));
        rest = 0;
      }
      if (entry.day().equals(day)) {
        long sum = Math.addExact(entry.amount(), rest);
        rest = 0;
        if (sum != 0) {
          result.add(new Entry(day, sum));
        }
      } else {
        result.add(entry);
      }
    }
    if (rest != 0) {
      result.add(new Entry(day, rest));
    }
    return new Tally(Collections.unmodifiableList(result));
  }

  Tally since(LocalDate first) {
    return entries.isEmpty() || !entries.getFirst().day().isBefore(first)
        ? this
        : new Tally(entries.stream().filter(e -> !e.day().isBefore(first)).toList());
  }
}
