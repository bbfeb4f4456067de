package org.laurel.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;
import org.laurel.core.spec.Player;
import org.laurel.core.spec.SpecFile;

class BlindReturnTests {

  private static List<String> failures(String window, String steps) {
    Programme programme =
        Language.read(
                "programme.yaml",
                """
                programme: shop
                zone: Europe/Warsaw
                money: PLN
                %s
                units:
                  point: {kind: points}
                earn:
                  - {rule: zloty, on: purchase, give: 1 point per 1.00 PLN of total}
                """
                    .formatted(window))
            .programme();
    SpecFile file =
        SpecFile.read(
            "blind.spec.yaml",
            "specs:\n  - spec: blind\n    prices: {pen: 5.00 PLN}\n    steps:\n" + steps.indent(6),
            programme);
    assertThat(file.problems()).isEmpty();
    return Player.inCodes(programme).play(file.specs().getFirst()).failures().stream()
        .map(Player.Failure::message)
        .toList();
  }

  @Test
  void withoutAWindowItFindsNoPurchaseNotEvenOfTheSameDay() {
    assertThat(
            failures(
                "",
                """
                - {at: 2026-02-01 09:00, buys: pen, has: {point: 5}}
                - {at: 2026-02-01 10:00, returns: pen, receipt: none, refund: 0.00 PLN, has: {point: 5}}
                """))
        .isEmpty();
  }

  @Test
  void withAWindowItFindsThePurchaseUpToItsLastDay() {
    assertThat(
            failures(
                "blind returns: 1 day",
                """
                - {at: 2026-02-01 09:00, buys: pen x 2, has: {point: 10}}
                - {at: 2026-02-02 23:59, returns: pen, receipt: none, has: {point: 5}}
                - {at: 2026-02-03 00:00, returns: pen, receipt: none, has: {point: 5}}
                """))
        .isEmpty();
  }
}
