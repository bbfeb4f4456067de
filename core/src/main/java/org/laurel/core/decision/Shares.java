package org.laurel.core.decision;

import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// Spreads an amount over lines in proportion to weights, to the last smallest amount.
final class Shares {

  private Shares() {}

  /// Largest remainder first, ties to the lower index; with no weight at all nothing is spread.
  static long[] over(long amount, long[] weights) {
    long sum = 0;
    for (long weight : weights) {
      sum += weight;
    }
    long[] shares = new long[weights.length];
    if (sum == 0 || amount == 0) {
      return shares;
    }
    long rest = amount;
    long[] remainders = new long[weights.length];
    for (int i = 0; i < weights.length; i++) {
      shares[i] = Ratio.divide(amount, weights[i], sum, Rounding.DOWN);
      remainders[i] = remainder(amount, weights[i], sum);
      rest -= shares[i];
    }
    for (; rest > 0; rest--) {
      int best = 0;
      for (int i = 1; i < weights.length; i++) {
        if (remainders[i] > remainders[best]) {
          best = i;
        }
      }
      shares[best]++;
      remainders[best] = -1;
    }
    return shares;
  }

  /// `amount × weight mod sum`; wrapping arithmetic is exact here, as the result fits.
  private static long remainder(long amount, long weight, long sum) {
    return amount * weight - Ratio.divide(amount, weight, sum, Rounding.DOWN) * sum;
  }
}
