package org.laurel.core.combination;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Finds good prices: dearer where more is wanted than there is, cheaper where something is left
/// over. On the way each round of prices suggests a combination.
final class Prices {

  private static final int ROUNDS = 60;
  private static final int REFINEMENTS = 2;
  private static final int FINENESS = 5000;

  private final Table table;
  private final Steps steps;
  private final long[] highest;

  /// What is left for the search itself.
  private final long reserve;

  /// What the other piles cost while one price is sought.
  private long others;

  /// The best combination found, by claim, by share, and what it gives.
  long[][] taken;

  long worth;

  /// No combination gives more.
  long bound = Long.MAX_VALUE;

  Prices(Table table, Steps steps) {
    this.table = table;
    this.steps = steps;
    this.reserve = steps.left() / 2;
    this.taken = nothing();
    this.worth = table.worth(taken);
    this.highest = table.gain.clone();
    for (Claim claim : table.claims) {
      for (int share = 0; share < claim.pile.length; share++) {
        int pile = claim.pile[share];
        highest[pile] = Math.max(highest[pile], claim.highest(share));
      }
    }
  }

  void find() {
    long[] best = table.price.clone();
    for (int round = 0; round < ROUNDS && (round == 0 || steps.left() > reserve); round++) {
      for (int i = 0; i < table.claims.size(); i++) {
        table.look(i, true);
      }
      long most = table.priceOfAll() + table.mostGained();
      if (most < bound) {
        bound = most;
        best = table.price.clone();
      }
      long[] wanted = wanted();
      suggest();
      if (worth >= bound || !move(wanted, most)) {
        break;
      }
    }
    if (worth < bound) {
      letEachBeFirst();
    }
    System.arraycopy(best, 0, table.price, 0, best.length);
    for (int i = 0; i < table.claims.size(); i++) {
      table.look(i, false);
    }
    if (table.claims.size() > 1 || worth < bound) {
      refine();
    }
  }

  /// Pile by pile, the price at which the bound is lowest when all others stay; of several such
  /// prices the middle one, where most that is not the best falls below the bound.
  private void refine() {
    for (int round = 0; round < REFINEMENTS; round++) {
      long before = bound;
      for (int pile : table.piles) {
        if (steps.left() < reserve) {
          return;
        }
        long low = table.gain[pile];
        long high = Math.max(low, Math.min(highest[pile], bound / table.pieces[pile]));
        others = table.priceOfAll() - table.price[pile] * table.pieces[pile];
        long first = lowest(pile, low, high, true);
        long last = lowest(pile, first, high, false);
        bound = Math.min(bound, boundAt(pile, first + (last - first) / 2));
      }
      if (bound == before) {
        return;
      }
    }
  }

