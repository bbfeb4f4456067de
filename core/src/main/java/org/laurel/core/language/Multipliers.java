package org.laurel.core.language;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Trigger;

/// What a rule with `times` has to agree with, once all rules are known.
final class Multipliers {

  private Multipliers() {}

  static void check(
      Entry entry,
      EarningRule multiplier,
      Windows.@Nullable Said limit,
      Map<String, EarningRule> rules) {
    List<String> named = ((Give.Times) multiplier.give()).rules();
    List<Spot> spots = entry.items(Earning.OF);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < named.size(); i++) {
      String id = named.get(i);
      Spot at = spots.get(Math.min(i, spots.size() - 1));
      if (!seen.add(id)) {
        tell(entry, Code.DUPLICATE_ID, at, "the rule " + id + " stands here twice. Remove one");
      } else if (rules.get(id) instanceof EarningRule rule) {
        check(entry, multiplier, rule, at);
        String unit = Earning.unit(rule.give());
        if (unit != null) {
          Earning.agree(entry, limit, multiplier.budget(), unit);
        }
      } else {
        unknown(entry, id, at);
      }
    }
  }

  private static void check(Entry entry, EarningRule multiplier, EarningRule rule, Spot at) {
    if (rule.give() instanceof Give.Times) {
      tell(
          entry,
          Code.MULTIPLIED_MULTIPLIER,
          at,
          rule.id() + " multiplies other rules itself. Name the rules that give something");
    } else if (rule.give() instanceof Give.PerCount) {
      tell(
          entry,
          Code.MULTIPLIER_ELSEWHERE,
          at,
          rule.id()
              + " gives for a count, not for this purchase alone, so it cannot be multiplied. Give"
              + " more in it");
    } else if (!sameKind(multiplier.on(), rule.on())) {
      tell(
          entry,
          Code.MULTIPLIER_ELSEWHERE,
          at,
          ("%s listens to something else than %s, so the two never meet. Let both listen to the"
                  + " same")
              .formatted(rule.id(), multiplier.id()));
    }
  }

  private static boolean sameKind(Trigger one, Trigger other) {
    return one instanceof Trigger.OnPurchase
        ? other instanceof Trigger.OnPurchase
        : one.equals(other);
  }

  /// A rule that was told to be wrong is not told to be unknown as well.
  private static void unknown(Entry entry, String id, Spot at) {
    Scope scope = entry.scope();
    Ids kind = scope.kind(id);
    List<String> known = scope.ids(Ids.RULE);
    if (kind == null) {
      tell(
          entry,
          Code.UNKNOWN_RULE,
          at,
          "unknown rule \"%s\". Rules of this programme: %s.%s"
              .formatted(Words.shown(id), Words.list(known), Words.didYouMean(id, known)));
    } else if (kind != Ids.RULE) {
      tell(
          entry,
          Code.UNKNOWN_RULE,
          at,
          "\"%s\" is not a rule but one of the %s. Rules of this programme: %s"
              .formatted(id, kind.plural(), Words.list(known)));
    }
  }

  private static void tell(Entry entry, Code code, Spot at, String message) {
    entry.scope().problems.add(code, at, message);
  }
}
