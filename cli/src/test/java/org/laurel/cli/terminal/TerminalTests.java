package org.laurel.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalTests {

  private static final long SECOND = 1_000_000_000L;

  private final StringWriter err = new StringWriter();
  private final AtomicLong clock = new AtomicLong();

  private Progress progress(boolean lively) {
    return new Progress(new PrintWriter(err, true), lively, "folding", clock::get);
  }

  @Test
  void aWatcherSeesABarRedrawnInPlaceAndClearedAtTheEnd() {
    try (Progress progress = progress(true)) {
      clock.set(SECOND);
      progress.at(50, 100, "1,000 activities");
      clock.set(2 * SECOND);
      progress.at(100, 100, "2,000 activities");
    }

    String[] lines = err.toString().split("\r");
    assertThat(lines[1])
        .startsWith("folding ━━━━━━━━━━━━━━━───────────────  50%  1,000 activities, 1 s left");
    assertThat(lines[2])
        .startsWith("folding ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 100%  2,000 activities");
    assertThat(lines[3]).isBlank();
    assertThat(err.toString()).doesNotContain("\n").endsWith("\r");
  }

  @Test
  void aLogGetsAPlainLineEveryTenSeconds() {
    try (Progress progress = progress(false)) {
      clock.set(9 * SECOND);
      progress.at(10, 100, "100 activities");
      clock.set(10 * SECOND);
      progress.at(11, 100, "110 activities");
      clock.set(11 * SECOND);
      progress.at(12, 100, "120 activities");
    }

    assertThat(err.toString()).isEqualToIgnoringNewLines("folding 11%, 110 activities");
  }

  @Test
  void aTableStandsUnderItsHeads() {
    Table table =
        new Table("", "issued", "spent").row("złoty", "1,200.00", "5").row("stamp", "3", "");

    assertThat(table.lines())
        .containsExactly(
            "           issued  spent", //
            "  złoty  1,200.00      5",
            "  stamp         3");
  }

  @Test
  void aSparklineRisesWithItsNumbers() {
    assertThat(Sparkline.of(0, 1, 7, -3)).isEqualTo("▁▂█▁");
    assertThat(Sparkline.of(0, 0)).isEqualTo("▁▁");
  }

  @Test
  void aCaretStandsUnderThePlaceWhateverTheScript() {
    assertThat(Snippet.of("units:\n  ζλότι: {kind: count}", 2, 10))
        .containsExactly(
            "    2 |   ζλότι: {kind: count}", //
            "                 ^");
  }

  @Test
  void aTabDoesNotMoveTheCaret() {
    assertThat(Snippet.of("a\tb", 1, 3)).containsExactly("    1 | a b", "          ^");
  }

  @Test
  void ofAnEndlessLineOnlyTheSurroundingsAreShown() {
    var lines = Snippet.of("x".repeat(5_000) + "Y" + "x".repeat(5_000), 1, 5_001);

    assertThat(lines.getFirst().length()).isLessThan(120);
    assertThat(lines.getFirst().charAt(lines.getLast().indexOf('^'))).isEqualTo('Y');
  }

  @Test
  void aPlaceOutsideTheTextShowsNothing() {
    assertThat(Snippet.of("a", 3, 1)).isEmpty();
  }
}
