package org.laurel.cli.terminal;

/// Numbers over time as one row of little bars.
public final class Sparkline {

  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /// One bar for each number, the lowest bar for zero and below.
  public static String of(long... numbers) {
    long most = 1;
    for (long number : numbers) {
      most = Math.max(most, number);
    }
    StringBuilder bars = new StringBuilder();
    for (long number : numbers) {
      long bar = Math.max(0, number) * (BARS.length() - 1L) / most;
      bars.append(BARS.charAt((int) bar));
    }
    return bars.toString();
  }
}
