package org.laurel.core.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Condition.Comparison;
import org.laurel.core.programme.Condition.Fact;
import org.laurel.core.programme.Condition.Term;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Type;

/// Asks a rule's conditions and periods of a scene.
final class Conditions {

  private final Scene scene;
  private final Terms terms;

  Conditions(Scene scene) {
    this.scene = scene;
    this.terms = new Terms(scene);
  }

  /// Why a rule does not hold here and now; `null`: it does.
  @Nullable Reason missing(String rule, List<Period> periods, @Nullable Condition when) {
    Reason reason = outOfTime(rule, periods);
    return reason == null && when != null ? missing(rule, when) : reason;
  }

  private @Nullable Reason outOfTime(String rule, List<Period> periods) {
    for (Period period : periods) {
      Why why =
          switch (period.place(scene.time(), scene.storeZone())) {
            case INSIDE -> null;
            case BEFORE -> Why.NOT_YET;
            case AFTER -> Why.OVER;
            case BESIDE -> period.weekdays().isEmpty() ? Why.NOT_AT_THIS_HOUR : Why.NOT_ON_THIS_DAY;
          };
      if (why == Why.NOT_YET && period.from() != null) {
        Param from = new Param.OfDay(period.from().toLocalDate());
        return Reason.of(rule, Reason.Outcome.NOT_NOW, why, "from", from);
      }
      if (why == Why.OVER && period.until() != null) {
        Param last = new Param.OfDay(period.until().minusNanos(1).toLocalDate());
        return Reason.of(rule, Reason.Outcome.NOT_NOW, why, "last", last);
      }
      if (why != null) {
        return Reason.of(rule, Reason.Outcome.NOT_NOW, why);
      }
    }
    return null;
  }

  private @Nullable Reason missing(String rule, Condition condition) {
    return holds(condition) ? null : why(rule, condition);
  }

  /// Why a condition does not hold.
  private Reason why(String rule, Condition condition) {
    return switch (condition) {
      case Condition.All(var parts) -> {
        for (Condition part : parts) {
          if (!holds(part)) {
            yield why(rule, part);
          }
        }
        throw new IllegalStateException("all parts hold, and not together");
      }
      case Condition.Compare(var left, var how, var right) -> comparison(rule, left, how, right);
      case Condition.OneOf(var left, var texts) ->
          needs(rule, Why.NEEDS, left, Param.text(String.join(", ", texts)), terms.worded(left));
      case Condition.Contains(var left, var text) ->
          needs(rule, Why.NEEDS, left, Param.text(text), terms.worded(left));
      case Condition.Holds(var term) when term instanceof Term.OfFact(Fact.Nth nth, _) ->
          nth(rule, nth, term);
      case Condition.Any _, Condition.Not _, Condition.Holds _ ->
          Reason.of(rule, Reason.Outcome.NOT_MET, Why.CONDITION_NOT_MET);
    };
  }

  private Reason nth(String rule, Fact.Nth nth, Term what) {
    long now = scene.count(nth.count());
    long next = nth.every() ? (now / nth.n() + 1) * nth.n() : nth.n();
    Why why = now < next ? Why.NEEDS_MORE : Why.NEEDS_LESS;
    return needs(rule, why, what, Param.number(next), Param.number(now));
  }

  private Reason comparison(String rule, Term left, Comparison how, Term right) {
    if (!terms.known(left) || !terms.known(right)) {
      return Reason.of(rule, Reason.Outcome.NOT_MET, Why.AGE_UNKNOWN, "what", Param.text("age"));
    }
    return switch (how) {
      case AT_LEAST, MORE ->
          needs(rule, Why.NEEDS_MORE, left, terms.worded(right), terms.worded(left));
      case AT_MOST, LESS ->
          needs(rule, Why.NEEDS_LESS, left, terms.worded(right), terms.worded(left));
      case IS -> needs(rule, Why.NEEDS, left, terms.worded(right), terms.worded(left));
      case IS_NOT ->
          Reason.of(
              rule,
              Reason.Outcome.NOT_MET,
              Why.NEEDS_NOT,
              "what",
              Param.text(Terms.name(left)),
              "needs",
              terms.worded(right));
    };
  }

  private Reason needs(String rule, Why why, Term what, Param needs, Param has) {
    return Reason.of(
        rule,
        Reason.Outcome.NOT_MET,
        why,
        "what",
        Param.text(Terms.name(what)),
        "needs",
        needs,
        "has",
        has);
  }

  boolean holds(Condition condition) {
    return is(condition, true);
  }

  /// Whether a condition is surely so, or surely not so. Of an age that nobody told neither is
  /// true.
  private boolean is(Condition condition, boolean so) {
    return switch (condition) {
      case Condition.All(var parts) -> so ? all(parts, true) : any(parts, false);
      case Condition.Any(var parts) -> so ? any(parts, true) : all(parts, false);
      case Condition.Not(var part) -> is(part, !so);
      case Condition.Compare(var left, var how, var right) ->
          terms.known(left) && terms.known(right) && compares(left, how, right) == so;
      case Condition.OneOf(var left, var texts) -> texts.contains(terms.text(left)) == so;
      case Condition.Contains(var texts, var text) -> terms.texts(texts).contains(text) == so;
      case Condition.Holds(var term) -> terms.truth(term) == so;
    };
  }

  private boolean all(List<Condition> parts, boolean so) {
    for (Condition part : parts) {
      if (!is(part, so)) {
        return false;
      }
    }
    return true;
  }

  private boolean any(List<Condition> parts, boolean so) {
    for (Condition part : parts) {
      if (is(part, so)) {
        return true;
      }
    }
    return false;
  }

  private boolean compares(Term left, Comparison how, Term right) {
    if (left.type() == Type.TEXT) {
      return terms.text(left).equals(terms.text(right)) == (how == Comparison.IS);
    }
    int order =
        switch (left.type()) {
          case NUMBER -> terms.number(left).compareTo(terms.number(right));
          case MONEY, AMOUNT -> Long.compare(terms.amount(left), terms.amount(right));
          case DATE -> terms.date(left).compareTo(terms.date(right));
          case LEVEL -> Integer.compare(terms.rank(left), terms.rank(right));
          case BOOLEAN -> Boolean.compare(terms.truth(left), terms.truth(right));
          case TEXT, TEXTS, CODE -> throw new IllegalStateException("texts have no order");
        };
    return switch (how) {
      case IS -> order == 0;
      case IS_NOT -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }
}
