package org.laurel.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;
import org.laurel.core.spec.Player;
import org.laurel.core.spec.Spec;
import org.laurel.core.spec.SpecFile;

/// What hangs on an age is given to nobody who did not tell it, however the condition is put.
class UnknownAgeTests {

  private static final String RULES =
      """
      programme: cinema
      zone: Europe/Warsaw
      money: PLN
      starts: 2022-01-01
      units: {point: {kind: points}}
      earn:
        - {rule: young, on: purchase, when: age < 18, give: 1 point}
        - {rule: grown, on: purchase, when: age >= 18, give: 10 points}
        - {rule: not-young, on: purchase, when: not age < 18, give: 100 points}
        - {rule: not-ten, on: purchase, when: age is not 10, give: 1000 points}
        - {rule: or-app, on: purchase, when: age < 18 or channel is app, give: 10000 points}
        - {rule: never-both, on: purchase, when: not (age < 18 and channel is app), give: 100000 points}
      rewards:
        - {reward: cartoon, cost: free, for: age < 12}
        - {reward: thriller, cost: free, for: not age < 18}
      """;

  private static void holds(String steps) {
    Programme programme = Language.read("cinema.yaml", RULES).programme();
    String text = "specs:\n  - spec: ages\n" + steps.indent(4);
    SpecFile file = SpecFile.read("cinema.spec.yaml", text, programme);
    assertThat(file.problems()).isEmpty();
    for (Spec spec : file.specs()) {
      assertThat(Player.inCodes(programme).play(spec).failures()).isEmpty();
    }
  }

  @Test
  void whoDidNotTellMeetsNoConditionOnAgeNorItsOpposite() {
    holds(
        """
        place: {channel: till}
        steps:
          - at: 2022-05-04 10:00
            buys: 10.00 PLN
            earns: {point: 100000}
            because: {young: age-unknown, grown: age-unknown, not-ten: age-unknown, not-young: not-met}
          - {at: 2022-05-04 10:01, redeems: cartoon, refused: age-missing}
          - {at: 2022-05-04 10:02, redeems: thriller, refused: not-eligible}
        """);
  }

  @Test
  void whereTheRestDecidesTheAgeNeedNotBeKnown() {
    holds(
        """
        place: {channel: app}
        steps:
          - {at: 2022-05-04 10:00, buys: 10.00 PLN, earns: {point: 10000}}
        """);
  }

  @Test
  void onceItIsToldItCounts() {
    holds(
        """
        place: {channel: till}
        steps:
          - {at: 2022-05-04 10:00, becomes: {born: 2011-05-05}}
          - {at: 2022-05-04 10:01, buys: 10.00 PLN, earns: {point: 110001}}
          - {at: 2022-05-04 10:02, redeems: cartoon}
          - {at: 2022-05-05 10:01, redeems: thriller, refused: not-eligible}
        """);
  }
}
