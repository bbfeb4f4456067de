package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.combination.Combination;
import org.laurel.core.combination.Taker;
import org.laurel.core.combination.Taker.Share;
import org.laurel.core.programme.Offer.On;

/// Most baskets leave nothing to weigh: each offer wants single pieces that no other wants, and
/// limits and budgets hold them all.
final class Unrivalled {

  private Unrivalled() {}

  /// What each takes when each takes all that it wants; `null`: it may not.
  ///
  /// @param bidders whose takers these are
  /// @param budgets what is left of each
  static @Nullable Combination all(
      List<Taker> takers, List<Candidate> bidders, List<Long> budgets, Pieces pieces) {
    boolean[] wanted = new boolean[pieces.heaps.size()];
    List<Long> left = new ArrayList<>(budgets);
    List<List<Long>> taken = new ArrayList<>(takers.size());
    for (int i = 0; i < takers.size(); i++) {
      if (!(takers.get(i) instanceof Taker.Sets sets)
          || !(bidders.get(i).on() instanceof On.Each)
          || sets.parts().size() > 1
          || sets.parts().getFirst().pieces() > 1
          || sets.group() != Taker.NONE) {
        return null;
      }
      long most = sets.most();
      List<Long> own = new ArrayList<>();
      for (Share share : sets.shares()) {
        long count = pieces.heaps.get(share.pile()).count();
        most -= count;
        if (wanted[share.pile()] || most < 0) {
          return null;
        }
        wanted[share.pile()] = true;
        own.add(count);
        if (sets.budget() != Taker.NONE) {
          long rest = left.get(sets.budget()) - count * share.gain();
          if (rest < 0) {
            return null;
          }
          left.set(sets.budget(), rest);
        }
      }
      taken.add(own);
    }
    return new Combination(taken, true);
  }
}
