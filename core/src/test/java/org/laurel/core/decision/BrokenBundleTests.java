package org.laurel.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laurel.core.decision.Till.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laurel.core.activity.Activity.Line;
import org.laurel.core.decision.Till.Sale;

/// Returns out of sets: what is kept is decided again.
class BrokenBundleTests {

  private static final String OFFERS =
      """
      units:
        point: {kind: points}
      earn:
        - {rule: basis, on: purchase, give: 1 point per 1.00 PLN of total}
      offers:
        - {offer: breakfast, on: purchase of coffee and croissant, discount: together for 12.00 PLN}
        - {offer: third, on: purchase of 3 wine, discount: cheapest free}
        - {offer: tenth, on: purchase of coffee, discount: 10%}
        - {offer: on-top, on: purchase, when: basket >= 60.00 PLN, discount: 5%, with: others}
      """;

  @Test
  void aBrokenBundleIsDecidedAgain() {
    Till till = Till.of(OFFERS);
    Sale sale = till.sell(line(1, "coffee", "1", 1290), line(2, "croissant", "1", 500));

    Sale back = till.takeBack(sale, 2, "1");

    assertThat(sale.total()).isEqualTo(1200);
    assertThat(back.total()).isEqualTo(1290 - 129);
    assertThat(back.refund()).isEqualTo(1200 - 1161);
  }

  @Test
  void aFreePieceBroughtBackIsNotPaidOut() {
    Till till = Till.of(OFFERS);
    Sale sale = till.sell(line(1, "wine", "2", 4000), line(2, "wine", "1", 1000));

    Sale back = till.takeBack(sale, 2, "1");

    assertThat(sale.total()).isEqualTo(4000);
    assertThat(back.refund()).isZero();
  }

  @Test
  void aRefundIsNeverNegative() {
    Till till = Till.of(OFFERS);
    Sale sale = till.sell(line(1, "wine", "3", 6000), line(2, "croissant", "1", 100));

    Sale back = till.takeBack(sale, 2, "1");
    Sale more = till.takeBack(back, 1, "1");

    assertThat(sale.total()).isEqualTo(4100 - 205);
    assertThat(back.refund()).isEqualTo(95);
    assertThat(more.total()).isEqualTo(4000);
    assertThat(more.refund()).isZero();
    assertThat(till.takeBack(more, 1, "2").refund()).isEqualTo(sale.total() - 95);
  }

  @Test
  void whateverTheSlicingTheEndIsTheSame() {
    Random random = new Random(31);
    for (int i = 0; i < 60; i++) {
      List<Line> lines = new ArrayList<>();
      for (String category : List.of("coffee", "croissant", "wine", "wine")) {
        lines.add(
            line(
                lines.size() + 1,
                category,
                String.valueOf(1 + random.nextInt(5)),
                100 + random.nextInt(6000)));
      }
      List<Integer> pieces = new ArrayList<>();
      for (Line line : lines) {
        int some = random.nextInt((int) line.quantity().unscaled() + 1);
        for (int piece = 0; piece < some; piece++) {
          pieces.add(line.number());
        }
      }
      Sale one = inTurn(lines, pieces);
      java.util.Collections.shuffle(pieces, random);
      Sale other = inTurn(lines, pieces);

      assertThat(other.offs()).isEqualTo(one.offs());
      assertThat(other.total()).isEqualTo(one.total());
      assertThat(other.receipt().stand().earned()).isEqualTo(one.receipt().stand().earned());
    }
  }

  private static Sale inTurn(List<Line> lines, List<Integer> pieces) {
    Till till = Till.of(OFFERS);
    Sale sale = till.sell(lines.toArray(Line[]::new));
    for (int line : pieces) {
      sale = till.takeBack(sale, line, "1");
    }
    return sale;
  }
}
