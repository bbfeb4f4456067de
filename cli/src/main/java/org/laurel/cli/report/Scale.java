package org.laurel.cli.report;

import java.util.ArrayList;
import java.util.List;

/// An axis of amounts that begins and ends at a round number.
///
/// @param from 0, or below it
/// @param to above `from`
/// @param step between two lines of the axis
record Scale(long from, long to, long step) {

  private static final int LINES = 4;

  /// The axis that all these amounts fit.
  static Scale of(List<Long> amounts) {
    long least = Math.min(0, amounts.stream().mapToLong(Long::longValue).min().orElse(0));
    long most = Math.max(0, amounts.stream().mapToLong(Long::longValue).max().orElse(0));
    long step = round(Math.max(1, (most - least + LINES - 1) / LINES));
    long from = Math.floorDiv(least, step) * step;
    long to = Math.ceilDiv(most, step) * step;
    return new Scale(from, Math.max(to, from + step), step);
  }

  /// The smallest of 1, 2, 5, 10, 20 … that is not below `amount`.
  private static long round(long amount) {
    long ten = 1;
    while (ten <= Long.MAX_VALUE / 10 && ten * 10 <= amount) {
      ten *= 10;
    }
    for (long factor : new long[] {1, 2, 5, 10}) {
      if (ten * factor >= amount) {
        return ten * factor;
      }
    }
    return amount;
  }

  List<Long> lines() {
    List<Long> lines = new ArrayList<>();
    for (long line = from; line <= to; line += step) {
      lines.add(line);
    }
    return lines;
  }

  /// Where an amount lies: 0 at `from`, 1 at `to`.
  double share(long amount) {
    return (double) (amount - from) / (to - from);
  }
}
