package org.laurel.core.combination;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Piles and those that would take of them, with a price on every piece.
///
/// Prices make the takers forget each other: each takes what is best for it at these prices, and
/// what that comes to, together with the price of all there is, is never less than the best
/// combination (the Lagrangian bound). The better the prices, the closer it comes.
final class Table {

  final List<Claim> claims;

  /// Only the piles that somebody wants, in their order.
  final int[] piles;

  final long[] pieces;
  final long[] gain;

  /// Of a piece, by pile; never below what the piece gives by itself.
  final long[] price;

  private final List<Long> budgets;
  private final Steps steps;

  /// By claim, at the present prices and bounds.
  private final long[] value;

  private final int[] group;
  private final int[] budget;
  private final int groups;

  /// Whether a claim has a group or a budget, and those that have.
  private final boolean[] bound;

  private final int[] bounds;

  /// What the others gain, and how many of all cannot take what they have to.
  private long freely;

  private int impossible;

  private final long[] ofGroup;
  private final boolean[] inGroup;
  private final long[] ofBudget;
  private final long[] least;

  Table(List<Pile> all, List<Taker> takers, List<Long> budgets, Steps steps) {
    this.claims = takers.stream().map(taker -> Claim.of(taker, all)).toList();
    this.piles =
        claims.stream().flatMapToInt(c -> Arrays.stream(c.pile)).distinct().sorted().toArray();
    this.pieces = all.stream().mapToLong(Pile::pieces).toArray();
    this.gain = all.stream().mapToLong(Pile::gain).toArray();
    this.price = gain.clone();
    this.budgets = budgets;
    this.steps = steps;
    this.value = new long[claims.size()];
    this.budget = takers.stream().mapToInt(Taker::budget).toArray();
    this.group = new int[claims.size()];
    TreeMap<Integer, Integer> numbers = new TreeMap<>();
    for (int i = 0; i < group.length; i++) {
      int rivals = takers.get(i).group();
      group[i] =
          rivals == Taker.NONE ? Taker.NONE : numbers.computeIfAbsent(rivals, _ -> numbers.size());
    }
    this.groups = numbers.size();
    this.bound = new boolean[claims.size()];
    for (int i = 0; i < bound.length; i++) {
      bound[i] = group[i] != Taker.NONE || budget[i] != Taker.NONE;
    }
    this.bounds = IntStream.range(0, bound.length).filter(i -> bound[i]).toArray();
    this.ofGroup = new long[groups];
    this.inGroup = new boolean[groups];
    this.ofBudget = new long[budgets.size()];
    this.least = new long[budgets.size()];
  }

  /// Looks again at what is best for one of them.
  ///
  /// @return what it was before
  long look(int claim, boolean pick) {
    long before = value[claim];
    steps.take(claims.get(claim).steps());
    set(claim, claims.get(claim).best(price, pick));
    return before;
  }

  void set(int claim, long to) {
    if (value[claim] <= Taker.IMPOSSIBLE) {
      impossible--;
    } else if (!bound[claim]) {
      freely -= value[claim];
    }
    if (to <= Taker.IMPOSSIBLE) {
      impossible++;
    } else if (!bound[claim]) {
      freely += to;
    }
    value[claim] = to;
  }

  long value(int claim) {
    return value[claim];
  }

  /// The price of everything on the table.
  long priceOfAll() {
    long sum = 0;
    for (int pile : piles) {
      sum += price[pile] * pieces[pile];
    }
    return sum;
  }

  /// What the takers gain at most beyond what their pieces cost, or [Taker#IMPOSSIBLE].
  long mostGained() {
    return impossible > 0 ? Taker.IMPOSSIBLE : freely + mostGainedBound();
  }

  private long mostGainedBound() {
    steps.take(bounds.length);
    Arrays.fill(ofGroup, 0);
    Arrays.fill(inGroup, false);
    for (int i = 0; i < ofBudget.length; i++) {
      ofBudget[i] = 0;
      least[i] = budgets.get(i);
    }
    for (int i : bounds) {
      long most = value[i];
      if (group[i] == Taker.NONE) {
        ofBudget[budget[i]] += most;
        least[budget[i]] -= claims.get(i).leastCost(price);
        continue;
      }
      most = budget[i] == Taker.NONE ? most : Math.min(most, budgets.get(budget[i]));
      boolean takes = claims.get(i).takes();
      if (takes && inGroup[group[i]]) {
        return Taker.IMPOSSIBLE;
      }
      if (!inGroup[group[i]]) {
        ofGroup[group[i]] = takes ? most : Math.max(ofGroup[group[i]], most);
      }
      inGroup[group[i]] |= takes;
    }
    long sum = 0;
    for (long most : ofGroup) {
      sum += most;
    }
    for (int i = 0; i < ofBudget.length; i++) {
      sum += Math.min(ofBudget[i], least[i]);
    }
    return sum;
  }

  /// The claim of each group that gains most, and all that are in none.
  boolean wins(int claim) {
    for (int i = 0; i < value.length; i++) {
      if (group[claim] != Taker.NONE
          && group[i] == group[claim]
          && (value[i] > value[claim] || (value[i] == value[claim] && i < claim))) {
        return false;
      }
    }
    return true;
  }

  boolean rivals(int one, int other) {
    return group[one] != Taker.NONE && group[one] == group[other];
  }

  /// What the budget of a claim still holds when these are taken.
  long room(int claim, long[][] taken) {
    if (budget[claim] == Taker.NONE) {
      return Long.MAX_VALUE;
    }
    long room = budgets.get(budget[claim]);
    for (int i = 0; i < taken.length; i++) {
      if (budget[i] == budget[claim]) {
        room -= claims.get(i).gain(taken[i]);
      }
    }
    return room;
  }

  /// What a combination gives.
  ///
  /// @param taken by claim, by share
  /// @return [Taker#IMPOSSIBLE] when it is none
  long worth(long[][] taken) {
    long[] left = pieces.clone();
    long[] ofBudget = new long[budgets.size()];
    boolean[] ofGroup = new boolean[groups];
    long worth = 0;
    for (int i = 0; i < taken.length; i++) {
      long given = claims.get(i).gain(taken[i]);
      boolean takes = false;
      for (int share = 0; share < taken[i].length; share++) {
        int pile = claims.get(i).pile[share];
        left[pile] -= taken[i][share];
        takes |= taken[i][share] > 0;
        if (left[pile] < 0) {
          return Taker.IMPOSSIBLE;
        }
      }
      if (given <= Taker.IMPOSSIBLE || (takes && group[i] != Taker.NONE && ofGroup[group[i]])) {
        return Taker.IMPOSSIBLE;
      }
      if (takes && group[i] != Taker.NONE) {
        ofGroup[group[i]] = true;
      }
      if (budget[i] == Taker.NONE) {
        worth += given;
      } else {
        ofBudget[budget[i]] += given;
      }
    }
    for (int i = 0; i < ofBudget.length; i++) {
      worth += Math.min(ofBudget[i], budgets.get(i));
    }
    for (int pile : piles) {
      worth += left[pile] * gain[pile];
    }
    return worth;
  }
}
