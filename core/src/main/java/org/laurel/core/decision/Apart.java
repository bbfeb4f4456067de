package org.laurel.core.decision;

import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Receipt.Off;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.value.Names;

/// Rules that do not go together with a discount. Discounts are decided first, so it is the rule
/// that gives way.
final class Apart {

  private Apart() {}

  /// What was taken off the purchase that keeps a rule from giving anything; `null`: nothing.
  static @Nullable Reason missing(Scene scene, EarningRule rule) {
    if (rule.notWith().isEmpty()) {
      return null;
    }
    boolean any = rule.notWith().contains(EarningRule.DISCOUNTS);
    for (BasketLine line : scene.lines()) {
      if (line.kept()) {
        for (Off off : line.offs()) {
          if (any || rule.notWith().contains(off.offer())) {
            Param named = new Param.OfNames(off.offer(), name(scene.programme(), off.offer()));
            return Reason.of(rule.id(), Reason.Outcome.NOT_MET, Why.NOT_WITH, "offer", named);
          }
        }
      }
    }
    return null;
  }

  private static Names name(Programme programme, String id) {
    for (Offer offer : programme.offers()) {
      if (offer.id().equals(id)) {
        return offer.text();
      }
    }
    Reward reward = programme.rewards().get(id);
    return reward == null ? Names.of(java.util.Map.of()) : reward.name();
  }
}
