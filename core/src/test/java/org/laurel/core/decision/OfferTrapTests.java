package org.laurel.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laurel.core.decision.Till.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laurel.core.account.Receipt.Chosen;
import org.laurel.core.activity.Activity.Line;
import org.laurel.core.decision.Till.Sale;

/// What users of other systems ran into, each named after what must not happen.
class OfferTrapTests {

  private static final List<String> MIXED =
      List.of(
          "{offer: half, on: purchase of wine, discount: 50%}",
          "{offer: third, on: purchase of 3 wine, discount: cheapest free}",
          "{offer: seventy, on: purchase, discount: 70%, with: others}",
          "{offer: fifty, on: purchase, discount: 50.00 PLN off basket, with: others}",
          "{offer: bundle, on: purchase of coffee and wine, discount: together for 1.00 PLN}",
          "{offer: three, on: purchase of coffee, discount: 3.00 PLN each}",
          "{offer: deal, on: purchase of croissant, discount: free, group: g, limit: 2 ever}",
          "{offer: other, on: purchase of coffee, discount: 90%, group: g}");

  private static Till till(List<String> offers) {
    return Till.of(
        "offers:\n" + String.join("", offers.stream().map(o -> "  - " + o + "\n").toList()));
  }

  private static Line[] basket(Random random) {
    List<Line> lines = new ArrayList<>();
    for (String category : List.of("coffee", "wine", "croissant", "tobacco")) {
      for (int i = random.nextInt(3); i > 0; i--) {
        String quantity =
            String.valueOf(1 + random.nextInt(4)) + (random.nextInt(4) == 0 ? ".35" : "");
        lines.add(line(lines.size() + 1, category, quantity, random.nextInt(5000)));
      }
    }
    if (lines.isEmpty()) {
      lines.add(line(1, "wine", "1", 1));
    }
    return lines.toArray(Line[]::new);
  }

  @Test
  void aTotalIsNeverNegativeWhateverIsStacked() {
    Till till = till(MIXED);
    Random random = new Random(20260302);

    for (int i = 0; i < 300; i++) {
      Sale sale = till.sell(basket(random));
      assertThat(sale.receipt().stand().lines())
          .allSatisfy(l -> assertThat(l.price() - l.discount()).isNotNegative());
      assertThat(sale.total()).isNotNegative();
    }
  }

