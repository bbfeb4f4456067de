package org.laurel.wire.terms;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Trigger;
import org.laurel.core.programme.Type;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// What purchases, acts and joining give.
final class Earning {

  private final Voice voice;
  private final Programme programme;

  private Earning(Voice voice) {
    this.voice = voice;
    this.programme = voice.programme();
  }

  static List<Block> blocks(Voice voice) {
    return voice.programme().earning().stream()
        .filter(rule -> rule.campaign() == null)
        .map(rule -> entry(voice, rule, rule.periods()))
        .toList();
  }

  /// @param periods those that have to be told
  static Block entry(Voice voice, EarningRule rule, List<Period> periods) {
    Earning earning = new Earning(voice);
    Details details = new Details(voice);
    details.condition(setting(rule.on()), rule.when());
    details.periods(periods);
    if (byLine(rule.give())) {
      details.add("detail.by-line");
    }
    details.rounding(rounding(rule.give()));
    details.limit(rule.limit(), false, earning.unit(rule));
    details.budget(rule.budget(), rule.id());
    details.notWith(rule.notWith());
    return new Block.Entry(
        voice.heading(rule.id(), rule.text()),
        on(voice, rule.on(), earning.gives(rule)),
        details.sentences());
  }

  static Clauses.Setting setting(Trigger trigger) {
    return switch (trigger) {
      case Trigger.OnPurchase _, Trigger.OnCount _ -> Clauses.Setting.PURCHASE;
      case Trigger.OnAct _ -> Clauses.Setting.ACT;
      case Trigger.OnEnrolment _, Trigger.OnFriend _, Trigger.OnYearly _, Trigger.OnWin _ ->
          Clauses.Setting.ENROLMENT;
    };
  }

  /// What it is for, and what there is for it.
  static String on(Voice voice, Trigger trigger, String gives) {
    return switch (trigger) {
      case Trigger.OnPurchase on -> onPurchase(voice, "on.purchase", on, gives);
      case Trigger.OnCount(var counted, var lines, var window) ->
          onPurchase(
              voice,
              "on.count",
              lines,
              gives,
              "counted",
              Voice.choice(counted),
              "window",
              voice.within(window));
      case Trigger.OnAct(var act) -> {
        var type = voice.programme().acts().get(act);
        String name = type == null ? voice.called(act) : voice.name(act, type.name());
        yield voice.say("on.act", "act", voice.quoted(name), "gives", gives);
      }
      case Trigger.OnEnrolment _ -> voice.say("on.enrolment", "gives", gives);
      case Trigger.OnFriend(var buys) ->
          voice.say(buys ? "on.friend-buys" : "on.friend-joins", "gives", gives);
      case Trigger.OnWin(var contest) ->
          voice.say(
              "on.win", "contest", voice.quoted(Contests.name(voice, contest)), "gives", gives);
      case Trigger.OnYearly(var day) -> voice.say("on." + Voice.key(day), "gives", gives);
    };
  }

  static String onPurchase(
      Voice voice, String key, Trigger.OnPurchase on, String gives, Object... more) {
    List<Object> blanks = new ArrayList<>(List.of(more));
    Collections.addAll(
        blanks,
        "of",
        on.products() == null ? "all" : "set",
        "but",
        on.except() != null,
        "products",
        on.products() == null ? "" : voice.quoted(voice.called(on.products())),
        "except",
        on.except() == null ? "" : voice.quoted(voice.called(on.except())),
        "gives",
        gives);
    return voice.say(key, blanks.toArray());
  }