  /// About the first or last price at which the bound is lowest: it falls and then rises with a
  /// price.
  private long lowest(int pile, long from, long to, boolean first) {
    long low = from;
    long high = to;
    long near = highest[pile] / FINENESS;
    while (high - low > near) {
      long middle = low + (high - low) / 2;
      long here = boundAt(pile, middle);
      long next = boundAt(pile, middle + 1);
      if (first ? here <= next : here < next) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private long boundAt(int pile, long price) {
    table.price[pile] = price;
    for (int i = 0; i < table.claims.size(); i++) {
      if (table.claims.get(i).wants(pile)) {
        table.look(i, false);
      }
    }
    return others + price * table.pieces[pile] + table.mostGained();
  }

  private long[] wanted() {
    long[] wanted = new long[table.pieces.length];
    for (int i = 0; i < table.claims.size(); i++) {
      Claim claim = table.claims.get(i);
      for (int share = 0; table.wins(i) && share < claim.pile.length; share++) {
        wanted[claim.pile[share]] += claim.picked[share];
      }
    }
    return wanted;
  }

  /// @return whether any price changed
  private boolean move(long[] wanted, long most) {
    long norm = 0;
    for (int pile : table.piles) {
      long over = over(wanted, pile);
      norm += over * over;
    }
    if (norm <= 0) {
      return false;
    }
    long step = Math.max(1, (most - worth) / norm);
    for (int pile : table.piles) {
      long price = table.price[pile] + Fine.times(over(wanted, pile), step);
      long cap = Math.max(table.gain[pile], Math.min(highest[pile], bound / table.pieces[pile]));
      table.price[pile] = Math.clamp(price, table.gain[pile], cap);
    }
    return true;
  }

  private long over(long[] wanted, int pile) {
    long over = wanted[pile] - table.pieces[pile];
    return over < 0 && table.price[pile] == table.gain[pile]
        ? 0
        : Math.clamp(over, -10_000, 10_000);
  }

  /// One after the other takes, of what is left, what is best for it at these prices: who gains
  /// most takes first. Then prices are forgotten, and who took nothing may look again.
  private void suggest() {
    long[] price = table.price.clone();
    long[][] picks = nothing();
    long[] left = table.pieces.clone();
    int[] order =
        IntStream.range(0, picks.length)
            .boxed()
            .sorted((a, b) -> Long.compare(table.value(b), table.value(a)))
            .mapToInt(i -> i)
            .toArray();
    for (int claim : order) {
      take(claim, picks, left);
    }
    System.arraycopy(table.gain, 0, table.price, 0, price.length);
    for (int claim : order) {
      if (Arrays.stream(picks[claim]).sum() == 0) {
        take(claim, picks, left);
      }
    }
    System.arraycopy(price, 0, table.price, 0, price.length);
    keep(picks);
  }

  /// Without prices: one takes what is best for it, then the others in turn, of those with a budget
  /// only while something is left of it. Where prices mislead, as with small budgets, this does
  /// not.
  private void letEachBeFirst() {
    int many = table.claims.size();
    long cost = table.claims.stream().mapToLong(Claim::steps).sum() * many;
    if (cost > reserve / 2) {
      return;
    }
    System.arraycopy(table.gain, 0, table.price, 0, table.price.length);
    long[] alone = new long[many];
    for (int i = 0; i < many; i++) {
      table.look(i, false);
      alone[i] = Math.min(table.value(i), table.room(i, nothing()));
    }
    int[] order =
        IntStream.range(0, many)
            .boxed()
            .sorted((a, b) -> Long.compare(alone[b], alone[a]))
            .mapToInt(i -> i)
            .toArray();
    for (int first : order) {
      long[][] picks = nothing();
      long[] left = table.pieces.clone();
      take(first, picks, left);
      for (int claim : order) {
        if (claim != first && table.room(claim, picks) > 0) {
          take(claim, picks, left);
        }
      }
      keep(picks);
    }
  }

  private void keep(long[][] picks) {
    long gives = table.worth(picks);
    if (gives > worth) {
      worth = gives;
      taken = picks;
    }
  }

  private void take(int i, long[][] picks, long[] left) {
    for (int other = 0; other < picks.length; other++) {
      if (table.rivals(i, other) && Arrays.stream(picks[other]).sum() > 0) {
        return;
      }
    }
    Claim claim = table.claims.get(i);
    long[] most = claim.most.clone();
    long[] room = left.clone();
    for (int share = 0; share < most.length; share++) {
      claim.most[share] = Math.min(most[share], room[claim.pile[share]]);
      room[claim.pile[share]] -= claim.most[share];
    }
    steps.take(claim.steps());
    if (claim.best(table.price, true) > 0) {
      picks[i] = claim.picked.clone();
      for (int share = 0; share < most.length; share++) {
        left[claim.pile[share]] -= picks[i][share];
      }
    }
    System.arraycopy(most, 0, claim.most, 0, most.length);
  }

  private long[][] nothing() {
    return table.claims.stream().map(claim -> new long[claim.pile.length]).toArray(long[][]::new);
  }
}
