package org.laurel.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laurel.core.decision.Till.line;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurel.core.account.Receipt.Chosen;
import org.laurel.core.decision.Till.Sale;

/// What each kind of offer takes off, alone and beside others.
class OfferTests {

  private static Sale sell(String offers, org.laurel.core.activity.Activity.Line... lines) {
    return Till.of("offers:\n" + offers.indent(2)).sell(lines);
  }

  @Test
  void ofEveryThreeTheCheapestIsFreeTheDearOnesGoingTogether() {
    Sale sale =
        sell(
            "- {offer: third, on: purchase of 3 wine, discount: cheapest free}",
            line(1, "wine", "2", 6000),
            line(2, "wine", "2", 4000),
            line(3, "wine", "3", 3000));

    assertThat(sale.offs()).containsExactly("2 third 2000", "3 third 1000");
  }

  @Test
  void theSecondIsHalfPrice() {
    Sale sale =
        sell(
            "- {offer: second, on: purchase of 2 wine, discount: 50% off cheapest}",
            line(1, "wine", "1", 3000), line(2, "wine", "1", 2001), line(3, "wine", "1", 1000));

    assertThat(sale.offs()).containsExactly("2 second 1000");
    assertThat(sale.reasons()).containsExactly("second discounted");
  }

  @Test
  void severalOfASetMayBeTheCheapest() {
    Sale sale =
        sell(
            "- {offer: party, on: purchase of 5 wine, discount: 2 cheapest for 1.00 PLN}",
            line(1, "wine", "4", 8000),
            line(2, "wine", "1", 1500));

    assertThat(sale.offs()).containsExactly("1 party 1900", "2 party 1400");
  }

  @Test
  void aBundleHasOnePriceSpreadOverItsLines() {
    Sale sale =
        sell(
            "- {offer: breakfast, on: purchase of coffee and croissant, discount: together for"
                + " 12.00 PLN}",
            line(1, "coffee", "2", 2580),
            line(2, "croissant", "1", 501));

    assertThat(sale.offs()).containsExactly("1 breakfast 426", "2 breakfast 165");
    assertThat(sale.total()).isEqualTo(1200 + 1290);
    assertThat(sale.reasons()).containsExactly("breakfast discounted together");
  }

  @Test
  void aBundleDearerThanItsPiecesIsNotTaken() {
    Sale sale =
        sell(
            "- {offer: breakfast, on: purchase of coffee and croissant, discount: together for"
                + " 12.00 PLN}",
            line(1, "coffee", "1", 800),
            line(2, "croissant", "1", 300));

    assertThat(sale.total()).isEqualTo(1100);
    assertThat(sale.reasons()).containsExactly("breakfast nothing off");
  }

  @Test
  void onePartOfABundleMayBeCheaper() {
    Sale sale =
        sell(
            "- {offer: bite, on: purchase of 2 coffee and croissant, discount: 50% off croissant}",
            line(1, "coffee", "5", 5000), line(2, "croissant", "3", 1800));

    assertThat(sale.offs()).containsExactly("2 bite 600");
  }

  @Test
  void aSetTakesSoMuchOffTogether() {
    Sale sale =
        sell(
            "- {offer: six, on: purchase of 6 wine, discount: 10.00 PLN together}",
            line(1, "wine", "13", 13000));

    assertThat(sale.offs()).containsExactly("1 six 2000");
  }

  @Test
  void whatIsBoughtInTooFewPiecesSaysHowManyItTakes() {
    Sale sale =
        sell(
            "- {offer: third, on: purchase of 3 wine, discount: cheapest free}",
            line(1, "wine", "2", 6000));

    assertThat(sale.reasons()).containsExactly("third needs pieces");
    assertThat(sale.granted().reasons().getFirst().params().get("has")).isEqualTo(Param.number(2));
  }

  @Test
  void aGiftIsFreeOnceInAPurchase() {
    Sale sale =
        sell(
            """
            - offer: gift
              on: purchase of croissant
              when: quantity of coffee >= 3
              discount: free
              at once: 1
            """,
            line(1, "coffee", "3", 3000),
            line(2, "croissant", "4", 2000));

    assertThat(sale.offs()).containsExactly("2 gift 500");
  }

