package org.laurel.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurel.core.language.Problem;

class SpecFileTests {

  private static final String HAS = "  has: {crumb: 0}";

  private static List<String> problems(String text) {
    return Bakery.read(text).problems().stream().map(Problem::toString).toList();
  }

  private static String problemOfSteps(String steps) {
    SpecFile file = Bakery.read(Bakery.steps(steps));
    assertThat(file.problems()).hasSize(1);
    assertThat(file.specs()).isEmpty();
    return file.problems().getFirst().toString();
  }

  @Test
  void aTextThatIsNoYamlIsToldWithItsPlace() {
    assertThat(problems("specs: ["))
        .singleElement()
        .asString()
        .startsWith("bakery.spec.yaml:1:9 error");
  }

  @Test
  void anEmptyFileIsTold() {
    assertThat(problems("")).singleElement().asString().contains("specs:");
  }

  @Test
  void aFileNeedsSpecs() {
    assertThat(problems("place: {channel: app}"))
        .singleElement()
        .asString()
        .contains("needs the field \"specs\"");
  }

  @Test
  void anUnknownFieldIsToldWithTheKnownOnesAndTheNearest() {
    assertThat(problemOfSteps("- at: 2022-08-15 09:10\n  bys: loaf\n" + HAS))
        .startsWith("bakery.spec.yaml:6:9 error: \"bys\" is no field of a step. Known: at, times,")
        .endsWith("Did you mean \"buys\"?");
  }

  @Test
  void aStepNeedsItsMoment() {
    assertThat(problemOfSteps("- buys: loaf")).contains(":5:9", "\"at\"");
  }

  @Test
  void aDayAloneIsNoMoment() {
    assertThat(problemOfSteps("- at: 2022-08-15\n" + HAS)).contains(":5:13", "a day alone");
  }

  @Test
  void aMomentOutsideTheCalendarIsTold() {
    assertThat(problemOfSteps("- at: 2022-02-29 09:10\n" + HAS)).contains("not in the calendar");
  }

  @Test
  void aTimeThatClocksSkippedNeverWas() {
    assertThat(problemOfSteps("- at: 2022-03-27 02:30\n" + HAS)).contains("it never was");
  }

