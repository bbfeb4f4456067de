package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Trigger.OnPurchase;

/// What is bought of what: the lines of which something is kept, by product set. Rules ask for
/// their products, however many lines there are.
final class Bought {

  private final List<BasketLine> all = new ArrayList<>();
  private final Map<String, List<BasketLine>> bySet = new HashMap<>();

  Bought(List<BasketLine> lines) {
    for (BasketLine line : lines) {
      if (line.kept()) {
        all.add(line);
        for (String set : line.sets) {
          bySet.computeIfAbsent(set, _ -> new ArrayList<>(2)).add(line);
        }
      }
    }
  }

  /// The product sets of which something is bought.
  Set<String> sets() {
    return bySet.keySet();
  }

  /// @param products a product set; `null`: anything
  List<BasketLine> of(@Nullable String products) {
    if (products == null) {
      return all;
    }
    List<BasketLine> lines = bySet.get(products);
    return lines == null ? List.of() : lines;
  }

  /// The lines that a rule's trigger counts.
  List<BasketLine> matching(OnPurchase on) {
    List<BasketLine> lines = of(on.products());
    if (on.except() == null || !bySet.containsKey(on.except())) {
      return lines;
    }
    List<BasketLine> matching = new ArrayList<>(lines.size());
    for (BasketLine line : lines) {
      if (!line.isIn(on.except())) {
        matching.add(line);
      }
    }
    return matching;
  }
}
