package org.laurel.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RatioTests {

  private static final Map<Rounding, RoundingMode> LIKE =
      Map.of(
          Rounding.DOWN, RoundingMode.DOWN,
          Rounding.UP, RoundingMode.UP,
          Rounding.HALF_UP, RoundingMode.HALF_UP,
          Rounding.HALF_EVEN, RoundingMode.HALF_EVEN);

  @Test
  void twoPercentOf1488IsThirtyWhenRoundedHalfUp() {
    assertThat(Ratio.percent(Decimal.parse("2")).of(1488, Rounding.HALF_UP)).isEqualTo(30);
    assertThat(Ratio.percent(Decimal.parse("2")).of(1488, Rounding.DOWN)).isEqualTo(29);
  }

  @Test
  void aHalfGoesToTheEvenNeighbourOnlyWhenAsked() {
    Ratio half = Ratio.of(1, 2);
    assertThat(half.of(5, Rounding.HALF_EVEN)).isEqualTo(2);
    assertThat(half.of(7, Rounding.HALF_EVEN)).isEqualTo(4);
    assertThat(half.of(5, Rounding.HALF_UP)).isEqualTo(3);
    assertThat(half.of(-5, Rounding.HALF_UP)).isEqualTo(-3);
  }

  @Test
  void productsBeyondALongLoseNothing() {
    long seed = 20261123;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      long amount = random.nextLong(-Amounts.MAX, Amounts.MAX);
      Ratio ratio = Ratio.of(random.nextLong(1, 1L << 40), random.nextLong(1L << 20, 1L << 41));
      for (Rounding rounding : Rounding.values()) {
        BigDecimal expected =
            BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(ratio.numerator()))
                .divide(BigDecimal.valueOf(ratio.denominator()), 0, LIKE.get(rounding));
        if (expected.unscaledValue().bitLength() < 64) {
          assertThat(ratio.of(amount, rounding))
              .as("seed %s: %s × %s %s", seed, amount, ratio, rounding)
              .isEqualTo(expected.longValueExact());
        }
      }
    }
  }

  @Test
  void lowestTermsMakeEqualRatiosEqual() {
    assertThat(Ratio.of(20, 1000)).isEqualTo(Ratio.of(1, 50));
    assertThat(Ratio.of(-1, -2)).isEqualTo(Ratio.of(1, 2));
    assertThat(Ratio.of(0, 7)).isEqualTo(Ratio.ZERO);
  }

  @Test
  void whatDoesNotFitIsAnErrorNotAWrongNumber() {
    assertThatThrownBy(() -> Ratio.of(Long.MAX_VALUE, 1).of(2, Rounding.DOWN))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Ratio.of(1, 0)).hasMessage("division by zero");
  }
}
