package org.laurel.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laurel.core.decision.Till.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.laurel.core.account.Receipt.Chosen;
import org.laurel.core.activity.Activity.Line;
import org.laurel.core.decision.Till.Sale;

/// Random baskets and up to twelve offers that overlap, against trying everything.
class BestOfAllTests {

  private static final int BASKETS = 10_000;
  private static final long BUDGET = 900;

  @Test
  void noOtherCombinationTakesMoreOff() {
    int proven = 0;
    for (long seed = 0; seed < BASKETS; seed++) {
      Case one = of(seed, 12);
      Sale sale = one.sell("");

      assertThat(one.whole() - sale.total()).as("seed %s: %s", seed, one).isEqualTo(one.most());
      proven += sale.chosen() == Chosen.BEST ? 1 : 0;
    }
    // What comes on top may be cut to what is left of a line; then the best is not called proven.
    assertThat(proven).isGreaterThan(BASKETS * 95 / 100);
  }

  record Case(List<Line> basket, List<AnyOffer> offers) {
    long whole() {
      return basket.stream().mapToLong(Line::amount).sum();
    }

    /// @param says what the programme says besides
    Sale sell(String says) {
      StringBuilder text = new StringBuilder(says + "budgets: {pot: 100.00 PLN}\noffers:\n");
      offers.forEach(offer -> text.append("  - ").append(offer.text()).append('\n'));
      return Till.of(text.toString()).leaving("pot", BUDGET).sell(basket.toArray(Line[]::new));
    }

    long most() {
      int[] pieces = basket.stream().mapToInt(l -> (int) l.quantity().unscaled()).toArray();
      long[] price = basket.stream().mapToLong(l -> l.amount() / l.quantity().unscaled()).toArray();
      String[] categories = basket.stream().map(Line::category).toArray(String[]::new);
      return new EveryWay(categories, pieces, price, BUDGET).most(offers);
    }
  }

  /// @param most offers
  static Case of(long seed, int most) {
    Random random = new Random(seed);
    int lines = 1 + random.nextInt(3);
    List<Line> basket = new ArrayList<>();
    for (int number = 1; number <= lines; number++) {
      String category = AnyOffer.CATEGORIES.get(random.nextInt(AnyOffer.CATEGORIES.size()));
      int pieces = 1 + random.nextInt(lines == 1 ? 8 : 3);
      long price = 400 + 20L * random.nextInt(100);
      basket.add(line(number, category, String.valueOf(pieces), pieces * price));
    }
    List<AnyOffer> offers = new ArrayList<>();
    for (int i = random.nextInt(most); i >= 0; i--) {
      offers.add(AnyOffer.random(random, i));
    }
    return new Case(basket, offers);
  }
}
