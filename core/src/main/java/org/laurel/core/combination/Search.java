package org.laurel.core.combination;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Branch and bound. Pile by pile, taker by taker, it decides how many pieces are taken, halving
/// what is possible, the upper half first; it turns back wherever no more can be had than it
/// already has.
final class Search {

  private final Table table;
  private final Steps steps;

  /// In the order in which they are decided.
  private final Choice[] choices;

  private long[][] best = {};

  private final Deque<Mark> marks = new ArrayDeque<>();
  private final Deque<Fork> forks = new ArrayDeque<>();

  /// By pile: where its choices begin, and the bounds of what is taken of it.
  private final int[] begins;

  private final long[] least;
  private final long[] most;

  /// The next choice, and what prices overstate: pieces that nobody can take any more.
  private int next;

  private long overstated;

  /// How many pieces of a share a claim takes.
  private record Choice(int claim, int share, int pile) {}

  /// The lower half of a choice, still to be tried.
  private record Fork(int choice, long least, long most, int marks) {}

  /// What to set back: the bounds and the value that a claim had.
  private record Mark(Choice choice, long least, long most, long value) {}

  Search(Table table, Steps steps) {
    this.table = table;
    this.steps = steps;
    List<Choice> all = new ArrayList<>();
    for (int i = 0; i < table.claims.size(); i++) {
      int[] pile = table.claims.get(i).pile;
      for (int share = 0; share < pile.length; share++) {
        all.add(new Choice(i, share, pile[share]));
      }
    }
    all.sort(Comparator.comparingInt(Choice::pile));
    this.choices = all.toArray(Choice[]::new);
    this.begins = new int[table.pieces.length + 1];
    this.least = new long[table.pieces.length];
    this.most = new long[table.pieces.length];
    for (Choice choice : choices) {
      begins[choice.pile() + 1]++;
      most[choice.pile()] += table.claims.get(choice.claim()).most[choice.share()];
    }
    for (int pile = 0; pile < least.length; pile++) {
      begins[pile + 1] += begins[pile];
    }
  }

  /// @return whether what was found is proven to be the best
  boolean run() {
    Prices prices = new Prices(table, steps);
    prices.find();
    best = prices.taken;
    for (int pile : table.piles) {
      overstated += overstated(pile);
    }
    return branch(prices.worth - 1) || prices.worth >= prices.bound;
  }

  /// What the claim takes of its shares.
  List<Long> taken(int claim) {
    return Arrays.stream(best[claim]).boxed().toList();
  }

  /// @param had only what gives more than this is of interest
  /// @return whether everything was tried
  private boolean branch(long had) {
    long floor = had;
    long priceOfAll = table.priceOfAll();
    while (!steps.none()) {
      steps.take(1);
      if (priceOfAll - overstated + table.mostGained() > floor) {
        if (next < choices.length) {
          narrow(choices[next]);
          continue;
        }
        long[][] taken = table.claims.stream().map(c -> c.least.clone()).toArray(long[][]::new);
        long worth = table.worth(taken);
        if (worth > floor) {
          floor = worth;
          best = taken;
        }
      }
      if (!back()) {
        return true;
      }
    }
    return false;
  }

  private void narrow(Choice choice) {
    Claim claim = table.claims.get(choice.claim());
    long least = claim.least[choice.share()];
    long most = claim.most[choice.share()];
    if (least < most) {
      long middle = least + (most - least) / 2;
      forks.push(new Fork(next, least, middle, marks.size()));
      bound(choice, middle + 1, most);
    } else {
      next++;
    }
  }

  /// What one takes for sure, the others cannot have.
  private void bound(Choice choice, long from, long to) {
    set(choice, from, to);
    int pile = choice.pile();
    for (int i = begins[pile]; i < begins[pile + 1]; i++) {
      Choice other = choices[i];
      Claim claim = table.claims.get(other.claim());
      long its = claim.least[other.share()];
      long room = table.pieces[pile] - least[pile] + its;
      if (claim.most[other.share()] > room) {
        set(other, its, room);
      }
    }
  }

  private void set(Choice choice, long from, long to) {
    Claim claim = table.claims.get(choice.claim());
    long leastBefore = claim.least[choice.share()];
    long mostBefore = claim.most[choice.share()];
    move(choice, from, to);
    long value = table.look(choice.claim(), false);
    marks.push(new Mark(choice, leastBefore, mostBefore, value));
  }

  private void move(Choice choice, long from, long to) {
    Claim claim = table.claims.get(choice.claim());
    int pile = choice.pile();
    overstated -= overstated(pile);
    least[pile] += from - claim.least[choice.share()];
    most[pile] += to - claim.most[choice.share()];
    claim.least[choice.share()] = from;
    claim.most[choice.share()] = to;
    overstated += overstated(pile);
  }

  private long overstated(int pile) {
    long left = Math.max(0, table.pieces[pile] - most[pile]);
    return (table.price[pile] - table.gain[pile]) * left;
  }

  /// To the lower half of the last choice made.
  private boolean back() {
    if (forks.isEmpty()) {
      return false;
    }
    Fork fork = forks.pop();
    while (marks.size() > fork.marks()) {
      Mark mark = marks.pop();
      move(mark.choice(), mark.least(), mark.most());
      table.set(mark.choice().claim(), mark.value());
    }
    next = fork.choice();
    bound(choices[next], fork.least(), fork.most());
    return true;
  }
}
