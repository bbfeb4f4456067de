package org.laurel.core.combination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Who takes what.
///
/// @param taken by taker, by share: pieces
/// @param proven whether no other combination gives more; else it is the best that was found within
///   the steps
public record Combination(List<List<Long>> taken, boolean proven) {

  /// How many shares may be looked at, by everything that is tried: a few milliseconds.
  public static final long STEPS = 150_000;

  /// The combination that gives most. Of equal ones that which, pile by pile, gives most pieces to
  /// the first taker, then to the second, and so on.
  ///
  /// @param budgets what the takers that name one of them may give together
  /// @param steps see [#STEPS]
  public static Combination best(
      List<Pile> piles, List<Taker> takers, List<Long> budgets, long steps) {
    Steps left = new Steps(steps);
    List<List<Long>> taken = new ArrayList<>(Collections.nCopies(takers.size(), List.of()));
    boolean proven = true;
    for (List<Integer> rivals : Rivals.of(piles.size(), takers)) {
      Table table = new Table(piles, rivals.stream().map(takers::get).toList(), budgets, left);
      Search search = new Search(table, left);
      proven &= search.run();
      for (int i = 0; i < rivals.size(); i++) {
        taken.set(rivals.get(i), search.taken(i));
      }
    }
    return new Combination(List.copyOf(taken), proven);
  }
}
