package org.laurel.core.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Condition.Comparison;
import org.laurel.core.programme.Condition.Fact;
import org.laurel.core.programme.Condition.Term;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Programme;

/// Finds conditions that can never hold, such as `channel is app and channel is web`.
///
/// What it finds is certain; it does not find everything.
final class Contradictions {

  private final Programme programme;

  Contradictions(Programme programme) {
    this.programme = programme;
  }

  /// Why the condition never holds; `null` when it may.
  @Nullable String in(@Nullable Condition condition) {
    return switch (condition) {
      case Condition.Any(var parts) -> {
        List<@Nullable String> why = new ArrayList<>();
        parts.forEach(part -> why.add(in(part)));
        yield why.contains(null) ? null : why.getFirst();
      }
      case null -> null;
      default -> together(condition);
    };
  }

  private @Nullable String together(Condition condition) {
    Asked asked = new Asked();
    Map<Condition, Boolean> held = new HashMap<>();
    for (Condition part : parts(condition, new ArrayList<>())) {
      boolean negated = part instanceof Condition.Not;
      Condition plain = part instanceof Condition.Not(var inner) ? inner : part;
      String inner = plain instanceof Condition.Any && !negated ? in(plain) : null;
      if (inner != null) {
        return inner;
      }
      Boolean before = held.put(plain, !negated);
      if (before != null && before == negated) {
        return "one part of it asks for the opposite of another";
      }
      switch (plain) {
        case Condition.OneOf(Term.OfFact(var fact, _), var texts) ->
            asked.texts(fact, texts, !negated);
        case Condition.Compare(Term.OfFact(var fact, _), var how, Term.OfText(var text)) ->
            asked.texts(fact, List.of(text), (how == Comparison.IS) != negated);
        case Condition.Compare(Term.OfFact(var fact, _), var how, var right) when !negated -> {
          BigDecimal number = number(right);
          if (number != null) {
            asked.ranges.merge(fact, whole(fact).and(Range.where(how, number)), Range::and);
          }
        }
        default -> {}
      }
    }
    return asked.tooMuch();
  }

  private static List<Condition> parts(Condition condition, List<Condition> into) {
    if (condition instanceof Condition.All(var parts)) {
      parts.forEach(part -> parts(part, into));
    } else {
      into.add(condition);
    }
    return into;
  }

  private static @Nullable BigDecimal number(Term term) {
    return switch (term) {
      case Term.OfNumber(var value) -> value.toBigDecimal();
      case Term.OfMoney(var amount) -> BigDecimal.valueOf(amount);
      case Term.OfUnit(var amount, _) -> BigDecimal.valueOf(amount);
      case Term.OfDate(var day) -> BigDecimal.valueOf(day.toEpochDay());
      case Term.OfLevel(_, _, var rank) -> BigDecimal.valueOf(rank);
      default -> null;
    };
  }

  /// Where a fact can lie at all.
  private Range whole(Fact fact) {
    if (fact instanceof Fact.Tier(var id)) {
      for (Ladder ladder : programme.ladders()) {
        if (ladder.id().equals(id)) {
          BigDecimal top = BigDecimal.valueOf(ladder.levels().size() - 1L);
          return new Range(BigDecimal.ZERO, false, top, false, List.of());
        }
      }
    }
    BigDecimal least = fact instanceof Fact.Basket ? BigDecimal.ZERO : null;
    return new Range(least, false, null, false, List.of());
  }

  private static String shown(Fact fact) {
    return switch (fact) {
      case Fact.Place(var part) -> Words.lower(part.name());
      case Fact.Basket(var measure, var products) ->
          Words.lower(measure.name()) + " of " + (products == null ? "basket" : products);
      case Fact.Attribute(var name) -> name;
      case Fact.Tier _ -> "the tier";
      case Fact.Balance(var unit) -> "the balance of " + unit;
      case Fact.Membership _ -> "months of membership";
      case Fact.Past(var count) -> count.of() == Count.Of.SPEND ? "what was spent" : "purchases";
      default -> "the " + Words.lower(fact.getClass().getSimpleName());
    };
  }

  /// What all parts together ask of each fact.
  private static final class Asked {
    private final Map<Fact, Set<String>> left = new LinkedHashMap<>();
    private final Map<Fact, Set<String>> excluded = new HashMap<>();
    private final Map<Fact, List<String>> words = new HashMap<>();
    private final Map<Fact, Range> ranges = new LinkedHashMap<>();

    void texts(Fact fact, List<String> texts, boolean holds) {
      String shown = (holds ? "" : "not ") + String.join(" or ", texts);
      words.computeIfAbsent(fact, _ -> new ArrayList<>()).add(shown);
      if (!holds) {
        excluded.computeIfAbsent(fact, _ -> new LinkedHashSet<>()).addAll(texts);
      } else {
        left.computeIfAbsent(fact, _ -> new LinkedHashSet<>(texts)).retainAll(texts);
      }
    }

    @Nullable String tooMuch() {
      for (Map.Entry<Fact, Set<String>> entry : left.entrySet()) {
        Fact fact = entry.getKey();
        entry.getValue().removeAll(excluded.getOrDefault(fact, Set.of()));
        if (entry.getValue().isEmpty()) {
          return "%s would have to be %s at once"
              .formatted(shown(fact), String.join(" and ", words.getOrDefault(fact, List.of())));
        }
      }
      for (Map.Entry<Fact, Range> entry : ranges.entrySet()) {
        if (entry.getValue().isEmpty(entry.getKey() instanceof Fact.Tier)) {
          return shown(entry.getKey()) + " can never be what it asks for";
        }
      }
      return null;
    }
  }
}