  @Test
  void aTimeThatWasTwiceNeedsItsOffset() {
    assertThat(problemOfSteps("- at: 2022-10-30 02:30\n" + HAS))
        .contains("twice", "+02:00 for the first", "+01:00 for the second");
    assertThat(problems(Bakery.steps("- at: 2022-10-30 02:30 +01:00\n" + HAS))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          buys: loaff                                | "loaff" is no product of prices or the programme
          buys: bread                                | bread has no price
          buys: cheese x 0.3333                      | Say the line's amount
          buys: loaf x 0                             | more than 0
          buys: loaf x two                           | "two" is no number
          buys: loaf for 8.00 EUR                    | such as 6.49 PLN
          buys: 8.005 PLN                            | more than 2 decimals
          buys: []                                   | expected a text such as: coffee x 2; found a list
          buys: {loaf: 2}                            | expected a text such as: coffee x 2; found a mapping
          returns: loaf                              | no purchase before this step
          does: baking                               | "baking" is no act of the programme
          does: baking-class, with: {hour: 2}        | "hour" is no attribute of baking-class. Known: hours
          does: baking-class, with: {hours: two}     | "two" is no number
          does: baking-class, with: {paid: 2}        | such as 6.49 PLN
          does: baking-class, with: {held-on: soon}  | a day such as
          redeems: free-rol                          | Did you mean "free-roll"?
          redeems: free-roll x 1.5                   | expected a whole number
          holds: free-roll                           | say "until" when
          captures: free-roll                        | no step before this one holds "free-roll"
          adjusts: 5 stars                           | is no unit of the programme. Known: crumb, dough
          adjusts: five crumbs                       | such as 500 points
          buys: loaf, pays: 5 flour                  | is no unit of the programme
          buys: loaf, uses: free-bread               | is no reward of the programme
          buys: loaf, offline: perhaps               | expected "yes" or "no"
          buys: loaf, given: {app-rol: 1.00 PLN}     | is no offer of the programme
          becomes: {joined: 2022-05-01}              | never becomes another
          has: {crumbs: 2}                           | "crumbs" is no unit of the programme
          has: {crumb: 2.5}                          | more than 0 decimals
          has: {crumb: {availabel: 2}}               | "availabel" is no field of a balance
          has: 2                                     | has is a mapping
          tier: crunchy                              | "crunchy" is no level of crust. Known: soft, crisp
          tier: {cruts: soft}                        | "cruts" is no ladder of the programme
          total: 8                                   | such as 6.49 PLN
          vouchers: [free-rol]                       | is no reward of the programme
          refused: insufficient-point                | Did you mean "insufficient-points"?
          because: {per-spent: granted}              | is no rule of the programme
          because: {per-spend: given}                | "given" is no outcome of a reason
          place: {chanel: app}, has: {crumb: 0}      | "chanel" is no field of a place
          place: {zone: Warsaw}, buys: loaf          | no such time zone
          who: anna, has: {crumb: 0}                 | "anna" is no member of this spec
          buys: loaf, returns: loaf                  | a step does one thing
          has: {crumb: 0}, receipt: none             | "receipt" goes with "returns"
          place: {channel: app}                      | does nothing and expects nothing
          """)
  void whatIsWrongInAStepIsToldOnItsLine(String fields, String message) {
    assertThat(
            problemOfSteps(
                "- at: 2022-08-15 09:10\n  " + fields.replaceAll(", (?=\\w+: )(?![^{]*})", "\n  ")))
        .matches("bakery\\.spec\\.yaml:[567]:.*")
        .contains(message);
  }

  @Test
  void severalProblemsAreToldInTheOrderOfTheText() {
    String text =
        Bakery.steps(
            """
            - at: 2022-08-15
              buys: loaf
            - at: 2022-08-16 09:00
              buys: loaff
            - at: 2022-08-17 09:00
              has: {crum: 1}
            """);

    assertThat(Bakery.read(text).problems())
        .extracting(Problem::line, Problem::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(5, "bad-moment"),
            org.assertj.core.groups.Tuple.tuple(8, "unknown-product"),
            org.assertj.core.groups.Tuple.tuple(10, "unknown-unit"));
  }

  @Test
  void aStepThatCouldNotBeReadIsNotMissedByLaterOnes() {
    String text =
        Bakery.steps(
            """
            - at: 2022-08-15
              buys: loaf
            - at: 2022-08-16 09:00
              returns: loaf
            """);

    assertThat(Bakery.read(text).problems()).extracting(Problem::line).containsExactly(5);
  }

  @Test
  void aStepThatIsRepeatedWithoutEndIsRefused() {
    String step = "- {at: 2022-08-15 09:10, times: 1000, buys: loaf}\n";

    assertThat(problems(Bakery.steps(step.repeat(10)))).isEmpty();
    assertThat(problems(Bakery.steps(step.repeat(11))))
        .singleElement()
        .asString()
        .contains(":15:", "at most 10000 steps");
    assertThat(problemOfSteps("- {at: 2022-08-15 09:10, times: 1001, buys: loaf}"))
        .contains("from 1 to 1000");
    assertThat(problemOfSteps("- {at: 2022-08-15 09:10, times: 2, has: {crumb: 0}}"))
        .contains("nothing is done here");
  }

  @Test
  void aWrongPriceIsToldOnceHoweverOftenItIsBought() {
    String text =
        """
        prices: {roll: cheap}
        specs:
          - spec: rolls
            steps:
              - {at: 2022-08-15 09:10, buys: roll}
              - {at: 2022-08-15 09:20, buys: roll x 2}
        """;

    assertThat(problems(text)).singleElement().asString().startsWith("bakery.spec.yaml:1:16");
  }

  @Test
  void twoSpecsOfOneNameAreTold() {
    String spec = "  - {spec: same, steps: [{at: 2022-08-15 09:10, has: {crumb: 0}}]}\n";

    assertThat(problems("specs:\n" + spec + spec))
        .singleElement()
        .asString()
        .contains(":3:12", "a spec of this name stands above");
  }

  @Test
  void amongSeveralMembersAStepSaysWho() {
    String text =
        """
        specs:
          - spec: two of them
            members: {anna: {}, boris: {}}
            steps: [{at: 2022-08-15 09:10, has: {crumb: 0}}]
        """;

    assertThat(problems(text)).singleElement().asString().contains("say who does it: anna, boris");
  }

  @Test
  void whatASpecSaysComesBeforeWhatTheFileSays() {
    SpecFile file =
        Bakery.read(
            """
            member: {joined: 2022-02-01, language: pl}
            place: {store: S-1, channel: till}
            specs:
              - spec: nearer counts
                member: {born: 1990-05-04}
                place: {channel: app}
                steps:
                  - {at: 2022-08-15 09:10, place: {store: S-2}, buys: 8.00 PLN}
            """);

    Spec spec = file.specs().getFirst();
    assertThat(spec.members().get(Spec.SOMEBODY).profile())
        .hasToString(
            "Profile[joined=2022-02-01, born=1990-05-04, language=pl, segments=[], consents=[]]");
    assertThat(((Action.Buys) spec.steps().getFirst().action()).place())
        .hasToString("Place[store=S-2, brand=, channel=app, partner=, zone=null]");
  }

  @Test
  void aProductOfTheProgrammeHasTheMarksOfItsSet() {
    SpecFile file =
        Bakery.read(Bakery.steps("- {at: 2022-08-15 09:10, buys: [roll x 3, bread for 4.20 PLN]}"));

    Action.Buys buys = (Action.Buys) file.specs().getFirst().steps().getFirst().action();
    assertThat(buys.lines())
        .extracting(line -> line.sku(), line -> line.category(), line -> line.amount())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("R-1", "", 450L),
            org.assertj.core.groups.Tuple.tuple("bread", "bread", 420L));
  }
}
