package org.laurel.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Warnings are certain: what they tell cannot work, and what works is not warned of.
class WarningTests {

  private static final String UNITS =
      """
      programme: sample
      zone: Europe/Warsaw
      money: PLN
      starts: 2026-01-01
      units:
        point: {kind: points, expires: 6 months after earning}
      acts:
        visit: {with: {minutes: number}}
      tiers:
        - ladder: status
          counts: purchases
          within: calendar year
          levels: {member: {}, silver: {from: 10}, gold: {from: 20}}
      """;

  private static List<String> warnings(String fragment) {
    Reading reading = Language.read("a.yaml", UNITS + fragment);
    assertThat(reading.sound()).as("%s", reading.problems()).isTrue();
    return reading.problems().stream().map(Problem::code).toList();
  }

  private static String visited(String condition) {
    return "earn:\n  - {rule: r, on: visit, when: '%s', give: 5 points}\n".formatted(condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "channel is app and channel is web",
        "channel in [app, web] and channel is kiosk",
        "channel is app and channel is not app",
        "channel is app and channel not in [app, web]",
        "minutes > 5 and minutes < 5",
        "minutes >= 5 and minutes < 5",
        "minutes is 5 and minutes is not 5",
        "age >= 16 and (age < 12 and channel is app)",
        "tier > gold",
        "tier < member",
        "tier >= silver and tier is not silver and tier is not gold",
        "birthday and not birthday",
        "(channel is a and channel is b) or (age > 2 and age < 1)",
        "channel is a and (age < 1 and age > 2)",
        "balance of point > 10 points and balance of point < 2 points",
        "day < 2026-01-01 and day > 2026-02-01",
        "months of membership > 12 and months of membership < 12",
      })
  void whatContradictsItselfIsWarnedOf(String condition) {
    assertThat(warnings(visited(condition))).containsExactly("never-matches");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "channel is app or channel is web",
        "channel in [app, web] and channel is web",
        "channel is not app and channel is not web",
        "minutes >= 5 and minutes <= 5",
        "minutes > 5 and minutes < 5.1",
        "minutes > 5 and age < 5",
        "tier >= silver and tier is not gold",
        "tier > silver",
        "(channel is a and channel is b) or age > 2",
        "not (channel is a and channel is b)",
        "segment is a and segment is b",
        "birthday week and not birthday",
        "day >= 2026-01-01 and day <= 2026-01-01",
      })
  void whatMayBeSoIsNotWarnedOf(String condition) {
    assertThat(warnings(visited(condition))).isEmpty();
  }

  private static String won(String condition) {
    return "contests:\n  - {contest: star, counts: points, within: calendar month, winners: 3}\n"
        + "earn:\n  - {rule: v, on: visit, give: 1 point}\n"
        + "  - {rule: r, on: win of star, when: '%s', give: 5 points}\n".formatted(condition);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rank is 4", "rank > 3", "rank < 1", "rank >= 2 and rank > 3"})
  void aRankThatNoWinnerHasIsWarnedOf(String condition) {
    assertThat(warnings(won(condition))).containsExactly("never-matches");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rank is 3", "rank > 2", "rank >= 1 and rank <= 3", "tier is gold"})
  void aRankThatAWinnerHasIsNotWarnedOf(String condition) {
    assertThat(warnings(won(condition))).isEmpty();
  }

  private static String during(String periods) {
    return "earn:\n  - {rule: r, on: visit, during: %s, give: 5 points}\n".formatted(periods);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-01-01 .. 2025-12-31",
        "until 2025-12-31",
        "[2026-01-01 .. 2026-01-31, 2026-02-01 .. 2026-02-28]",
        "[every sunday, every monday]",
        "'2026-06-01 .. 2026-06-02, every sunday'",
      })
  void aRuleThatIsNeverInTimeIsWarnedOf(String periods) {
    assertThat(warnings(during(periods))).containsExactly("never-matches");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-12-31 .. 2026-01-01",
        "[2026-01-01 .. 2026-01-31, from 2026-01-31]",
        "'2026-06-01 .. 2026-06-07, every sunday'",
        "[every saturday and sunday, every sunday]",
        // The hours after midnight belong to the day before.
        "'2026-06-01 .. 2026-06-02, every sunday, 22:00 .. 06:00'",
      })
  void aRuleThatIsInTimeOnceIsNotWarnedOf(String periods) {
    assertThat(warnings(during(periods))).isEmpty();
  }

  @Test
  void aCampaignOutsideTheProgrammeIsWarnedOfAtItsDates() {
    List<Problem> problems =
        Language.read(
                "a.yaml",
                UNITS
                    + """
                    campaigns:
                      - campaign: early
                        during: 2025-06-01 .. 2025-06-30
                        earn:
                          - {rule: r, on: visit, give: 1 point}
                    """)
            .problems();

    assertThat(problems)
        .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.code())
        .containsExactly("16:13 never-matches");
  }

  @Test
  void limitsBoundWhatCanBeSaved() {
    String limited = "earn:\n  - {rule: r, on: visit, give: 10 points, limit: %s}\n";
    String reward = "rewards:\n  - {reward: w, cost: %s points}\n";

    // Six months touch seven months of the calendar.
    assertThat(warnings(limited.formatted("3 per calendar month") + reward.formatted(210)))
        .isEmpty();
    assertThat(warnings(limited.formatted("3 per calendar month") + reward.formatted(211)))
        .containsExactly("unreachable-reward");
    assertThat(warnings(limited.formatted("1 ever") + reward.formatted(11)))
        .containsExactly("unreachable-reward");
    assertThat(
            warnings(
                limited.formatted("1 ever")
                    + "  - {rule: more, on: purchase, give: 1 point}\n"
                    + reward.formatted(11)))
        .isEmpty();
    assertThat(
            warnings(
                limited.formatted("1 ever")
                    + "  - {rule: twice, on: visit, times: 2, of: [r]}\n"
                    + reward.formatted(11)))
        .isEmpty();
  }

  @Test
  void moreThanAHundredWarningsDoNotMakeAProgrammeUnsound() {
    StringBuilder sets = new StringBuilder("products:\n");
    for (int i = 0; i < 200; i++) {
      sets.append("  set-").append(i).append(": sku ").append(i).append('\n');
    }

    assertThat(warnings(sets + during("every monday"))).hasSize(100);
  }

  @Test
  void allProblemsAreToldInTheOrderOfTheText() {
    List<Problem> problems =
        Language.read(
                "a.yaml",
                """
                rewards: nothing
                earn:
                  - {rule: Wrong, on: purchase, give: 1 pint}
                zone: Nowhere
                units:
                  point: {kind: points, expires: tomorrow}
                """)
            .problems();

    assertThat(problems)
        .extracting(problem -> problem.line() + " " + problem.code())
        .containsExactly(
            "1 missing-field",
            "1 missing-field",
            "1 wrong-shape",
            "3 bad-id",
            "3 unknown-unit",
            "4 unknown-zone",
            "6 unexpected-word");
  }

  @Test
  void whatIsLoadedCanPayForRewards() {
    assertThat(
            warnings(
                "gift cards: {unit: point}\nspend: 100 points pay 1.00 PLN\n"
                    + "rewards:\n  - {reward: w, cost: 50 points}\n"))
        .containsExactly("unused-act");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gift cards: {unit: point, least: 10 points, most: 5 points}\nspend: 1 point pays 1.00 PLN\n",
        "shared accounts: {most: 1}\n",
      })
  void numbersThatLeaveNothingToBeDoneAreErrors(String fragment) {
    Reading reading = Language.read("a.yaml", UNITS + visited("age > 2") + fragment);

    assertThat(reading.sound()).isFalse();
    assertThat(reading.problems()).extracting(Problem::code).containsExactly("number-out-of-range");
  }

  @Test
  void aCardMayHoldJustWhatIsLoadedAtLeast() {
    String same =
        visited("age > 2") + "gift cards: {unit: point, least: 5 points, most: 5 points}\n";

    assertThat(warnings(same + "shared accounts: {most: 2}\nspend: 1 point pays 1.00 PLN\n"))
        .isEmpty();
  }

  @Test
  void aWordThatIsNearIsOffered() {
    assertThat(Words.didYouMean("zlote", List.of("stamp", "zloty")))
        .isEqualTo(" Did you mean \"zloty\"?");
    assertThat(Words.didYouMean("sliver", List.of("silver"))).contains("silver");
    assertThat(Words.didYouMean("height", List.of("day", "age"))).isEmpty();
  }

  private static List<String> errors(String text) {
    return Language.read("a.yaml", text).problems().stream().map(Problem::code).toList();
  }

  @Test
  void anAttributeWhoseKindIsMistypedIsNotMissedWhereItIsUsed() {
    String text =
        UNITS.replace("visit: {with: {minutes: number}}", "visit: {with: {minutes: nummber}}");

    assertThat(errors(text + visited("minutes > 5"))).containsExactly("unexpected-word");
    assertThat(errors(text + "earn:\n  - {rule: r, on: visit, give: 1 point per 5 of minutes}\n"))
        .containsExactly("unexpected-word");
    assertThat(errors(text + visited("hours > 5"))).contains("unknown-fact");
  }

  private static String winners(String winners, String rule) {
    return """
        contests:
          - {contest: best, counts: points, within: calendar month, winners: %s}
        earn:
          - {rule: basis, on: purchase, give: 1 point per 1.00 PLN of due}
          - {rule: won, %s, give: 5 points}
        """
        .formatted(winners, rule);
  }

  @Test
  void aRankIsKnownWhereTheContestIsMistyped() {
    assertThat(errors(UNITS + winners("3", "on: win of bset, when: rank is 1")))
        .containsExactly("unknown-contest");
  }

  @Test
  void winnersOfWhomOnlyTheFirstGetSomethingAreWarnedOf() {
    assertThat(warnings(winners("10", "on: win of best, when: rank is 1")))
        .contains("idle-contest");
    assertThat(warnings(winners("10", "on: win of best, when: rank <= 3")))
        .contains("idle-contest");
    assertThat(warnings(winners("3", "on: win of best, when: rank <= 3")))
        .doesNotContain("idle-contest");
    assertThat(warnings(winners("3", "on: win of best"))).doesNotContain("idle-contest");
  }

  @Test
  void whatStandsTwiceInAListOfAConditionIsWarnedOf() {
    assertThat(warnings(visited("segment in [vip, press, vip]"))).contains("said-twice");
    assertThat(warnings(visited("channel in [app, web]"))).doesNotContain("said-twice");
    assertThat(
            warnings(
                "rewards:\n  - {reward: cup, cost: 5 points, with: {size: 'one of small, small'}}\n"))
        .contains("said-twice");
  }

  @Test
  void aPrizeThatGrowsWithWhatIsSpentIsWonInPieces() {
    String budget = "budgets: {prizes: '100 points, spread over 2026-07-01 .. 2026-07-31'}\n";
    assertThat(
            warnings(
                budget
                    + "earn:\n  - {rule: r, on: purchase, give: 1 point per 5.00 PLN of due, budget: prizes}\n"))
        .contains("gift-in-pieces");
    assertThat(
            warnings(
                budget + "earn:\n  - {rule: r, on: purchase, give: 1 point, budget: prizes}\n"))
        .doesNotContain("gift-in-pieces");
  }

  @Test
  void anEmptyListOfRulesSaysSomethingIsMissing() {
    assertThat(errors(UNITS + "earn: []\n")).containsExactly("empty-list");
    assertThat(errors(UNITS + "offers: []\n")).containsExactly("empty-list");
  }
}
