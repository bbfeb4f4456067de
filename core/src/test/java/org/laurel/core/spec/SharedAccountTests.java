package org.laurel.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;

/// What programmes may say of shared accounts beyond what the examples' one says.
class SharedAccountTests {

  private static final String SHOP =
      """
      programme: shop
      zone: Europe/Warsaw
      money: PLN
      units:
        point: {kind: points}
      earn:
        - {rule: basis, on: purchase, give: 1 point per 1.00 PLN of due}
        - {rule: extra, on: purchase, when: OWNER, give: 100 points, limit: 1 ever}
        - {rule: polish, on: purchase, when: language is pl, give: 7 points}
      spend: 1 point pays 1.00 PLN
      sending: [{unit: point}]
      rewards:
        - {reward: mug, cost: 10 points}
      """;

  @Test
  void onlyTheOwnerSpendsWhereTheProgrammeSaysSo() {
    plays(
        "shared accounts: {spends: owner}",
        """
        specs:
          - spec: only the owner spends
            members: {anna: {}, boris: {}, chloe: {}}
            prices: {tea: 5.00 PLN}
            steps:
              - {at: 2026-01-02 09:00, who: anna, adjusts: 100 points}
              - {at: 2026-01-02 09:00, who: chloe, has: {point: 0}}
              - {at: 2026-01-02 09:01, who: boris, shares with: anna, has: {point: 100}}
              - {at: 2026-01-02 09:02, who: boris, buys: tea, pays: 5 points, refused: may-not-spend}
              - {at: 2026-01-02 09:03, who: boris, redeems: mug, refused: may-not-spend}
              - {at: 2026-01-02 09:04, who: boris, sends: 5 points, to: chloe, refused: may-not-spend}
              - {at: 2026-01-02 09:05, who: boris, buys: tea, pays: 5 points, offline: yes, has: {point: 95}}
              - {at: 2026-01-02 09:06, who: boris, buys: tea, has: {point: 100}}
              - {at: 2026-01-02 09:07, who: anna, redeems: mug, has: {point: 90}}
              - {at: 2026-01-02 09:08, who: anna, buys: tea, pays: 5 points, has: {point: 185}}
        """);
  }

  @Test
  void rulesThatAskAboutThePersonMeanThePerson() {
    plays(
        "shared accounts: {}",
        """
        specs:
          - spec: the person
            members: {anna: {language: en}, boris: {language: pl}}
            prices: {tea: 5.00 PLN}
            steps:
              - {at: 2026-01-02 09:00, who: anna, buys: tea, earns: {point: 105}}
              - {at: 2026-01-02 09:01, who: boris, shares with: anna}
              - {at: 2026-01-02 09:02, who: boris, buys: tea, earns: {point: 12}}
              - {at: 2026-01-02 09:03, who: boris, becomes: {language: en}}
              - {at: 2026-01-02 09:04, who: boris, buys: tea, earns: {point: 5}}
              - {at: 2026-01-02 09:05, who: anna, returns: tea, receipt: 2026-01-02 09:02, earns: {point: -12}}
        """);
  }

  @Test
  void aProgrammeWithoutSharedAccountsHasNone() {
    plays(
        "",
        """
        specs:
          - spec: none
            members: {anna: {}, boris: {}}
            steps:
              - {at: 2026-01-02 09:00, who: anna, has: {point: 0}}
              - {at: 2026-01-02 09:01, who: boris, shares with: anna, refused: no-shared-accounts}
              - {at: 2026-01-02 09:02, who: boris, moves to: anna}
        """);
  }

  @Test
  void whereNobodySharesNobodyIsAskedWhetherHeIsTheOwner() {
    assertThat(Language.read("shop.yaml", SHOP.replace("OWNER", "owner")).problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.toString())
                    .contains("everybody has an account of his own", "shared accounts"));
  }

  private static void plays(String section, String specs) {
    String shop = SHOP.replace("OWNER", section.isEmpty() ? "not offline" : "owner");
    Programme programme = Language.read("shop.yaml", shop + section).programme();
    SpecFile file = SpecFile.read("shop.spec.yaml", specs, programme);
    assertThat(file.problems()).isEmpty();
    Player player = Player.inCodes(programme);
    for (Spec spec : file.specs()) {
      assertThat(player.play(spec).failures()).isEqualTo(List.of());
    }
  }
}
