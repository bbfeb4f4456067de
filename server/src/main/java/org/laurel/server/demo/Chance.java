package org.laurel.server.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/// What falls out this way or that, the same at every run of the same seed.
final class Chance {

  private final SplittableRandom random;

  /// @param seed of the whole history
  /// @param whose name of whoever has this stream of chances
  Chance(long seed, String whose) {
    long mixed = seed;
    for (int i = 0; i < whose.length(); i++) {
      mixed = mixed * 0x9E3779B97F4A7C15L + whose.charAt(i);
    }
    random = new SplittableRandom(mixed);
  }

  /// From `least` to `most`, both included.
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /// In so many of a hundred cases.
  boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T of(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  <T> T of(List<T> some, ToIntFunction<T> weight) {
    int sum = some.stream().mapToInt(weight).sum();
    int left = random.nextInt(sum);
    for (T one : some) {
      left -= weight.applyAsInt(one);
      if (left < 0) {
        return one;
      }
    }
    throw new IllegalStateException("weights add up");
  }
}
