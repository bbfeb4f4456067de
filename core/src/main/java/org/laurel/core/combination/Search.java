package org.laurel.core.combination;

import java.util.Arrays;
import java.util.List;

/// The combination that gives most: no more can be had than what everybody would take at the
/// present prices.
final class Search extends Halving {

  private final Table table;
  private final Steps steps;

  private long[][] best = {};

  /// Only what gives more is of interest.
  private long floor;

  /// The price of everything, and what it overstates: pieces that nobody can take any more.
  private long priceOfAll;

  private long overstated;

  Search(Table table, Steps steps) {
    super(table.claims, table.pieces);
    this.table = table;
    this.steps = steps;
  }

  /// @return whether what was found is proven to be the best
  boolean run() {
    Prices prices = new Prices(table, steps);
    prices.find();
    best = prices.taken;
    for (int pile : table.piles) {
      overstated += overstated(pile);
    }
    floor = prices.worth - 1;
    priceOfAll = table.priceOfAll();
    return branch(steps) || prices.worth >= prices.bound;
  }

  /// What the claim takes of its shares.
  List<Long> taken(int claim) {
    return Arrays.stream(best[claim]).boxed().toList();
  }

  @Override
  boolean promises() {
    return priceOfAll - overstated + table.mostGained() > floor;
  }

  @Override
  void arrived(long[][] taken) {
    long worth = table.worth(taken);
    if (worth > floor) {
      floor = worth;
      best = taken;
    }
  }

  @Override
  long looked(int claim) {
    return table.look(claim, false);
  }

  @Override
  void setBack(int claim, long value) {
    table.set(claim, value);
  }

  @Override
  void leaves(int pile) {
    overstated -= overstated(pile);
  }

  @Override
  void enters(int pile) {
    overstated += overstated(pile);
  }

  private long overstated(int pile) {
    long left = Math.max(0, pieces[pile] - most[pile]);
    return (table.price[pile] - table.gain[pile]) * left;
  }
}