  @Test
  void theOrderOfTwoOffersInTheTextDoesNotChangeTheTotal() {
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      Line[] lines = basket(random);
      List<String> shuffled = new ArrayList<>(MIXED);
      Collections.shuffle(shuffled, random);
      Sale one = till(MIXED).sell(lines);
      Sale other = till(shuffled).sell(lines);
      assertThat(Math.abs(one.total() - other.total()))
          .as(String.join("\n", shuffled))
          .isLessThanOrEqualTo(lines.length);
    }
    String off = "{offer: off, on: purchase, discount: 3.33 PLN each, with: others}";
    String third = "{offer: third, on: purchase, discount: 33.3%, with: others}";
    for (int price = 1; price < 2000; price += 7) {
      assertThat(till(List.of(off, third)).sell(line(1, "wine", "1", price)).total())
          .isEqualTo(till(List.of(third, off)).sell(line(1, "wine", "1", price)).total());
    }
  }

  @Test
  void a100PercentDiscountLeavesExactlyZero() {
    Till till = till(List.of("{offer: all, on: purchase, discount: free}"));
    Till onTop = till(List.of("{offer: all, on: purchase, discount: 100%, with: others}"));
    Line[] lines = {
      line(1, "wine", "3", 1000), line(2, "coffee", "0.333", 1), line(3, "tobacco", "7", 999)
    };

    assertThat(till.sell(lines).total()).isZero();
    assertThat(onTop.sell(lines).total()).isZero();
  }

  @Test
  void piecesMadeFreeByDifferentOffersLeaveNoGrosz() {
    Till till =
        till(
            List.of(
                "{offer: first, on: purchase of wine, discount: free, limit: 1 ever}",
                "{offer: second, on: purchase of wine, discount: free, at once: 1}",
                "{offer: third, on: purchase of wine, discount: free, limit: 1 ever}"));

    assertThat(till.sell(line(1, "wine", "3", 100)).total()).isZero();
  }

  @Test
  void sharesOfADiscountAddUpToTheGroszAndAllHaveItsSign() {
    Till till = till(List.of("{offer: off, on: purchase, discount: 10.00 PLN off basket}"));
    Random random = new Random(99);

    for (int i = 0; i < 200; i++) {
      List<Line> lines = new ArrayList<>();
      int many = 1 + random.nextInt(40);
      for (int number = 1; number <= many; number++) {
        lines.add(line(number, "wine", "1", 40 + random.nextInt(90)));
      }
      Sale sale = till.sell(lines.toArray(Line[]::new));
      long off = 0;
      for (var line : sale.receipt().stand().lines()) {
        assertThat(line.discount()).isBetween(0L, line.price());
        off += line.discount();
      }
      assertThat(off).isEqualTo(Math.min(1000, lines.stream().mapToLong(Line::amount).sum()));
    }
  }

  @Test
  void buyOneGetOneIsNotLostBesideAPercentageOnTop() {
    Till till =
        till(
            List.of(
                "{offer: pair, on: purchase of 2 wine, discount: cheapest free}",
                "{offer: tenth, on: purchase, discount: 10%, with: others}"));

    assertThat(till.sell(line(1, "wine", "2", 4000)).total()).isEqualTo(1800);
  }

  @Test
  void theSeventhOfferIsNotDropped() {
    List<String> offers = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      offers.add("{offer: o%s, on: purchase, discount: 1.00 PLN each, at once: 1}".formatted(i));
    }

    assertThat(till(offers).sell(line(1, "wine", "9", 9000)).total()).isEqualTo(8100);
  }

  @Test
  void aQuantityOfSixThousandIsNotUnfolded() {
    Till till =
        till(
            List.of(
                "{offer: third, on: purchase of 3 wine, discount: cheapest free}",
                "{offer: half, on: purchase of wine, discount: 50%, limit: 1000 ever}"));

    Sale six = till.sell(line(1, "wine", "6000", 6_000_000));
    Sale aBillion = till.sell(line(1, "wine", "999999999", 999_999_999_000L));

    // 999 at half price leave 5001 to be taken by threes; the thousandth would leave 5000.
    assertThat(six.offs()).containsExactly("1 third 1667000", "1 half 499500");
    assertThat(six.chosen()).isEqualTo(Chosen.BEST);
    assertThat(aBillion.total()).isBetween(666_666_000_000L, 666_666_666_000L);
  }

  @Test
  void aThousandOffersDoNotTakeMinutes() {
    List<String> offers = new ArrayList<>();
    for (int i = 1; i <= 1000; i++) {
      offers.add(
          "{offer: o%s, on: purchase of %s wine, discount: cheapest free, limit: %s ever}"
              .formatted(i, 2 + i % 5, 1 + i % 3));
    }
    Line[] lines = new Line[30];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = line(i + 1, "wine", "200", 100_000 + i * 777);
    }

    Sale sale = till(offers).sell(lines);

    assertThat(sale.total()).isBetween(1L, 3_200_000L);
    assertThat(sale.chosen()).isIn(Chosen.BEST, Chosen.BEST_FOUND);
  }

  @Test
  void whatIsGivenUpAfterSoManyStepsSaysSo() {
    List<String> offers = new ArrayList<>();
    Line[] lines = new Line[40];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = line(i + 1, i % 2 == 0 ? "wine" : "coffee", "17", 17 * (900 + 37 * i));
    }
    for (int i = 0; i < 30; i++) {
      offers.add(
          "{offer: o%s, on: purchase of %s %s, discount: cheapest free, at once: %s}"
              .formatted(i, 2 + i % 4, i % 3 == 0 ? "wine" : "coffee", 3 + i % 7));
    }

    assertThat(till(offers).sell(lines).chosen()).isEqualTo(Chosen.BEST_FOUND);
  }

  @Test
  void theSameBasketIsNeverDecidedOtherwise() {
    Till till = till(MIXED.subList(0, 6));
    Line[] lines = basket(new Random(5));

    assertThat(till.sell(lines).offs()).isEqualTo(till.sell(lines).offs());
  }
}
