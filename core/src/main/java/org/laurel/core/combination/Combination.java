package org.laurel.core.combination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Who takes what.
///
/// @param taken by taker, by share: pieces
/// @param proven whether no other combination gives more; else it is the best that was found within
///   the steps
public record Combination(List<List<Long>> taken, boolean proven) {

  /// How many shares may be looked at, by everything that is tried: a few milliseconds.
  public static final long STEPS = 100_000;

  /// The combination that gives most. Of equal ones that which, pile by pile, gives most pieces to
  /// the first taker, then to the second, and so on.
  ///
  /// @param budgets what the takers that name one of them may give together
  /// @param steps see [#STEPS]
  public static Combination best(
      List<Pile> piles, List<Taker> takers, List<Long> budgets, long steps) {
    List<List<Integer>> lots = new ArrayList<>(Rivals.of(piles.size(), takers));
    lots.sort(Comparator.comparingInt(List::size));
    List<List<Long>> taken = new ArrayList<>(Collections.nCopies(takers.size(), List.of()));
    boolean proven = true;
    long left = steps;
    for (int lot = 0; lot < lots.size(); lot++) {
      List<Integer> rivals = lots.get(lot);
      Steps own = new Steps(left / (lots.size() - lot));
      left -= own.left();
      Table table = new Table(piles, rivals.stream().map(takers::get).toList(), budgets, own);
      Search search = new Search(table, own);
      proven &= search.run();
      left += own.left();
      for (int i = 0; i < rivals.size(); i++) {
        taken.set(rivals.get(i), search.taken(i));
      }
    }
    return new Combination(List.copyOf(taken), proven);
  }
}
