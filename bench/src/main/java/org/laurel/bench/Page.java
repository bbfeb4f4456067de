package org.laurel.bench;

import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// The figures as a page that stands alone, with charts.
final class Page {

  private static final int WIDTH = 420;

  private Page() {}

  static String of(Figures figures) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Laurel: how fast it is</title>
    <style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
        color: #1b1f1d; background: #fcfbf8; }
      table { border-collapse: collapse; width: 100%%; margin: 1rem 0 2rem; }
      th, td { text-align: right; padding: .4rem .6rem; border-bottom: 1px solid #d9dcd6; }
      th:first-child, td:first-child { text-align: left; }
      .wide { overflow-x: auto; }
      svg { width: 100%%; height: auto; max-width: 46rem; }
      svg text { font: 13px system-ui, sans-serif; fill: #1b1f1d; }
    </style>
    </head>
    <body>
    <h1>How fast it is</h1>
    <p>%s members with %s earlier purchases each; %s tills at once, one request at a time each. Medians of
    %s rounds; in each round everything was measured for %s seconds, one after the other, with the load
    on the same machine.</p>
    <h2>Beside the reference</h2>
    <p>How many a second, as a multiple of pgbench’s TPC-B transaction (a lone till: of one row a commit).</p>
    %s
    <h2>How long a request takes</h2>
    <p>The 99th percentile in milliseconds, corrected for coordinated omission.</p>
    %s
    <h2>All figures</h2>
    <div class="wide">%s</div>
    <p>A lone till waits %s times as long as one row’s commit takes. %s bytes are written to the log of
    changes for each purchase. %s transfers take %s bytes each, indexes included. The server took requests
    %s s after its start.</p>
    <h2>The machine</h2>
    <div class="wide">%s</div>
    </body>
    </html>
    """
        .formatted(
            whole(figures.plan().accounts()),
            figures.plan().history(),
            figures.plan().connections(),
            figures.rounds().size(),
            figures.plan().phase().toSeconds(),
            bars("Multiples of the reference", figures::ratio),
            bars("99th percentile in milliseconds", phase -> figures.millis(phase, 99)),
            table(figures),
            decimal(figures.slower(Phase.LONE)),
            whole(figures.written()),
            whole(figures.transfers()),
            figures.perTransfer(),
            decimal(figures.start().toMillis() / 1000.0),
            machine(figures.machine()));
  }

  private static String bars(String title, ToDoubleFunction<Phase> figure) {
    double most = 0;
    for (Phase phase : Phase.values()) {
      most = Math.max(most, figure.applyAsDouble(phase));
    }
    StringBuilder svg = new StringBuilder();
    svg.append("<svg viewBox=\"0 0 700 ")
        .append(Phase.values().length * 34)
        .append("\" role=\"img\" aria-label=\"")
        .append(title)
        .append("\">\n");
    int y = 0;
    for (Phase phase : Phase.values()) {
      double value = figure.applyAsDouble(phase);
      String colour = phase == phase.against() || phase == Phase.REFERENCE ? "#8b938d" : "#2d7d55";
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"0\" y=\"%d\">%s</text><rect x=\"200\" y=\"%d\" width=\"%.1f\" height=\"22\""
                  + " fill=\"%s\"/><text x=\"%.1f\" y=\"%d\">%s</text>%n",
              y + 20,
              phase.title(),
              y + 4,
              Math.max(1, value / most * WIDTH),
              colour,
              206 + value / most * WIDTH,
              y + 20,
              decimal(value)));
      y += 34;
    }
    return svg.append("</svg>").toString();
  }

  private static String table(Figures figures) {
    StringBuilder table = new StringBuilder();
    table.append(
        "<table><tr><th scope=\"col\">what</th><th scope=\"col\">a second</th>"
            + "<th scope=\"col\">ratio</th><th scope=\"col\">p50 ms</th>"
            + "<th scope=\"col\">p95</th><th scope=\"col\">p99</th>"
            + "<th scope=\"col\">p99.9</th></tr>\n");
    for (Phase phase : Phase.values()) {
      table
          .append("<tr><th scope=\"row\">")
          .append(phase.title())
          .append("</th><td>")
          .append(whole(figures.rate(phase)))
          .append("</td><td>")
          .append(decimal(figures.ratio(phase)));
      for (double percentile : new double[] {50, 95, 99, 99.9}) {
        table.append("</td><td>").append(decimal(figures.millis(phase, percentile)));
      }
      table.append("</td></tr>\n");
    }
    return table.append("</table>").toString();
  }

  private static String machine(Map<String, String> machine) {
    StringBuilder table = new StringBuilder("<table>\n");
    machine.forEach(
        (name, value) ->
            table
                .append("<tr><th scope=\"row\">")
                .append(name)
                .append("</th><td>")
                .append(value)
                .append("</td></tr>\n"));
    return table.append("</table>").toString();
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%,.2f", number);
  }
}
