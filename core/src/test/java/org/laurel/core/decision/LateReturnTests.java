package org.laurel.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;
import org.laurel.core.spec.Player;
import org.laurel.core.spec.SpecFile;

/// Goods that come back when what limits remember of their day is forgotten.
class LateReturnTests {

  /// The fewer pieces, the more it gives: the one way in which a return can add something.
  private static final Programme PROGRAMME =
      Language.read(
              "programme.yaml",
              """
              programme: late
              zone: Europe/Warsaw
              money: PLN
              units:
                point: {kind: points}
              earn:
                - rule: small
                  on: purchase
                  when: quantity of basket <= 1
                  give: 20 points
                  limit: 20 points per calendar year
              """)
          .programme();

  private static List<String> failures(String steps) {
    SpecFile file =
        SpecFile.read(
            "late.spec.yaml",
            "specs:\n  - spec: late\n    prices: {pen: 5.00 PLN}\n    steps:\n" + steps.indent(6),
            PROGRAMME);
    assertThat(file.problems()).isEmpty();
    return Player.inCodes(PROGRAMME).play(file.specs().getFirst()).failures().stream()
        .map(Player.Failure::message)
        .toList();
  }

  @Test
  void aReturnGivesNoMoreThanALimitThatOthersHaveUsed() {
    assertThat(
            failures(
                """
                - {at: 2025-02-01 09:00, buys: pen x 2, has: {point: 0}}
                - {at: 2025-02-02 09:00, buys: pen, has: {point: 20}}
                - {at: 2025-02-03 09:00, returns: pen, receipt: 2025-02-01 09:00, has: {point: 20}}
                """))
        .isEmpty();
  }

  @Test
  void norWhenItIsForgottenThatOthersHaveUsedIt() {
    assertThat(
            failures(
                """
                - {at: 2025-02-01 09:00, buys: pen x 2, has: {point: 0}}
                - {at: 2025-02-02 09:00, buys: pen, has: {point: 20}}
                - {at: 2027-01-02 09:00, buys: pen, has: {point: 40}}
                - {at: 2027-01-03 09:00, returns: pen, receipt: 2025-02-01 09:00, has: {point: 40}}
                """))
        .isEmpty();
  }
}
