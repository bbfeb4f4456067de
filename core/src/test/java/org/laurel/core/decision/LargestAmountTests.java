package org.laurel.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Versions;
import org.laurel.core.simulation.Simulation;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Decimal;

/// A programme may promise more than can be counted; then it is refused, and nothing wraps around.
class LargestAmountTests {

  private final Simulation simulation =
      new Simulation(
          Versions.only(
              Language.read(
                      "programme.yaml",
                      """
                      programme: flood
                      zone: Europe/Warsaw
                      money: PLN
                      units:
                        drop: {kind: points, expires: 90 days after earning}
                      earn:
                        - {rule: flood, on: purchase, give: 1000000 drops per 0.01 PLN of total}
                        - {rule: again, on: anniversary, give: 7 drops}
                      """)
                  .programme()));

  private Decision buys(String key, int day, long amount) {
    Instant occurred = LocalDate.of(2026, 1, day).atTime(12, 0).toInstant(java.time.ZoneOffset.UTC);
    List<Activity.Line> lines =
        List.of(new Activity.Line(1, "a", "", "", List.of(), Decimal.ONE, amount));
    return simulation
        .take(
            "ada",
            new Activity.Purchase(
                day,
                key,
                occurred,
                Place.NOWHERE,
                "PLN",
                lines,
                List.of(),
                List.of(),
                false,
                List.of()))
        .decision();
  }

  private void adaJoins() {
    Instant first = Instant.parse("2026-01-01T00:00:00Z");
    Profile profile =
        new Profile(
            LocalDate.of(2026, 1, 1),
            null,
            "pl",
            Collections.emptySortedSet(),
            Collections.emptySortedSet());
    simulation.take("ada", new Activity.Enrol(1, "join", first, profile));
  }

  @Test
  void aGiftBeyondTheLargestAmountIsRefused() {
    adaJoins();
    assertThat(buys("k", 2, Amounts.MAX))
        .isInstanceOfSatisfying(
            Decision.Refused.class, r -> assertThat(r.refusal()).isEqualTo(Refusal.TOO_MUCH));
    assertThat(simulation.account("ada").available("drop")).isZero();
  }

  @Test
  void aBalanceGrowsToTheLargestAmountAndNotBeyond() {
    adaJoins();
    for (int day = 2; day < 12; day++) {
      assertThat(buys("k" + day, day, Amounts.MAX / 10_000_000))
          .isInstanceOf(Decision.Granted.class);
    }
    assertThat(simulation.account("ada").available("drop")).isEqualTo(Amounts.MAX);
    assertThat(buys("k12", 12, 1)).isInstanceOf(Decision.Refused.class);
    assertThat(simulation.account("ada").available("drop")).isEqualTo(Amounts.MAX);
  }

  /// Nobody could send it again, so it would be tried for ever.
  @Test
  void whatTimeBringsIsNotRefused() {
    adaJoins();
    simulation.take(
        "ada",
        new Activity.Adjust(
            2, "gift", Instant.parse("2026-12-31T00:00:00Z"), "drop", Amounts.MAX, "x", "y", null));

    simulation.settle("ada", Instant.parse("2027-01-02T00:00:00Z"));

    assertThat(simulation.account("ada").available("drop")).isEqualTo(Amounts.MAX + 7);
  }
}
