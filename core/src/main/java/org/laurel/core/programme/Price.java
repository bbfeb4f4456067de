package org.laurel.core.programme;

import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import org.laurel.core.programme.Reward.Cost;

/// What one piece of a reward costs.
public sealed interface Price {

  /// Units, and money beside them.
  ///
  /// @param units one amount for each unit; empty with no money: it is free
  /// @param money smallest amounts that the member pays beside the units; 0: none
  record Sum(List<Cost> units, long money) {
    public boolean free() {
      return units.isEmpty() && money == 0;
    }
  }

  /// `15 stars`, `10 stars and 20.00 PLN`, `free`.
  record Fixed(Sum sum) implements Price {}

  /// `{category 1: 10000 points, category 2: 20000 points}`: by what the redemption tells.
  ///
  /// @param attribute a text, or a number written plainly
  /// @param sums by the attribute's value
  record ByAttribute(String attribute, SequencedMap<String, Sum> sums) implements Price {}

  /// `any points, at least 100 points, in steps of 10 points`: as much as the member says.
  ///
  /// @param least fewest at once, 1 or more
  /// @param step only multiples of it; 1: any
  record Any(String unit, long least, long step) implements Price {}

  /// Every sum that a piece may cost; of [Any], the least.
  default Collection<Sum> all() {
    return switch (this) {
      case Fixed(var sum) -> List.of(sum);
      case ByAttribute(_, var sums) -> sums.values();
      case Any(var unit, var least, _) -> List.of(new Sum(List.of(new Cost(unit, least)), 0));
    };
  }
}
