package org.laurel.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laurel.core.decision.Till.line;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.laurel.core.account.Receipt.Chosen;
import org.laurel.core.activity.Activity.Line;
import org.laurel.core.decision.Till.Sale;

/// A programme that keeps to its margin gives as little as it can, and to everybody who may have
/// something.
class MarginTests {

  private static Till till(String offers) {
    return Till.of("combination: best for the margin\noffers:\n" + offers.indent(2));
  }

  @Test
  void theSmallerOfTwoOffersIsTaken() {
    Sale sale =
        till("""
                - {offer: more, on: purchase of coffee, discount: 2.00 PLN each}
                - {offer: less, on: purchase of coffee, discount: 10%}
                """)
            .sell(line(1, "coffee", "2", 2000));

    assertThat(sale.offs()).containsExactly("1 less 200");
    assertThat(sale.reasons()).containsExactly("more other offer", "less discounted");
    assertThat(sale.chosen()).isEqualTo(Chosen.BEST);
  }

  @Test
  void givingNothingIsNoWayToGiveLess() {
    Sale sale =
        till("- {offer: one, on: purchase of coffee, discount: 3.00 PLN each, at once: 1}")
            .sell(line(1, "coffee", "2", 2000));

    assertThat(sale.offs()).containsExactly("1 one 300");
  }

  @Test
  void whatTakesNothingOffKeepsNoOfferAway() {
    Sale sale =
        till("""
                - {offer: idle, on: purchase of coffee, discount: fixed price 12.00 PLN each, at once: 3}
                - {offer: free, on: purchase of coffee, discount: free}
                """)
            .sell(line(1, "coffee", "2", 2000));

    assertThat(sale.offs()).containsExactly("1 free 2000");
  }

  @Test
  void aBundleThatWouldCostMoreThanItsPiecesIsNotMadeToSpareOthers() {
    Sale sale =
        till("""
                - {offer: three, on: purchase of 3 wine, discount: together for 50.00 PLN}
                - {offer: tenth, on: purchase of wine, discount: 10%, at once: 9}
                """)
            .sell(line(1, "wine", "3", 9000), line(2, "wine", "3", 3000));

    // One set of the dear ones takes off 40.00, one of the cheap ones would cost more than they do.
    assertThat(sale.offs()).containsExactly("1 tenth 900", "2 tenth 300");
  }

  @Test
  void ofAGroupTheOneIsHadThatCostsLess() {
    Sale sale =
        till("""
                - {offer: ten, on: purchase, discount: 10.00 PLN off basket, with: others, group: g}
                - {offer: fifth, on: purchase, discount: 20%, with: others, group: g}
                """)
            .sell(line(1, "wine", "1", 4000));

    assertThat(sale.offs()).containsExactly("1 fifth 800");
    assertThat(sale.reasons()).containsExactly("ten group taken", "fifth discounted together");
  }

  @Test
  void whatIsLeftOutForAnotherIsThereAgainWhenThatOneIsNot() {
    Sale sale =
        till("""
                - {offer: less, on: purchase of coffee, discount: 1.00 PLN each, not with: more}
                - {offer: more, on: purchase of wine, discount: 9.00 PLN each}
                - {offer: least, on: purchase of coffee, discount: 0.50 PLN each, at once: 5}
                """)
            .sell(line(1, "coffee", "1", 1000), line(2, "wine", "1", 3000));

    // Without "less" its rival could be added.
    assertThat(sale.offs()).containsExactly("1 less 100");
  }

  @Test
  void aVoucherStaysUnusedWhereASmallerOfferHasItsPiece() {
    Till till =
        Till.of(
            """
            combination: best for the margin
            offers:
              - {offer: tenth, on: purchase of coffee, discount: 10%}
            rewards:
              - {reward: free-coffee, cost: free, gives: 100% off one coffee}
            """);
    Sale sale = till.sell(List.of(till.redeem("free-coffee")), line(1, "coffee", "1", 1000));

    assertThat(sale.offs()).containsExactly("1 tenth 100");
    assertThat(sale.reasons()).containsExactly("tenth discounted", "free-coffee voucher idle");
  }

  @Test
  void manyPiecesAreNeverUnfolded() {
    Till till =
        till(
            """
            - {offer: third, on: purchase of 3 coffee, discount: cheapest free, at once: 900}
            - {offer: pair, on: purchase of coffee and wine, discount: 2.00 PLN together}
            - {offer: few, on: purchase of wine, discount: 1.00 PLN each, at once: 100}
            - {offer: tenth, on: purchase of croissant, discount: 10%}
            """);
    Line[] lines = {
      line(1, "coffee", "3000", 3_000_000),
      line(2, "wine", "2000", 8_000_000),
      line(3, "croissant", "1000", 500_000)
    };
    Sale sale = till.sell(lines);

    assertThat(sale.offs()).contains("3 tenth 50000");
    assertThat(sale.total()).isPositive();
    assertThat(till.sellAgain(lines).offs()).isEqualTo(sale.offs());
  }

  @ParameterizedTest
  @EnumSource(LargeShop.Mixture.class)
  void thousandsOfPiecesAndFortyOffersHaveAnAnswer(LargeShop.Mixture mixture) {
    Till till = LargeShop.till(mixture, "combination: best for the margin\n");
    Sale least = till.sellAgain(LargeShop.basket());
    Sale most = LargeShop.till(mixture).sellAgain(LargeShop.basket());

    assertThat(least.total()).isGreaterThan(most.total());
    assertThat(least.offs()).isNotEmpty();
  }
}
