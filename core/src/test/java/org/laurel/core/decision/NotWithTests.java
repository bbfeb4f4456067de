package org.laurel.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laurel.core.decision.Till.line;

import org.junit.jupiter.api.Test;
import org.laurel.core.decision.Till.Sale;

/// What does not go together in one purchase, and why.
class NotWithTests {

  private static final String TENTH =
      "- {offer: tenth, on: purchase, discount: 10%, with: others, not with: [cheap-wine, friend]}";
  private static final String WINE =
      "- {offer: cheap-wine, on: purchase of wine, discount: 5.00 PLN each}";
  private static final String FRIEND =
      "- {offer: friend, on: purchase, discount: 2.00 PLN off basket, with: others}";

  private static Sale sell(String offers, org.laurel.core.activity.Activity.Line... lines) {
    return Till.of("offers:\n" + offers.indent(2)).sell(lines);
  }

  @Test
  void ofTwoThatDoNotGoTogetherTheBetterOneIsHadAndTheOtherSaysWhy() {
    String offers = TENTH + "\n" + WINE + "\n" + FRIEND;

    Sale little = sell(offers, line(1, "wine", "1", 3000));
    assertThat(little.total()).as("5.00 and 2.00 are more than 3.00").isEqualTo(2300);
    assertThat(little.reasons()).contains("tenth not with");

    Sale much = sell(offers, line(1, "wine", "1", 9000));
    assertThat(much.total()).isEqualTo(8100);
    assertThat(much.reasons()).contains("cheap-wine not with", "friend not with");
  }

  @Test
  void whoeverSaysItItHoldsForBoth() {
    Sale sale =
        sell(
            WINE
                + "\n- {offer: third, on: purchase of 3 coffee, discount: cheapest free,"
                + " not with: cheap-wine}",
            line(1, "wine", "1", 3000),
            line(2, "coffee", "3", 2400));

    assertThat(sale.offs()).containsExactly("2 third 800");
  }

  @Test
  void thoseThatNeverMeetAreHadAsBefore() {
    Sale sale = sell(TENTH + "\n" + WINE + "\n" + FRIEND, line(1, "coffee", "1", 1000));

    assertThat(sale.offs()).containsExactly("1 friend 200");
  }
}
