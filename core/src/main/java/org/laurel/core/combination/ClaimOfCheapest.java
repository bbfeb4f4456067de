package org.laurel.core.combination;

import java.util.Arrays;
import java.util.List;

/// With prices, the best follows from pile to pile: all that matters of what was taken of dearer
/// piles is how many pieces of a set they left over. So quantities need not be counted through:
/// whole sets out of one pile gain alike, and are worth taking all or none.
///
/// Where few sets are allowed, the pieces taken so far are what matters instead. Where more are
/// allowed but not as many as there could be, the best is overstated.
final class ClaimOfCheapest extends Claim {

  private static final int COUNTABLE = 60;

  private final Taker.Cheapest rule;
  private final int pieces;

  /// Whether the number of pieces taken has to be watched.
  private final boolean counted;

  private final int states;
  private final long[][] came;
  private long[] value;
  private long[] next;

  ClaimOfCheapest(Taker.Cheapest rule, List<Pile> piles) {
    super(rule, piles);
    this.rule = rule;
    this.pieces = Math.toIntExact(rule.pieces());
    long all = Arrays.stream(most).sum();
    this.counted = rule.most() <= COUNTABLE / pieces && rule.most() < all / pieces;
    this.states = counted ? Math.toIntExact(rule.most()) * pieces + 1 : pieces;
    this.came = new long[pile.length][states];
    this.value = new long[states];
    this.next = new long[states];
    long room = Fine.times(pieces, Math.min(rule.most(), all / pieces));
    for (int i = 0; i < pile.length; i++) {
      most[i] = Math.min(most[i], room);
    }
  }

  @Override
  long steps() {
    return (long) pile.length * states * pieces;
  }

  @Override
  long best(long[] price, boolean pick) {
    Arrays.fill(value, Taker.IMPOSSIBLE);
    value[0] = 0;
    for (int share = 0; share < pile.length; share++) {
      Arrays.fill(next, Taker.IMPOSSIBLE);
      for (int state = 0; state < states; state++) {
        if (value[state] > Taker.IMPOSSIBLE) {
          from(share, state, price[pile[share]]);
        }
      }
      long[] before = value;
      value = next;
      next = before;
    }
    int end = 0;
    for (int state = pieces; state < states; state += pieces) {
      end = value[state] > value[end] ? state : end;
    }
    if (pick && value[end] > Taker.IMPOSSIBLE) {
      trace(end);
    }
    return value[end];
  }

  /// Tries all numbers of pieces of a share that may be best: some at either end.
  private void from(int share, int state, long price) {
    long low = least[share];
    long high = counted ? Math.min(most[share], states - 1L - state) : most[share];
    for (long taken = low; taken <= high; taken++) {
      if (!counted && taken == low + pieces && high - low >= 2L * pieces) {
        taken = high - pieces + 1;
      }
      long gained = rule.giving(state, taken) * gain[share] - taken * price;
      int to = (int) ((state + taken) % (counted ? states : pieces));
      if (value[state] + gained > next[to]) {
        next[to] = value[state] + gained;
        came[share][to] = taken;
      }
    }
  }

  private void trace(int end) {
    long state = end;
    for (int share = pile.length - 1; share >= 0; share--) {
      picked[share] = came[share][(int) state];
      state = counted ? state - picked[share] : Math.floorMod(state - picked[share], pieces);
    }
    long room = Fine.times(pieces, rule.most());
    for (int share = 0; share < pile.length; share++) {
      picked[share] = Math.min(picked[share], room);
      room -= picked[share];
    }
  }

  @Override
  long gain(long[] taken) {
    long before = 0;
    long given = 0;
    for (int share = 0; share < taken.length; share++) {
      given += rule.giving(before, taken[share]) * gain[share];
      before += taken[share];
    }
    boolean whole = before % pieces == 0 && before / pieces <= rule.most();
    return whole ? given : Taker.IMPOSSIBLE;
  }

  @Override
  long highest(int share) {
    return gain[share] * rule.cheapest();
  }
}