  @Test
  void anAmountOffTheBasketIsSpreadByLargestRemainder() {
    Sale sale =
        sell(
            "- {offer: five, on: purchase except tobacco, discount: 5.00 PLN off basket}",
            line(1, "coffee", "1", 1000),
            line(2, "wine", "1", 1000),
            line(3, "croissant", "1", 1000),
            line(4, "tobacco", "1", 2000));

    assertThat(sale.offs()).containsExactly("1 five 167", "2 five 167", "3 five 166");
  }

  @Test
  void anAmountOffTheBasketLeavesItsLinesToNoOtherOffer() {
    String offers =
        """
        - {offer: less, on: purchase, discount: %s PLN off basket}
        - {offer: half-wine, on: purchase of wine, discount: 50%%}
        """;

    Sale more = sell(offers.formatted("15.00"), line(1, "wine", "1", 2000), line(2, "x", "1", 900));
    Sale less = sell(offers.formatted("9.99"), line(1, "wine", "1", 2000), line(2, "x", "1", 900));

    assertThat(more.total()).isEqualTo(1400);
    assertThat(less.offs()).containsExactly("1 half-wine 1000");
    assertThat(less.reasons()).contains("less better offer");
  }

  @Test
  void withOthersComesOnTopOfWhatTheOthersLeave() {
    Sale sale =
        sell(
            """
            - {offer: tenth, on: purchase, discount: 10%, with: others}
            - {offer: breakfast, on: purchase of coffee and croissant, discount: together for 12.00 PLN}
            """,
            line(1, "coffee", "1", 1200),
            line(2, "croissant", "1", 800),
            line(3, "wine", "1", 1800));

    assertThat(sale.total()).isEqualTo(3000 - 300);
    assertThat(sale.offs())
        .containsExactly(
            "1 tenth 72", "1 breakfast 480", "2 tenth 48", "2 breakfast 320", "3 tenth 180");
    assertThat(sale.chosen()).isEqualTo(Chosen.BEST);
  }

  @Test
  void severalOnTopAreReckonedFromTheSame() {
    Sale sale =
        sell(
            """
            - {offer: tenth, on: purchase, discount: 10%, with: others}
            - {offer: fifth, on: purchase, discount: 20%, with: others}
            - {offer: ten, on: purchase, discount: 10.00 PLN off basket, with: others}
            """,
            line(1, "wine", "1", 10_000));

    assertThat(sale.total()).isEqualTo(10_000 - 1000 - 2000 - 1000);
  }

  @Test
  void aPurchaseGetsOneOfferOfAGroup() {
    Sale sale =
        sell(
            """
            - {offer: deal-wine, on: purchase of wine, discount: 20%, group: deals}
            - {offer: deal-coffee, on: purchase of coffee, discount: 50%, group: deals}
            - {offer: croissants, on: purchase of croissant, discount: 10%}
            """,
            line(1, "wine", "1", 3000),
            line(2, "coffee", "1", 1000),
            line(3, "croissant", "1", 500));

    assertThat(sale.offs()).containsExactly("1 deal-wine 600", "3 croissants 50");
    assertThat(sale.reasons()).contains("deal-coffee group taken");
  }

  @Test
  void aGroupMayHaveOffersOnTopAndOthersInIt() {
    String offers =
        """
        - {offer: code, on: purchase, discount: 10%, with: others, group: codes}
        - {offer: money-code, on: purchase, discount: 8.00 PLN off basket, with: others, group: codes}
        - {offer: free-coffee, on: purchase of coffee, discount: free, group: codes}
        """;

    assertThat(sell(offers, line(1, "wine", "1", 9000)).offs()).containsExactly("1 code 900");
    assertThat(sell(offers, line(1, "wine", "1", 7000)).offs()).containsExactly("1 money-code 800");
    assertThat(sell(offers, line(1, "wine", "1", 6000), line(2, "coffee", "1", 900)).offs())
        .containsExactly("2 free-coffee 900");
  }

