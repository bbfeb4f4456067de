package org.laurel.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurel.core.account.Receipt.Chosen;
import org.laurel.core.activity.Activity.Line;
import org.laurel.core.decision.Till.Sale;

/// Random baskets and offers that overlap, in a programme that keeps to its margin, against trying
/// every combination to which nothing can be added.
class LeastOfAllTests {

  private static final int BASKETS = 10_000;
  private static final long BUDGET = 900;
  private static final int OFFERS = 12;

  @Test
  void noOtherCombinationToWhichNothingCanBeAddedTakesLessOff() {
    int proven = 0;
    int missed = 0;
    for (long seed = 0; seed < BASKETS; seed++) {
      BestOfAllTests.Case one = BestOfAllTests.of(seed, OFFERS);
      Sale sale = one.sell("combination: best for the margin\n");
      long off = one.whole() - sale.total();
      long least = least(one);

      if (sale.chosen() == Chosen.BEST) {
        proven++;
        assertThat(off).as("seed %s: %s", seed, one).isEqualTo(least);
      } else {
        assertThat(off)
            .as("seed %s, nothing can be added: %s", seed, one)
            .isGreaterThanOrEqualTo(least);
        missed += off == least ? 0 : 1;
      }
    }
    // What the steps did not suffice for is not called proven, and seldom anything but the least.
    assertThat(proven).isGreaterThan(BASKETS * 90 / 100);
    assertThat(missed).isLessThan(BASKETS / 100);
  }

  /// Bundles of one price whose parts may be the same pieces: seeds at which something could be
  /// added to what was once taken for the least.
  @ParameterizedTest
  @ValueSource(longs = {15712, 18278, 25115})
  void nobodyWhoMayHaveABundleGoesWithout(long seed) {
    BestOfAllTests.Case one = BestOfAllTests.of(seed, OFFERS);

    Sale sale = one.sell("combination: best for the margin\n");

    assertThat(one.whole() - sale.total()).as(one.toString()).isGreaterThanOrEqualTo(least(one));
  }

  private static long least(BestOfAllTests.Case one) {
    Line[] basket = one.basket().toArray(Line[]::new);
    return new EveryFullWay(
            Arrays.stream(basket).map(Line::category).toArray(String[]::new),
            Arrays.stream(basket).mapToInt(l -> (int) l.quantity().unscaled()).toArray(),
            Arrays.stream(basket).mapToLong(l -> l.amount() / l.quantity().unscaled()).toArray(),
            BUDGET,
            one.offers())
        .least();
  }
}
