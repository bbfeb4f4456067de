package org.laurel.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpreadTests {

  @Test
  void theLargestRemainderGetsTheCent() {
    assertThat(Shares.over(100, new long[] {1, 1, 1})).containsExactly(34, 33, 33);
    assertThat(Shares.over(10, new long[] {299, 1, 700})).containsExactly(3, 0, 7);
  }

  @Test
  void nothingIsSpreadOverNothing() {
    assertThat(Shares.over(5, new long[] {0, 0})).containsExactly(0, 0);
  }

  @Test
  void sharesAlwaysAddUpAndNeverExceedTheirLineWhenTheAmountDoesNot() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 5_000; i++) {
      long[] weights = random.longs(random.nextInt(1, 9), 0, 1_000_000_000_000L).toArray();
      long sum = Arrays.stream(weights).sum();
      long amount = sum == 0 ? 0 : random.nextLong(sum + 1);
      long[] shares = Shares.over(amount, weights);
      assertThat(Arrays.stream(shares).sum()).as("seed %s round %s", seed, i).isEqualTo(amount);
      for (int line = 0; line < shares.length; line++) {
        assertThat(shares[line]).as("seed %s round %s", seed, i).isBetween(0L, weights[line]);
      }
    }
  }
}
