package org.laurel.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayerTests {

  private static Player.Result play(String steps) {
    return playFile(Bakery.steps(steps));
  }

  private static Player.Result playFile(String text) {
    SpecFile file = Bakery.read(text);
    assertThat(file.problems()).isEmpty();
    return Player.inCodes(Bakery.programme()).play(file.specs().getFirst());
  }

  private static List<String> failures(String steps) {
    return play(steps).failures().stream().map(Player.Failure::message).toList();
  }

  @Test
  void everythingAStepCanExpectHolds() {
    assertThat(
            failures(
                """
                - at: 2022-08-15 09:10
                  place: {channel: app}
                  buys: [loaf x 2, roll x 4]
                  pays: 0 crumbs
                  discount: 2.00 PLN
                  total: 20.00 PLN
                  due: 20.00 PLN
                  earns: {crumb: 20, dough: 0.80}
                  has: {crumb: 20, dough: {available: 0.00, pending: 0.80, held: 0.00}}
                  owes: {crumb: 0}
                  tier: soft
                  vouchers: none
                  because: {per-spend: granted, app-roll: [granted, discounted]}
                - at: 2022-08-16 09:10
                  redeems: free-roll
                  has: {crumb: 0}
                  vouchers: [free-roll]
                - at: 2022-08-17 09:10
                  buys: roll
                  uses: free-roll
                  due: 0.00 PLN
                  vouchers: none
                - at: 2022-08-18 09:10
                  returns: [loaf, roll x 2]
                  refund: 10.00 PLN
                  has: {crumb: -10}
                - at: 2022-08-29 23:59
                  has: {dough: {pending: 0.40}}
                - at: 2022-08-30 00:00
                  has: {dough: 0.40}
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          has: {crumb: 17}               | crumb available: expected 17, is 16
          has: {dough: {pending: 0.79}}  | dough pending: expected 0.79, is 0.80
          owes: {crumb: 1}               | crumb owed: expected 1, is 0
          earns: {dough: 0.81}           | dough earned: expected 0.81, is 0.80
          total: 16.01 PLN               | total: expected 16.01, is 16.00
          due: 15.00 PLN                 | due: expected 15.00, is 16.00
          discount: 1.00 PLN             | discount: expected 1.00, is 0.00
          refund: 1.00 PLN               | refund: expected 1.00, is 0.00
          tier: crisp                    | tier on crust: expected crisp, is soft
          vouchers: [free-roll x 2]      | vouchers: expected free-roll x 2, is none
          refused: limit-reached         | refused: expected limit-reached, is granted
          because: {per-spend: limited}  | per-spend: expected limited, is granted (earned-per-spend)
          because: {crust: tier-rose}    | crust: expected tier-rose, is not mentioned
          """)
  void whatDoesNotHoldIsToldWithBothSides(String expectation, String message) {
    assertThat(failures("- at: 2022-08-15 09:10\n  buys: loaf x 2\n  " + expectation))
        .containsExactly(message);
  }

  @Test
  void aFailureStandsAtItsExpectationAndBringsTheReasons() {
    Player.Result result =
        play("- at: 2022-08-15 09:10\n  buys: loaf\n  has: {crumb: 8, dough: 0.01}");

    Player.Failure failure = result.failures().getFirst();
    assertThat(failure.at()).hasToString("Spot[line=7, column=32]");
    assertThat(failure.because()).extracting(Seen.Because::rule).contains("per-spend");
  }

  @Test
  void anUnexpectedRefusalFailsAndEndsTheSpec() {
    Player.Result result =
        play(
            """
            - at: 2022-08-15 09:10
              redeems: free-roll
            - at: 2022-08-16 09:10
              has: {crumb: 999}
            """);

    assertThat(result.failures())
        .extracting(Player.Failure::message)
        .containsExactly("refused: insufficient-points");
    assertThat(result.steps()).isEqualTo(1);
  }

  @Test
  void anExpectedRefusalPassesAndChangesNothing() {
    assertThat(
            failures(
                "- at: 2022-08-15 09:10\n  redeems: free-roll\n  refused: insufficient-points\n  has: {crumb: 0}"))
        .isEmpty();
  }

  @Test
  void aReturnTakesTheNewestPurchaseThatHasItAll() {
    assertThat(
            failures(
                """
                - {at: 2022-08-15 09:10, buys: [loaf, roll]}
                - {at: 2022-08-16 09:10, buys: loaf for 5.00 PLN}
                - {at: 2022-08-17 09:10, returns: loaf, refund: 5.00 PLN}
                - {at: 2022-08-18 09:10, returns: loaf, refund: 8.00 PLN}
                - {at: 2022-08-19 09:10, returns: everything, refund: 1.50 PLN}
                """))
        .isEmpty();
  }

  @Test
  void aReceiptNamesThePurchaseByItsMoment() {
    assertThat(
            failures(
                """
                - {at: 2022-08-15 09:10, buys: loaf}
                - {at: 2022-08-16 09:10, buys: loaf for 5.00 PLN}
                - {at: 2022-08-17 09:10, returns: loaf, receipt: 2022-08-15 09:10, refund: 8.00 PLN}
                - {at: 2022-08-17 09:20, returns: loaf x 2, receipt: 2022-08-16 09:10, refused: returned-too-much}
                """))
        .isEmpty();
  }

  @Test
  void withoutAReceiptTheProgrammeLooksForThePurchase() {
    assertThat(
            failures(
                """
                - {at: 2022-08-15 09:10, buys: loaf, has: {crumb: 8}}
                - {at: 2022-08-16 09:10, returns: loaf, receipt: none, has: {crumb: 0}}
                - {at: 2022-08-16 09:20, returns: roll, receipt: none, because: {per-spend: not-met}}
                """))
        .singleElement()
        .asString()
        .startsWith("per-spend: expected not-met");
  }

  @Test
  void piecesOfOneProductComeBackFromSeveralLines() {
    assertThat(
            failures(
                """
                - {at: 2022-08-15 09:10, buys: [roll x 2, roll for 3.00 PLN]}
                - {at: 2022-08-16 09:10, returns: roll x 3, refund: 6.00 PLN}
                """))
        .isEmpty();
  }

  @Test
  void whatIsHeldIsCapturedOrReleasedOrRunsOut() {
    assertThat(
            failures(
                """
                - {at: 2022-08-15 09:10, buys: loaf x 5, has: {crumb: 40}}
                - {at: 2022-08-15 10:00, holds: free-roll, until: 2022-08-15 11:00, has: {crumb: {available: 20, held: 20}}}
                - {at: 2022-08-15 10:30, captures: free-roll, has: {crumb: {available: 20, held: 0}}, vouchers: free-roll}
                - {at: 2022-08-15 12:00, holds: free-roll, until: 2022-08-15 13:00}
                - {at: 2022-08-15 12:30, releases: free-roll, has: {crumb: 20}}
                - {at: 2022-08-15 14:00, holds: free-roll, until: 2022-08-15 15:00, has: {crumb: 0}}
                - {at: 2022-08-15 15:00, has: {crumb: 20}}
                - {at: 2022-08-15 15:01, captures: free-roll, refused: hold-not-open}
                """))
        .isEmpty();
  }

  @Test
  void actsCarryTheirAttributes() {
    assertThat(
            failures(
                """
                - at: 2022-08-15 09:10
                  does: baking-class
                  with: {hours: 3, paid: 90.00 PLN, teacher: Zofia, held-on: 2022-08-20}
                  earns: {crumb: 30}
                - {at: 2022-08-15 09:20, does: baking-class, refused: missing-attribute}
                """))
        .isEmpty();
  }

  @Test
  void staffGivesAndTakes() {
    assertThat(
            failures(
                """
                - {at: 2022-08-15 09:10, adjusts: 50 crumbs, has: {crumb: 50}}
                - {at: 2022-08-15 09:20, adjusts: -20 crumbs, has: {crumb: 30}}
                """))
        .isEmpty();
  }

  @Test
  void severalMembersDoNotShareABalance() {
    Player.Result result =
        playFile(
            """
            specs:
              - spec: two of them
                members: {anna: {}, boris: {joined: 2022-08-16}}
                steps:
                  - {at: 2022-08-15 09:10, who: anna, buys: 8.00 PLN, has: {crumb: 8}}
                  - {at: 2022-08-16 09:10, who: boris, buys: 5.00 PLN, has: {crumb: 5}}
                  - {at: 2022-08-17 09:10, who: anna, has: {crumb: 8}}
            """);

    assertThat(result.failures()).isEmpty();
  }

  @Test
  void whoNeverJoinsIsNotEnrolled() {
    assertThat(
            playFile(
                    """
                    member: {joined: never}
                    specs:
                      - spec: a stranger
                        steps: [{at: 2022-08-15 09:10, buys: 8.00 PLN, refused: not-enrolled}]
                    """)
                .failures())
        .isEmpty();
  }

  @Test
  void joiningBeforeTheProgrammeBeganFails() {
    Player.Result result =
        playFile(
            """
            specs:
              - spec: too early
                member: {joined: 2021-12-31}
                steps: [{at: 2022-08-15 09:10, has: {crumb: 0}}]
            """);

    assertThat(result.failures())
        .extracting(Player.Failure::message)
        .containsExactly("member cannot join on 2021-12-31: before-programme");
  }

  @Test
  void factsAboutAMemberBecomeOtherOnes() {
    assertThat(
            failures(
                """
                - {at: 2022-08-15 09:10, becomes: {segments: [vip], language: el}}
                - {at: 2022-08-15 09:20, buys: loaf, has: {crumb: 8}}
                """))
        .isEmpty();
  }
}
