package org.laurel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ReportTests {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void thePageShowsAStreamBesideTheReferenceButNotAmongLatencies() {
    String page = Page.of(figures(2));

    assertThat(bars(page, Phase.QUOTES)).isEqualTo(2);
    assertThat(bars(page, Phase.STREAM)).isOne();
    assertThat(page)
        .contains("purchases in a stream</th><td>100</td><td>1.00</td><td></td><td></td><td></td>");
  }

  @Test
  void theTextLeavesTheStreamsLatenciesOut() {
    assertThat(TextReport.of(figures(2)).lines())
        .anyMatch(line -> line.matches("purchases in a stream +100 +1.00 +1.00..1.00 *"))
        .anyMatch(line -> line.matches("quotes, one a request +100 +1.00 +1.00..1.00( +5.00){4}"));
  }

  @Test
  void roundsAreCountedInWords() {
    assertThat(Page.of(figures(2))).contains("Medians of 2 rounds, in each of which");
    assertThat(Page.of(figures(1))).contains("Figures of a single round, in which");
    assertThat(TextReport.of(figures(1))).startsWith("a single round ");
  }

  private static int bars(String page, Phase phase) {
    return page.split("<li[^>]*><span>" + phase.title() + "<", -1).length - 1;
  }

  /// A hundred of everything a second, each in five milliseconds.
  private static Figures figures(int rounds) {
    Histogram latencies = new Histogram(3);
    latencies.recordValue(5_000);
    Map<Phase, Run> runs = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      runs.put(phase, new Run(100, SECOND, latencies));
    }
    return new Figures(
        new Plan(1_000, 3, rounds, SECOND, 8, 2, 500, "1g", 1),
        new LinkedHashMap<>(Map.of("processors", "2")),
        Collections.nCopies(rounds, new Round(runs, 6_000)),
        SECOND,
        3_000,
        200);
  }
}
