package org.laurel.core.combination;

import java.util.List;

/// With prices, the best is everything or nothing.
final class ClaimOfAll extends Claim {

  private final Taker.All all;
  private final long[] pieces;

  ClaimOfAll(Taker.All all, List<Pile> piles) {
    super(all, piles);
    this.all = all;
    this.pieces = most.clone();
  }

  @Override
  long best(long[] price, boolean pick) {
    long value = all.gain();
    boolean can = true;
    for (int i = 0; i < pile.length; i++) {
      can &= most[i] == pieces[i];
      value += (gain[i] - price[pile[i]]) * pieces[i];
    }
    boolean must = takes();
    if (must && !can) {
      return Taker.IMPOSSIBLE;
    }
    boolean takes = must || (can && value > 0);
    if (pick) {
      for (int i = 0; i < pile.length; i++) {
        picked[i] = takes ? pieces[i] : 0;
      }
    }
    return takes ? value : 0;
  }

  @Override
  long gain(long[] taken) {
    long given = all.gain();
    int whole = 0;
    int none = 0;
    for (int i = 0; i < taken.length; i++) {
      given += gain[i] * taken[i];
      whole += taken[i] == pieces[i] ? 1 : 0;
      none += taken[i] == 0 ? 1 : 0;
    }
    return none == taken.length ? 0 : whole == taken.length ? given : Taker.IMPOSSIBLE;
  }

  @Override
  long highest(int share) {
    long highest = all.gain();
    for (int i = 0; i < pile.length; i++) {
      highest += gain[i] * pieces[i];
    }
    return highest;
  }
}
