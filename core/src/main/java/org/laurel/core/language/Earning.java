package org.laurel.core.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Trigger;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// `earn:` what purchases, acts and joining give.
final class Earning {

  private static final int MOST_TIMES = 1000;

  private record Factor(Ratio times, Rounding rounding) {}

  private static final Fields FIELDS = new Fields("an earning rule", false);
  static final Fields.Field<String> RULE =
      FIELDS.required("rule", Ids.RULE.form("cashback"), "Its id.");
  private static final Fields.Field<Names> TEXT =
      FIELDS.optional("text", new Form.Worded(false), "What members read about it.");
  static final Fields.Field<Trigger> ON =
      FIELDS.required(
          "on",
          Listening.ANY,
          "What it listens to: purchases, an act, joining, or a day of the member.");
  static final Fields.Field<Condition> WHEN =
      FIELDS.optional("when", Conditions.FORM, "What has to be so for it to give anything.");
  static final Fields.Field<List<Period>> DURING =
      FIELDS.optional("during", Periods.FORM, "When it holds; always when nothing is said.");
  static final Fields.Field<Give> GIVE = FIELDS.optional("give", Giving.FORM, "How much it gives.");
  static final Fields.Field<Factor> TIMES =
      FIELDS.optional(
          "times",
          Form.phrase("2", Earning::factor),
          "Instead of give: multiplies what other rules gave.");
  static final Fields.Field<List<String>> OF =
      FIELDS.optional(
          "of",
          new Form.OneOrMore<>(
              Form.phrase("cashback", (phrase, _) -> phrase.name("a rule").text())),
          "With times: the rules that are multiplied.");
  static final Fields.Field<Windows.Said> LIMIT =
      FIELDS.optional(
          "limit",
          new Form.Scalar<>(Windows.LIMITS, Windows::limit),
          "How often, or how much, one member gets at most.");
  static final Fields.Field<String> BUDGET =
      FIELDS.optional("budget", Budgets.NAME, "The budget that what it gives is taken from.");

  static final Fields.Field<List<String>> NOT_WITH =
      Apart.field(
          FIELDS,
          EarningRule.DISCOUNTS,
          "Offers, rewards with vouchers, or all discounts: a purchase that has one of them gets"
              + " nothing of this.");

  static final Form<List<EarningRule>> FORM =
      new Form.ListOf<>(new Form.Section<>(FIELDS, Earning::read), "earning rules");

  private Earning() {}

  private static @Nullable EarningRule read(Entry entry) {
    Scope scope = entry.scope();
    String id = entry.get(RULE);
    Names text = entry.get(TEXT, Names.of(Map.of()));
    Trigger on = entry.get(ON);
    Scope inside = scope.in(Listening.setting(on, scope));
    Condition when = entry.get(WHEN, inside);
    List<Period> periods = entry.get(DURING, List.of());
    Give give = give(entry, inside);
    Windows.Said limit = entry.get(LIMIT);
    String budget = entry.get(BUDGET);
    List<String> notWith = List.copyOf(entry.get(NOT_WITH, List.of()));
    if (id == null) {
      return null;
    }
    scope.claim(Ids.RULE, id, entry);
    if (on == null || give == null) {
      return null;
    }
    EarningRule rule =
        new EarningRule(
            id,
            text,
            null,
            on,
            when,
            periods,
            give,
            limit == null ? null : limit.limit(),
            budget,
            notWith);
    if (give instanceof Give.PerCount && limit != null) {
      scope.problems.add(
          Code.LIMIT_ON_COUNT,
          entry.at(LIMIT),
          "what a rule on counts gives follows from the count alone. Leave the limit out: \"at\""
              + " gives once in the window, and \"on\" says which window");
    }
    String unit = unit(give);
    if (unit != null) {
      agree(entry, limit, budget, unit);
    } else {
      scope.later(rules -> Multipliers.check(entry, rule, limit, rules));
    }
    return rule;
  }

  private static @Nullable Give give(Entry entry, Scope inside) {
    Give give = entry.get(GIVE, inside);
    Factor factor = entry.get(TIMES);
    List<String> rules = entry.get(OF);
    boolean multiplies = entry.has(TIMES) || entry.has(OF);
    if (entry.has(GIVE) == multiplies || entry.has(TIMES) != entry.has(OF)) {
      entry
          .scope()
          .problems
          .add(
              Code.GIVE_OR_TIMES,
              entry.at(),
              "a rule has either \"give\", or both \"times\" and \"of\" to multiply other rules");
      return null;
    }
    return factor == null || rules == null
        ? give
        : new Give.Times(factor.times(), rules, factor.rounding());
  }

  private static Factor factor(Phrase phrase, Scope scope) {
    Token token = phrase.peek();
    Decimal times = Numbers.number(phrase);
    if (times.compareTo(Decimal.ONE) <= 0 || times.compareTo(Decimal.of(MOST_TIMES)) > 0) {
      throw phrase.fault(
          Code.NUMBER_OUT_OF_RANGE,
          token,
          "expected more than 1 and at most %s times, found %s"
              .formatted(MOST_TIMES, token.text()));
    }
    return new Factor(times.asRatio(), Numbers.rounding(phrase));
  }

  /// A limit and a budget count in the unit that the rule gives.
  static void agree(
      Entry entry, Windows.@Nullable Said limit, @Nullable String budget, String unit) {
    if (limit != null && limit.unit() != null && !limit.unit().equals(unit)) {
      wrongUnit(entry, LIMIT, "the limit counts " + limit.unit(), unit);
    }
    if (budget != null) {
      String budgetUnit = entry.scope().budgets.declared(budget).unit();
      if (!unit.equals(budgetUnit)) {
        wrongUnit(
            entry,
            BUDGET,
            "the budget counts " + (budgetUnit == null ? "money" : budgetUnit),
            unit);
      }
    }
  }

  private static void wrongUnit(Entry entry, Fields.Field<?> field, String what, String unit) {
    entry
        .scope()
        .problems
        .add(
            Code.WRONG_UNIT,
            entry.at(field),
            what + ", but the rule gives " + unit + ". Both must be the same unit");
  }

  /// The unit a rule gives; `null` for a multiplier, which gives those of its rules.
  static @Nullable String unit(Give give) {
    return switch (give) {
      case Give.Percent percent -> percent.unit();
      case Give.PerSpend spend -> spend.unit();
      case Give.Each each -> each.unit();
      case Give.PerAttribute attribute -> attribute.unit();
      case Give.PerCount count -> count.unit();
      case Give.Flat flat -> flat.unit();
      case Give.Times _ -> null;
    };
  }

  /// The same rule, standing in a campaign.
  static EarningRule in(String campaign, List<Period> periods, EarningRule rule) {
    return new EarningRule(
        rule.id(),
        rule.text(),
        campaign,
        rule.on(),
        rule.when(),
        Periods.both(periods, rule.periods()),
        rule.give(),
        rule.limit(),
        rule.budget(),
        rule.notWith());
  }
}