  @Test
  void limitedPiecesGoWhereTheyTakeOffMost() {
    Sale sale =
        sell(
            """
            - {offer: half, on: purchase, discount: 50%, limit: 2 per calendar day}
            - {offer: tenth, on: purchase, discount: 10%}
            """,
            line(1, "coffee", "2", 2000), line(2, "wine", "3", 9000));

    assertThat(sale.offs()).containsExactly("1 tenth 200", "2 half 3000", "2 tenth 300");
    assertThat(sale.counted("half")).isEqualTo(2);
  }

  @Test
  void aLimitCountsSetsWhenAnOfferTakesSets() {
    Till till =
        Till.of(
            """
            offers:
              - {offer: pair, on: purchase of 2 wine, discount: cheapest free, limit: 3 ever}
            """);

    assertThat(till.sell(line(1, "wine", "4", 4000)).counted("pair")).isEqualTo(2);
    assertThat(till.sell(line(1, "wine", "4", 4000)).total()).isEqualTo(3000);
    assertThat(till.sell(line(1, "wine", "4", 4000)).reasons()).contains("pair limit reached");
  }

  @Test
  void aBudgetIsNeverExceededAndUsedToTheLast() {
    String sections =
        """
        budgets: {hero: 100.00 PLN}
        offers:
          - {offer: three, on: purchase of coffee, discount: 3.00 PLN each, budget: hero}
          - {offer: pair, on: purchase of 2 wine, discount: cheapest free, budget: hero}
        """;

    Sale sale =
        Till.of(sections)
            .leaving("hero", 1700)
            .sell(line(1, "coffee", "3", 3000), line(2, "wine", "2", 2400));

    assertThat(sale.total()).isEqualTo(5400 - 1700);
    assertThat(sale.receipt().stand().used()).containsEntry("budget:hero", 1700L);
  }

  @Test
  void aVoucherIsForOnePieceAndTheOthersKeepTheirOffer() {
    Till till =
        Till.of(
            """
            rewards:
              - {reward: free-coffee, gives: 100% off one coffee, cost: free}
            offers:
              - {offer: tenth, on: purchase of coffee, discount: 10%}
            """);
    String code = till.redeem("free-coffee");
    String other = till.redeem("free-coffee");

    Sale sale = till.sell(List.of(code, other), line(1, "coffee", "3", 3000));

    assertThat(sale.offs())
        .containsExactly("1 tenth 100", "1 free-coffee 1000", "1 free-coffee 1000");
  }

  @Test
  void aVoucherThatGivesNoMoreThanAnOfferStaysUnused() {
    Till till =
        Till.of(
            """
            rewards:
              - {reward: free-coffee, gives: 100% off one coffee, cost: free}
            offers:
              - {offer: hero, on: purchase of coffee, discount: free}
            """);

    Sale sale = till.sell(List.of(till.redeem("free-coffee")), line(1, "coffee", "1", 1000));

    assertThat(sale.offs()).containsExactly("1 hero 1000");
    assertThat(sale.reasons()).contains("free-coffee voucher idle");
  }

  @Test
  void ofEqualOffersTheFirstInTheTextIsTaken() {
    String offers =
        """
        - {offer: %s, on: purchase of coffee, discount: 1.00 PLN each, limit: 5 ever}
        - {offer: %s, on: purchase of coffee, discount: 1.00 PLN each, limit: 5 ever}
        """;

    assertThat(sell(offers.formatted("a", "b"), line(1, "coffee", "1", 900)).offs())
        .containsExactly("1 a 100");
    assertThat(sell(offers.formatted("b", "a"), line(1, "coffee", "1", 900)).offs())
        .containsExactly("1 b 100");
  }

  @Test
  void ofEqualOffersThatIsTakenWhichUsesUpNoLimit() {
    Sale sale =
        sell(
            """
            - {offer: limited, on: purchase of coffee, discount: 1.00 PLN each, limit: 5 ever}
            - {offer: unlimited, on: purchase of coffee, discount: 1.00 PLN each}
            """,
            line(1, "coffee", "1", 900));

    assertThat(sale.offs()).containsExactly("1 unlimited 100");
  }
}
