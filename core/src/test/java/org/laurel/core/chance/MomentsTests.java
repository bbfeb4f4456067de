package org.laurel.core.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.draw.Seed;
import org.laurel.core.language.Language;
import org.laurel.core.language.Problem;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;
import org.laurel.core.simulation.Simulation;
import org.laurel.core.value.Decimal;

/// Prizes that are spread over days.
class MomentsTests {

  /// The clocks of Warsaw skip an hour on the night to the 29th.
  private static final String TEXT =
      """
      programme: prizes
      zone: Europe/Warsaw
      money: PLN
      units: {mug: {kind: count}}
      acts: {scratch: {}}
      budgets:
        mugs: %s
      earn:
        - {rule: try, on: scratch, give: 1 mug, budget: mugs}
        - {rule: bought, on: purchase, give: 1 mug, budget: mugs}
      """;

  private static Programme rules(String budget) {
    return Language.read("prizes.yaml", TEXT.formatted(budget)).programme();
  }

  private static Seed seed(long number) {
    return new Seed(ByteBuffer.allocate(Seed.LENGTH).putLong(number).array());
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachHasItsMomentInItsOwnStretchOfTheDays(long number) {
    Programme rules = rules("7 mugs, spread over 2026-03-28 .. 2026-03-29");
    Budget mugs = rules.budgets().get("mugs");
    Instant begins = Instant.parse("2026-03-27T23:00:00Z");
    long hours = 47;
    Seed seed = seed(number);
    assertThat(Moments.passed(rules, mugs, seed, begins.minusSeconds(1))).isZero();
    long before = 0;
    for (long second = 0; second <= hours * 3600; second += 61) {
      long passed = Moments.passed(rules, mugs, seed, begins.plusSeconds(second));
      assertThat(passed).as("seed " + number + ", second " + second).isBetween(before, before + 1);
      assertThat(passed).isBetween(second * 7 / (hours * 3600), second * 7 / (hours * 3600) + 1);
      before = passed;
    }
    assertThat(Moments.passed(rules, mugs, seed, begins.plusSeconds(hours * 3600 - 1)))
        .isEqualTo(7);
    assertThat(Moments.passed(rules, mugs, seed, begins.plusSeconds(999_999_999))).isEqualTo(7);
  }

  @Test
  void whenTheyComeIsAnybodysGuess() {
    Programme rules = rules("1 mug, spread over 2026-06-01");
    Budget mugs = rules.budgets().get("mugs");
    Instant noon = Instant.parse("2026-06-01T10:00:00Z");
    long early =
        LongStream.range(0, 2_000)
            .filter(number -> Moments.passed(rules, mugs, seed(number), noon) == 1)
            .count();
    assertThat(early).as("of 2,000 seeds, before noon").isBetween(900L, 1_100L);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverMoreThanThereAreAndAllWithEnoughTries(long number) {
    SplittableRandom random = new SplittableRandom(number);
    Programme rules = rules("9 mugs, spread over 2026-03-28 .. 2026-03-30");
    Simulation simulation = new Simulation(Versions.only(rules));
    Instant now = Instant.parse("2026-03-27T20:00:00Z");
    Profile profile =
        new Profile(LocalDate.parse("2026-01-01"), null, "en", new TreeSet<>(), new TreeSet<>());
    simulation.take("anna", new Activity.Enrol(1, "join", now, profile));
    List<String> bought = new ArrayList<>();
    for (long id = 2; id < 90; id++) {
      now = now.plusSeconds(random.nextInt(1, 7_000));
      String key = "k" + id;
      Activity activity = tried(id, key, now);
      if (random.nextInt(4) == 0) {
        activity = purchase(id, key, now, random.nextInt(10) == 0);
      } else if (!bought.isEmpty() && random.nextInt(3) == 0) {
        activity = new Activity.Return(id, key, now, bought.removeFirst(), List.of());
      }
      simulation.take("anna", activity);
      if (activity instanceof Activity.Purchase) {
        bought.add(key);
      }
      long used = simulation.used().getOrDefault("budget:mugs", 0L);
      assertThat(simulation.account("anna").available("mug")).isEqualTo(used);
      assertThat(used).as("seed " + number).isBetween(0L, 9L);
    }
    for (long id = 100; id < 110; id++) {
      simulation.take("anna", tried(id, "k" + id, Instant.parse("2026-04-20T10:00:00Z")));
    }
    assertThat(simulation.used().get("budget:mugs")).isEqualTo(9);
  }

  private static Activity tried(long id, String key, Instant at) {
    return new Activity.Act(id, key, at, Place.NOWHERE, "scratch", new TreeMap<>());
  }

  private static Activity.Purchase purchase(long id, String key, Instant at, boolean offline) {
    Activity.Line line = new Activity.Line(1, "tea", "", "", List.of(), Decimal.of(1), 500);
    return new Activity.Purchase(
        id, key, at, Place.NOWHERE, "PLN", List.of(line), List.of(), List.of(), offline, List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          50.00 PLN, spread over 2026-06-01 .. 2026-06-30 | wrong-unit
          5 mugs, spread over 2026-06-30 .. 2026-06-01    | empty-period
          1000001 mugs, spread over 2026-06-01            | number-out-of-range
          5 mugs, spread over june                        | unexpected-word
          5 mugs, spread from 2026-06-01                  | unexpected-word
          """)
  void whatCannotBeSpreadIsToldWithTheWayOut(String budget, String code) {
    List<Problem> problems =
        Language.read("prizes.yaml", TEXT.formatted('"' + budget + '"')).problems();
    assertThat(problems).extracting(Problem::code).contains(code);
  }
}
