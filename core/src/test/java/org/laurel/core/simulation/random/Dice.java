package org.laurel.core.simulation.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Chance that can be had again: the same seed throws the same dice.
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  long seed() {
    return random.nextLong();
  }

  /// From `least` to `most`, both included.
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  @SafeVarargs
  final <T> T oneOf(T... things) {
    return things[random.nextInt(things.length)];
  }

  <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  /// Some of the things, in their order.
  <T> List<T> some(List<T> things, int percent) {
    List<T> chosen = new ArrayList<>();
    for (T thing : things) {
      if (chance(percent)) {
        chosen.add(thing);
      }
    }
    return chosen;
  }

  <T> List<T> shuffled(List<T> things) {
    List<T> left = new ArrayList<>(things);
    List<T> shuffled = new ArrayList<>();
    while (!left.isEmpty()) {
      shuffled.add(left.remove(random.nextInt(left.size())));
    }
    return shuffled;
  }

  /// An index, each as likely as its weight says.
  int weighted(int... weights) {
    int sum = 0;
    for (int weight : weights) {
      sum += weight;
    }
    int thrown = random.nextInt(sum);
    for (int i = 0; ; i++) {
      thrown -= weights[i];
      if (thrown < 0) {
        return i;
      }
    }
  }
}
