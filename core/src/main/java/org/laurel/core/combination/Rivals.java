package org.laurel.core.combination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Tells apart takers that have nothing to do with each other: no pile, budget or group in common,
/// not through others either. What is best for each lot of rivals is best for all.
final class Rivals {

  private final int[] leader;

  private Rivals(int takers) {
    leader = new int[takers];
    Arrays.setAll(leader, i -> i);
  }

  /// @return places among the takers, and after them among the bars
  static Collection<List<Integer>> of(int piles, List<Taker> of, List<Bar> bars) {
    List<Taker> takers =
        bars.isEmpty() ? of : Stream.concat(of.stream(), bars.stream().map(Bar::taker)).toList();
    Rivals rivals = new Rivals(takers.size());
    Map<Integer, Integer> ofPile = new HashMap<>(piles);
    Map<Integer, Integer> ofBudget = new HashMap<>();
    Map<Integer, Integer> ofGroup = new HashMap<>();
    for (int i = 0; i < takers.size(); i++) {
      Taker taker = takers.get(i);
      for (Taker.Share share : taker.shares()) {
        rivals.meet(ofPile, share.pile(), i);
      }
      rivals.meet(ofBudget, taker.budget(), i);
      rivals.meet(ofGroup, taker.group(), i);
    }
    for (int i = 0; i < bars.size(); i++) {
      for (int foe : bars.get(i).foes()) {
        rivals.join(foe, of.size() + i);
      }
    }
    Map<Integer, List<Integer>> lots = new TreeMap<>();
    for (int i = 0; i < takers.size(); i++) {
      lots.computeIfAbsent(rivals.leader(i), _ -> new ArrayList<>()).add(i);
    }
    return lots.values();
  }

  private void meet(Map<Integer, Integer> first, int thing, int taker) {
    if (thing == Taker.NONE) {
      return;
    }
    join(first.computeIfAbsent(thing, _ -> taker), taker);
  }

  private void join(int taker, int with) {
    int one = leader(taker);
    int other = leader(with);
    leader[Math.max(one, other)] = Math.min(one, other);
  }

  private int leader(int taker) {
    int at = taker;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }
}
