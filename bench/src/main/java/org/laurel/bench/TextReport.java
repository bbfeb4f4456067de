package org.laurel.bench;

import java.util.Locale;

/// The figures for a terminal.
final class TextReport {

  private TextReport() {}

  static String of(Figures figures) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-28s %10s %8s %13s %8s %8s %8s %8s%n",
            figures.rounds().size() == 1
                ? "a single round"
                : "median of " + figures.rounds().size(),
            "a second",
            "ratio",
            "from..to",
            "p50 ms",
            "p95",
            "p99",
            "p99.9"));
    for (Phase phase : Phase.values()) {
      double[] spread = figures.spread(phase);
      text.append(
          String.format(
              Locale.ROOT,
              "%-28s %,10.0f %8.2f %6.2f..%-5.2f%s%n",
              phase.title(),
              figures.rate(phase),
              figures.ratio(phase),
              spread[0],
              spread[1],
              phase.isOneByOne() ? latencies(figures, phase) : ""));
    }
    text.append(
        String.format(
            Locale.ROOT,
            """

            A lone till waits %.2f times as long as one row's commit takes (medians).
            %,.0f bytes are written to the log of changes for each purchase.
            %,d transfers take %,d bytes each with their indexes.
            The server took requests %.1f s after its start.
            """,
            figures.slower(Phase.LONE),
            figures.written(),
            figures.transfers(),
            figures.perTransfer(),
            figures.start().toMillis() / 1000.0));
    text.append('\n');
    figures
        .machine()
        .forEach(
            (name, value) -> text.append(String.format(Locale.ROOT, "%-20s %s%n", name, value)));
    return text.toString();
  }

  private static String latencies(Figures figures, Phase phase) {
    return String.format(
        Locale.ROOT,
        " %8.2f %8.2f %8.2f %8.2f",
        figures.millis(phase, 50),
        figures.millis(phase, 95),
        figures.millis(phase, 99),
        figures.millis(phase, 99.9));
  }
}