  private String gives(EarningRule rule) {
    return switch (rule.give()) {
      case Give.Percent(var rate, var basis, var unit, _, _) ->
          voice.say(
              "give.percent",
              "percent",
              voice.percent(percent(rate, unit)),
              "basis",
              voice.say("basis." + Voice.key(basis)),
              "unit",
              voice.plural(unit));
      case Give.PerSpend(var amount, var unit, var per, var basis, _, var exact, var rounding) ->
          voice.say(
              "give.per-spend",
              "amount",
              voice.units(amount, unit),
              "per",
              voice.money(per),
              "basis",
              voice.say("basis." + Voice.key(basis)),
              "full",
              exact ? "part" : rounding == Rounding.DOWN ? "full" : "other");
      case Give.Each(var amount, var unit, _) ->
          voice.say("give.each", "amount", voice.units(amount, unit));
      case Give.PerAttribute give -> perAttribute(rule, give);
      case Give.Flat(var amount, var unit) -> voice.units(amount, unit);
      case Give.PerCount(var amount, var unit, var step, var once) ->
          voice.say(
              "give.per-count",
              "amount",
              voice.units(amount, unit),
              "once",
              once,
              "step",
              rule.on() instanceof Trigger.OnCount(var counted, _, _) && counted == Count.Of.SPEND
                  ? voice.money(step)
                  : voice.say("levels.purchases", "n", step));
      case Give.Times(var times, var rules, _) ->
          voice.say(
              "give.times",
              "times",
              voice.number(times),
              "n",
              decimal(times),
              "rules",
              voice.and(rules.stream().map(this::heading).toList()));
    };
  }

  private String heading(String id) {
    return programme.earning().stream()
        .filter(rule -> rule.id().equals(id))
        .map(rule -> voice.quoted(voice.heading(id, rule.text())))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rule " + id));
  }

  private String perAttribute(EarningRule rule, Give.PerAttribute give) {
    boolean money =
        rule.on() instanceof Trigger.OnAct(var id)
            && programme.acts().get(id) instanceof ActType act
            && act.attributes().get(give.attribute()) == Type.MONEY;
    return voice.say(
        "give.per-attribute",
        "amount",
        voice.units(give.amount(), give.unit()),
        "one",
        !money && give.per().equals(Decimal.ONE),
        "per",
        money ? voice.money(give.per().unscaled()) : voice.number(give.per()),
        "attribute",
        voice.called(give.attribute()),
        "least",
        give.least() == 0 ? "none" : voice.units(give.least(), give.unit()));
  }

  /// The rate as the text says it, without the scales of money and unit.
  private Ratio percent(Ratio rate, String unit) {
    return rate.times(
        Ratio.of(power(Amounts.scale(programme.money())), power(programme.unit(unit).scale())));
  }

  private static long power(int scale) {
    return BigInteger.TEN.pow(scale).longValueExact();
  }

  private static Number decimal(Ratio times) {
    return BigDecimal.valueOf(times.numerator())
        .divide(BigDecimal.valueOf(times.denominator()), MathContext.DECIMAL64);
  }

  private static boolean byLine(Give give) {
    return give instanceof Give.Percent percent && percent.byLine()
        || give instanceof Give.PerSpend spend && spend.byLine();
  }

  private static Rounding rounding(Give give) {
    return switch (give) {
      case Give.Percent percent -> percent.rounding();
      case Give.PerSpend spend -> spend.rounding();
      case Give.Each each -> each.rounding();
      case Give.PerAttribute attribute -> attribute.rounding();
      case Give.Times times -> times.rounding();
      case Give.Flat _, Give.PerCount _ -> Rounding.DOWN;
    };
  }

  /// Whether rules or exchanges give a unit.
  static boolean gives(Voice voice, String unit) {
    Earning earning = new Earning(voice);
    return voice.programme().earning().stream().anyMatch(rule -> unit.equals(earning.unit(rule)))
        || voice.programme().exchanges().stream().anyMatch(one -> one.to().equals(unit));
  }

  /// The unit a rule gives; of a multiplier, that of the first rule it multiplies.
  private @Nullable String unit(EarningRule rule) {
    return switch (rule.give()) {
      case Give.Percent percent -> percent.unit();
      case Give.PerSpend spend -> spend.unit();
      case Give.Each each -> each.unit();
      case Give.PerAttribute attribute -> attribute.unit();
      case Give.Flat flat -> flat.unit();
      case Give.PerCount count -> count.unit();
      case Give.Times times ->
          programme.earning().stream()
              .filter(other -> other.id().equals(times.rules().getFirst()))
              .map(this::unit)
              .findFirst()
              .orElse(null);
    };
  }
}
