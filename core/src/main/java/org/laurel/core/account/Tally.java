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

  /// The sum from `first` to `last`, both included. Looks at the newest first, as windows do.
  public long between(LocalDate first, LocalDate last) {
    long sum = 0;
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      if (entry.day().isBefore(first)) {
        break;
      }
      if (!entry.day().isAfter(last)) {
        sum += entry.amount();
      }
    }
    return sum;
  }

  /// With so much more, or less, under a day.
  public Tally with(LocalDate day, long amount) {
    int place = entries.size();
    while (place > 0 && !entries.get(place - 1).day().isBefore(day)) {
      place--;
    }
    List<Entry> result = new ArrayList<>(entries.size() + 1);
    result.addAll(entries);
    long sum = amount;
    if (place < entries.size() && entries.get(place).day().equals(day)) {
      sum = Math.addExact(entries.get(place).amount(), amount);
      result.remove(place);
    }
    if (sum != 0) {
      result.add(place, new Entry(day, sum));
    }
    return new Tally(Collections.unmodifiableList(result));
  }

  Tally since(LocalDate first) {
    return entries.isEmpty() || !entries.getFirst().day().isBefore(first)
        ? this
        : new Tally(entries.stream().filter(e -> !e.day().isBefore(first)).toList());
  }
}
