package org.laurel.core.combination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
    List<List<Integer>> lots = new ArrayList<>(Rivals.of(piles.size(), takers, List.of()));
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

  /// The combination that gives least of those to which nothing can be added. Of equal ones the
  /// same as of [#best].
  ///
  /// Whether anything can be added to bundles of one price whose parts may be the same pieces
  /// depends on how the pieces are shared out among the parts. Those in whose way such a one is get
  /// what [#best] would give them, to which nothing can be added either.
  ///
  /// @param piles what their pieces give by themselves is given to each that nobody takes
  /// @param bars what must not be left out for nothing
  /// @return of no taker when the steps ran out before any was found; `null` when there is none, as
  ///   what is left out could always be added
  public static @Nullable Combination least(
      List<Pile> piles, List<Taker> takers, List<Bar> bars, List<Long> budgets, long steps) {
    List<List<Integer>> lots = new ArrayList<>(Rivals.of(piles.size(), takers, bars));
    lots.sort(Comparator.comparingInt(List::size));
    List<List<Long>> taken = new ArrayList<>(Collections.nCopies(takers.size(), List.of()));
    boolean proven = true;
    long left = steps;
    for (int lot = 0; lot < lots.size(); lot++) {
      List<Integer> rivals = lots.get(lot).stream().filter(i -> i < takers.size()).toList();
      List<Bar> out = new ArrayList<>();
      for (int i : lots.get(lot)) {
        if (i >= takers.size()) {
          Bar bar = bars.get(i - takers.size());
          out.add(new Bar(bar.taker(), bar.foes().stream().map(rivals::indexOf).toList()));
        }
      }
      Steps own = new Steps(left / (lots.size() - lot));
      left -= own.left();
      List<Claim> claims = rivals.stream().map(i -> Claim.of(takers.get(i), piles)).toList();
      Fullness fullness = new Fullness(piles, claims, out, budgets);
      Least least = new Least(fullness, own);
      boolean sure = least.run();
      List<List<Long>> found = least.taken();
      if (claims.stream().anyMatch(Fullness::isAmbiguous)) {
        sure = false;
        if (found == null || fullness.open(found)) {
          Steps few = new Steps(steps / 4 / lots.size());
          Table table = new Table(piles, rivals.stream().map(takers::get).toList(), budgets, few);
          Search search = new Search(table, few);
          search.run();
          found = IntStream.range(0, claims.size()).mapToObj(search::taken).toList();
          found = out.isEmpty() || !fullness.open(found) ? found : null;
        }
      }
      proven &= sure;
      left += own.left();
      if (found == null) {
        return sure ? null : new Combination(List.of(), false);
      }
      for (int i = 0; i < rivals.size(); i++) {
        taken.set(rivals.get(i), found.get(i));
      }
    }
    return new Combination(List.copyOf(taken), proven);
  }
}
