package org.laurel.core.language;

import java.util.ArrayList;
import java.util.List;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Trigger;

/// `not with:` what does not go together in one purchase.
final class Apart {

  private static final String MEANING =
      "Offers, and rewards with vouchers, that a purchase does not have together with it.";

  private Apart() {}

  /// @param like the first example
  static Fields.Field<List<String>> field(Fields fields, String like, String meaning) {
    return fields.optional(
        "not with",
        new Form.OneOrMore<>(Form.phrase(like, (phrase, _) -> phrase.name("an offer").text())),
        meaning);
  }

  static Fields.Field<List<String>> field(Fields fields) {
    return field(fields, "hero-coffee", MEANING);
  }

  /// Whether what is named is there, and can be in one purchase at all.
  static void check(Programme programme, Scope scope) {
    List<String> known = new ArrayList<>(programme.offers().stream().map(Offer::id).toList());
    for (Reward reward : programme.rewards().values()) {
      if (reward.voucher() != null) {
        known.add(reward.id());
      }
    }
    for (Offer offer : programme.offers()) {
      if (offer.notWith().isEmpty() || scope.kind(offer.id()) != Ids.OFFER) {
        continue;
      }
      List<String> others = known.stream().filter(id -> !id.equals(offer.id())).toList();
      check(scope.at(offer.id(), Offers.NOT_WITH), offer.notWith(), others, scope);
    }
    known.addFirst(EarningRule.DISCOUNTS);
    for (EarningRule rule : programme.earning()) {
      if (rule.notWith().isEmpty() || scope.kind(rule.id()) != Ids.RULE) {
        continue;
      }
      Spot at = scope.at(rule.id(), Earning.NOT_WITH);
      check(at, rule.notWith(), known, scope);
      if (!(rule.on() instanceof Trigger.OnPurchase || rule.on() instanceof Trigger.OnCount)) {
        scope.problems.add(
            Code.FACT_NOT_HERE,
            at,
            "discounts are on purchases, and this listens to none. Leave it out");
      }
    }
  }

  private static void check(Spot at, List<String> named, List<String> known, Scope scope) {
    for (String id : named) {
      if (!known.contains(id)) {
        scope.problems.add(
            Code.UNKNOWN_OFFER,
            at,
            "nothing called \"%s\" takes anything off here. What does: %s.%s"
                .formatted(Words.shown(id), Words.list(known), Words.didYouMean(id, known)));
      }
    }
  }
}
