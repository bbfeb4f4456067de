package org.laurel.core.combination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// Random questions of who takes what.
final class Dice {

  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  record Question(List<Pile> piles, List<Taker> takers, List<Long> budgets) {}

  long from(long least, long most) {
    return least + random.nextLong(most - least + 1);
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  /// @param size about how many combinations there may be; the more takers, the fewer pieces
  Question question(int mostTakers, int mostPieces) {
    int count = (int) from(1, 4);
    List<Pile> piles = new ArrayList<>();
    long[] prices = new long[count];
    long left = from(1, mostPieces);
    for (int i = 0; i < count; i++) {
      long pieces = Math.min(Math.max(1, left), from(1, mostPieces));
      left -= pieces;
      prices[i] = from(1, 40) * 25;
      piles.add(new Pile(pieces, oneIn(2) ? prices[i] * from(0, 9) / 10 : 0));
    }
    List<Long> budgets = oneIn(3) ? List.of(from(0, 1500), from(0, 400)) : List.of();
    List<Taker> takers = new ArrayList<>();
    int many = (int) from(1, mostTakers);
    for (int i = 0; i < many; i++) {
      takers.add(taker(prices, budgets));
    }
    return new Question(List.copyOf(piles), List.copyOf(takers), budgets);
  }

  private Taker taker(long[] prices, List<Long> budgets) {
    int budget = budgets.isEmpty() || oneIn(2) ? Taker.NONE : (int) from(0, budgets.size() - 1);
    int group = oneIn(4) ? (int) from(0, 2) : Taker.NONE;
    long most = oneIn(2) ? from(0, 3) : Long.MAX_VALUE / 1000;
    List<Taker.Share> shares = new ArrayList<>();
    for (int i = 0; i < prices.length; i++) {
      if (!oneIn(3)) {
        shares.add(new Taker.Share(i, prices[i] * from(0, 10) / 10));
      }
    }
    if (shares.isEmpty()) {
      shares.add(new Taker.Share(0, prices[0]));
    }
    switch ((int) from(0, 5)) {
      case 0 -> {
        return new Taker.All(List.copyOf(shares), from(0, 1200), budget, group);
      }
      case 1, 2 -> {
        shares.sort(Comparator.comparing(s -> -prices[s.pile()]));
        shares.replaceAll(s -> new Taker.Share(s.pile(), prices[s.pile()]));
        long pieces = from(2, 4);
        return new Taker.Cheapest(
            pieces, from(1, pieces - 1), List.copyOf(shares), most, budget, group);
      }
      case 3 -> {
        List<Taker.Share> others = new ArrayList<>(shares);
        Collections.shuffle(others, random);
        return new Taker.Sets(
            List.of(
                new Taker.Part(from(1, 2), List.copyOf(shares)),
                new Taker.Part(1, List.copyOf(others.subList(0, 1)))),
            from(-300, 300),
            most,
            budget,
            group);
      }
      default -> {
        return new Taker.Sets(
            List.of(new Taker.Part(oneIn(2) ? 1 : from(1, 3), List.copyOf(shares))),
            oneIn(2) ? 0 : from(-300, 300),
            most,
            budget,
            group);
      }
    }
  }
}
