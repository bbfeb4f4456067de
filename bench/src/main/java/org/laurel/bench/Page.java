package org.laurel.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// The figures as a page that stands alone, with charts.
final class Page {

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
      .wide:focus-visible { outline: 3px solid #2d7d55; outline-offset: 2px; }
      .bars { list-style: none; padding: 0; max-width: 46rem; }
      .bars li { display: grid; grid-template-columns: 14rem 1fr; align-items: center; margin: .5rem 0; }
      .bars .bar { display: flex; align-items: center; gap: .5rem; }
      .bars .bar::before { content: ""; flex: none; height: 1.4rem; min-width: 1px;
        width: calc((100%% - 6rem) * var(--share)); background: #2d7d55; }
      .bars .reference .bar::before { background: #7c847e; }
      @media (max-width: 36rem) {
        .bars li { grid-template-columns: 1fr; }
        table { font-size: .875rem; }
        th, td { padding: .4rem .2rem; }
      }
      @media (forced-colors: active) { .bars .bar::before { background: CanvasText !important; } }
    </style>
    </head>
    <body>
    <h1>How fast it is</h1>
    <p>%s with %s each; %s at once, one request at a time each. %s everything was measured for %s,
    one after the other, with the load on the same machine.</p>
    <h2>Beside the reference</h2>
    <p>How many a second, as a multiple of pgbench’s TPC-B transaction (a lone till: of one row a commit).
    The references are grey.</p>
    %s
    <h2>How long a request takes</h2>
    <p>The 99th percentile in milliseconds, corrected for coordinated omission. A stream’s requests hold
    many purchases each, so it is not shown.</p>
    %s
    <h2>All figures</h2>
    <div class="wide" role="region" aria-label="All figures" tabindex="0">%s</div>
    <p>A lone till waits %s times as long as one row’s commit takes. %s bytes are written to the log of
    changes for each purchase. %s transfers take %s bytes each, indexes included. The server took requests
    %s s after its start.</p>
    <h2>The machine</h2>
    %s
    </body>
    </html>
    """
        .formatted(
            count(figures.plan().accounts(), "member"),
            count(figures.plan().history(), "earlier purchase"),
            count(figures.plan().connections(), "till"),
            figures.rounds().size() == 1
                ? "Figures of a single round, in which"
                : "Medians of " + figures.rounds().size() + " rounds, in each of which",
            count(figures.plan().phase().toSeconds(), "second"),
            bars(List.of(Phase.values()), figures::ratio),
            bars(
                Stream.of(Phase.values()).filter(Phase::isOneByOne).toList(),
                phase -> figures.millis(phase, 99)),
            table(figures),
            decimal(figures.slower(Phase.LONE)),
            whole(figures.written()),
            whole(figures.transfers()),
            figures.perTransfer(),
            decimal(figures.start().toMillis() / 1000.0),
            machine(figures.machine()));
  }

  private static String bars(List<Phase> phases, ToDoubleFunction<Phase> figure) {
    double most = phases.stream().mapToDouble(figure).max().orElseThrow();
    StringBuilder bars = new StringBuilder("<ul class=\"bars\">\n");
    for (Phase phase : phases) {
      double value = figure.applyAsDouble(phase);
      bars.append(
          String.format(
              Locale.ROOT,
              "<li%s><span>%s</span> <span class=\"bar\" style=\"--share: %.4f\">%s</span></li>%n",
              phase == phase.against() ? " class=\"reference\"" : "",
              phase.title(),
              value / most,
              decimal(value)));
    }
    return bars.append("</ul>").toString();
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
        table.append("</td><td>");
        if (phase.isOneByOne()) {
          table.append(decimal(figures.millis(phase, percentile)));
        }
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

  private static String count(long many, String what) {
    return whole(many) + " " + what + (many == 1 ? "" : "s");
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%,.2f", number);
  }
}
