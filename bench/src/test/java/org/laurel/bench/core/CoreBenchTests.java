package org.laurel.bench.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurel.bench.Bench;
import org.laurel.core.decision.ConditionBenchmark;
import org.laurel.core.decision.Decision;
import picocli.CommandLine;

/// What is measured is right before it is fast: each benchmark checks itself when it is set up.
class CoreBenchTests {

  @ParameterizedTest
  @CsvSource({"supermarket, 60", "1, 1", "30, 5", "10000, 60", "everywhere-10000, 1"})
  void purchasesAreDecidedByEachProgramme(String rules, int lines) {
    DecideBenchmark benchmark = new DecideBenchmark();
    benchmark.rules = rules;
    benchmark.lines = lines;

    benchmark.fill();

    assertThat(benchmark.decide()).isInstanceOf(Decision.Granted.class);
  }

  @ParameterizedTest
  @CsvSource({"member, apart", "member, rivals", "margin, apart", "margin, rivals"})
  void aLargeCartIsDecidedWithFortyOffers(String best, String offers) {
    OffersBenchmark benchmark = new OffersBenchmark();
    benchmark.best = best;
    benchmark.offers = offers;

    benchmark.fill();

    assertThat(benchmark.decide()).isInstanceOf(Decision.Granted.class);
    if (best.equals("member") && offers.equals("apart")) {
      assertThat(benchmark.proven()).isEqualTo(16);
    }
  }

  @Test
  void allEnginesGiveTheSamePoints() {
    EnginesBenchmark benchmark = new EnginesBenchmark();

    benchmark.fill();

    long[] points = new long[4];
    for (int i = 0; i < 64; i++) {
      points[0] += benchmark.laurel();
    }
    for (int i = 0; i < 64; i++) {
      points[1] += benchmark.drools();
    }
    for (int i = 0; i < 64; i++) {
      points[2] += benchmark.droolsStateless();
    }
    for (int i = 0; i < 64; i++) {
      points[3] += benchmark.cel();
    }
    assertThat(points).containsOnly(points[0]);
    assertThat(points[0]).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"simple", "composite"})
  void conditionsHoldForTheSamePurchasesAsInCel(String condition) throws Exception {
    ConditionBenchmark benchmark = new ConditionBenchmark();
    benchmark.condition = condition;

    benchmark.fill();

    int laurel = 0;
    int cel = 0;
    for (int i = 0; i < 64; i++) {
      laurel += benchmark.laurel() ? 1 : 0;
    }
    for (int i = 0; i < 64; i++) {
      cel += benchmark.cel() ? 1 : 0;
    }
    assertThat(laurel).isBetween(1, 63).isEqualTo(cel);
  }

  @Test
  void theCommandTellsWhatItTakes() {
    assertThat(new CommandLine(new Bench()).execute("core", "--help")).isZero();
    assertThat(new CommandLine(new Bench()).execute("core", "--fast")).isEqualTo(2);
  }

  @Test
  void whatThereIsNotIsToldBeforeAnythingRuns() {
    StringWriter told = new StringWriter();
    CommandLine command = new CommandLine(new Bench()).setErr(new PrintWriter(told));

    assertThat(command.execute("core", "Deside")).isEqualTo(2);
    assertThat(command.execute("core", "--with", "lines")).isEqualTo(2);

    assertThat(told.toString())
        .contains("there is no benchmark Deside; there are Decide, Offers, Engines, Condition")
        .contains("--with says what is what");
  }
}
