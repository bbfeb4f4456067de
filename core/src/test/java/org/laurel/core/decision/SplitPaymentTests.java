package org.laurel.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Pay;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Versions;
import org.laurel.core.simulation.Simulation;
import org.laurel.core.value.Decimal;

/// A till may name one unit in several payments of a purchase: they are paid from one balance.
class SplitPaymentTests {

  private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

  private final Simulation simulation =
      new Simulation(
          Versions.only(
              Language.read(
                      "programme.yaml",
                      """
                      programme: corner-shop
                      zone: Europe/Warsaw
                      money: PLN
                      units:
                        zloty: {kind: money, expires: never, worth: 1.00 PLN per 1.00 zloty}
                      spend:
                        - 1.00 zloty pays 1.00 PLN
                      """)
                  .programme()));

  SplitPaymentTests() {
    Profile profile =
        new Profile(
            LocalDate.of(2026, 1, 1),
            null,
            "pl",
            Collections.emptySortedSet(),
            Collections.emptySortedSet());
    simulation.take("ada", new Activity.Enrol(1, "join", NOON, profile));
    simulation.take(
        "ada", new Activity.Adjust(2, "gift", NOON, "zloty", 5_00, "goodwill", "joan", null));
  }

  @Test
  void neverSpendsMoreThanThereIs() {
    assertThat(pays(3_00, 2_01))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            r -> assertThat(r.refusal()).isEqualTo(Refusal.INSUFFICIENT_POINTS));
    assertThat(simulation.account("ada").available("zloty")).isEqualTo(5_00);
  }

  @Test
  void spendsTheLastCoin() {
    assertThat(pays(3_00, 2_00)).isInstanceOf(Decision.Granted.class);
    assertThat(simulation.account("ada").available("zloty")).isZero();
  }

  private Decision pays(long first, long second) {
    List<Activity.Line> lines =
        List.of(new Activity.Line(1, "a", "", "", List.of(), Decimal.ONE, 100_00));
    return simulation
        .take(
            "ada",
            new Activity.Purchase(
                3,
                "sale",
                NOON,
                Place.NOWHERE,
                "PLN",
                lines,
                List.of(new Pay("zloty", first), new Pay("zloty", second)),
                List.of(),
                false,
                List.of()))
        .decision();
  }
}
