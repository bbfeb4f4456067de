package org.laurel.core.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Things that lead to one another.
///
/// @param circle one way round, the first thing also at its end; empty when there is none
/// @param depths how many steps lead on from each thing, of those outside circles
record Circles(List<String> circle, Map<String, Integer> depths) {

  /// @param arrows from each thing to those it leads to
  static Circles in(Map<String, Set<String>> arrows) {
    Map<String, List<String>> backwards = new HashMap<>();
    Map<String, Integer> open = new LinkedHashMap<>();
    Deque<String> ends = new ArrayDeque<>();
    arrows.forEach(
        (from, targets) -> {
          targets.forEach(to -> backwards.computeIfAbsent(to, _ -> new ArrayList<>()).add(from));
          open.put(from, (int) targets.stream().filter(arrows::containsKey).count());
        });
    Map<String, Integer> depths = new HashMap<>();
    open.forEach(
        (thing, count) -> {
          if (count == 0) {
            ends.add(thing);
          }
        });
    while (!ends.isEmpty()) {
      String end = ends.remove();
      open.remove(end);
      int depth = depths.merge(end, 0, Math::max);
      for (String before : backwards.getOrDefault(end, List.of())) {
        depths.merge(before, depth + 1, Math::max);
        if (open.merge(before, -1, Integer::sum) == 0) {
          ends.add(before);
        }
      }
    }
    return new Circles(circle(open.keySet(), arrows), depths);
  }

  /// Everything left leads on to something left, so following it must come back.
  private static List<String> circle(Set<String> left, Map<String, Set<String>> arrows) {
    if (left.isEmpty()) {
      return List.of();
    }
    Map<String, Integer> seen = new LinkedHashMap<>();
    String at = left.iterator().next();
    while (!seen.containsKey(at)) {
      seen.put(at, seen.size());
      at =
          arrows.getOrDefault(at, Set.of()).stream()
              .filter(left::contains)
              .findFirst()
              .orElseThrow();
    }
    List<String> way = new ArrayList<>(seen.keySet());
    List<String> circle = new ArrayList<>(way.subList(way.indexOf(at), way.size()));
    circle.add(at);
    return circle;
  }
}
