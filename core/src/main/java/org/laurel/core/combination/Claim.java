package org.laurel.core.combination;

import java.util.List;

/// A [Taker] while combinations are tried. For each share it has bounds, between which it would
/// take what is best for it alone if every piece of a pile had a price.
abstract sealed class Claim permits ClaimOfSets, ClaimOfCheapest, ClaimOfAll {

  final Taker taker;

  /// By share.
  final int[] pile;

  final long[] gain;

  /// Bounds of what it takes.
  final long[] least;

  final long[] most;

  /// What it took at [#best].
  final long[] picked;

  Claim(Taker taker, List<Pile> piles) {
    this.taker = taker;
    List<Taker.Share> shares = taker.shares();
    this.pile = shares.stream().mapToInt(Taker.Share::pile).toArray();
    this.gain = shares.stream().mapToLong(Taker.Share::gain).toArray();
    this.least = new long[pile.length];
    this.most = new long[pile.length];
    this.picked = new long[pile.length];
    for (int i = 0; i < pile.length; i++) {
      most[i] = piles.get(pile[i]).pieces();
    }
  }

  static Claim of(Taker taker, List<Pile> piles) {
    return switch (taker) {
      case Taker.Sets sets -> new ClaimOfSets(sets, piles);
      case Taker.Cheapest cheapest -> new ClaimOfCheapest(cheapest, piles);
      case Taker.All all -> new ClaimOfAll(all, piles);
    };
  }

  /// The most that can be left of gains after paying for pieces, or more than that; never less.
  ///
  /// @param price of a piece, by pile
  /// @param pick whether to tell in [#picked] what that takes, as far as it can be had
  /// @return [Taker#IMPOSSIBLE] when nothing lies between the bounds
  abstract long best(long[] price, boolean pick);

  /// What it gives for exactly this.
  ///
  /// @return [Taker#IMPOSSIBLE] when it cannot be taken so
  abstract long gain(long[] taken);

  /// The most that one piece of a share could ever be worth to it.
  abstract long highest(int share);

  /// How many shares [#best] looks at.
  long steps() {
    return pile.length;
  }

  /// What the least that it has to take costs.
  long leastCost(long[] price) {
    long cost = 0;
    for (int i = 0; i < least.length; i++) {
      cost += least[i] * price[pile[i]];
    }
    return cost;
  }

  boolean wants(int pile) {
    for (int mine : this.pile) {
      if (mine == pile) {
        return true;
      }
    }
    return false;
  }

  boolean takes() {
    for (long pieces : least) {
      if (pieces > 0) {
        return true;
      }
    }
    return false;
  }
}
