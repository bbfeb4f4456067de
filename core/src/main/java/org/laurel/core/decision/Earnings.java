package org.laurel.core.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Receipt.Earned;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Index;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Trigger;
import org.laurel.core.programme.Trigger.OnPurchase;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Ratio;

/// What the earning rules give in a scene: base rules, then multipliers, then limits, then budgets.
final class Earnings {

  private final Scene scene;
  private final Allowance allowance;
  private final Conditions conditions;
  private final Map<String, Counts.Before> stands;
  private final Map<String, List<Reason>> notGiven = new HashMap<>();

  final List<Reason> reasons = new ArrayList<>();
  final List<Earned> earned = new ArrayList<>();

  /// What one rule gives of one unit, with the reason it would have.
  private record Gift(EarningRule rule, Unit unit, long amount, Reason reason) {}

  /// @param trigger what happened: a purchase (of anything), an act or an enrolment
  /// @param stands of a purchase: how rules on counts stand
  Earnings(Scene scene, Trigger trigger, Allowance allowance, Map<String, Counts.Before> stands) {
    this.scene = scene;
    this.stands = stands;
    this.allowance = allowance;
    this.conditions = new Conditions(scene);
    Index index = scene.programme().index();
    List<EarningRule> rules =
        trigger instanceof OnPurchase ? index.onPurchase(scene.sets()) : index.on(trigger);
    Map<String, List<Gift>> gifts = new HashMap<>();
    for (EarningRule rule : rules) {
      if (!(rule.give() instanceof Give.Times || rule.give() instanceof Give.PerCount)) {
        gifts.put(rule.id(), base(rule));
      }
    }
    for (EarningRule rule : rules) {
      if (rule.give() instanceof Give.Times times) {
        gifts.put(rule.id(), multiplied(rule, times, gifts));
      }
    }
    for (EarningRule rule : rules) {
      if (rule.give() instanceof Give.PerCount give) {
        counted(rule, give);
      }
      reasons.addAll(notGiven.getOrDefault(rule.id(), List.of()));
      limited(rule, gifts.getOrDefault(rule.id(), List.of()));
    }
  }

  /// Nothing is said of rules on what was not bought, unless it was excepted.
  private boolean applies(EarningRule rule) {
    OnPurchase on = lines(rule);
    if (on != null && !scene.buys(on)) {
      if (on.except() != null) {
        notGiven(Reason.of(rule.id(), Reason.Outcome.NOT_MET, Why.NOTHING_COUNTS));
      }
      return false;
    }
    Reason missing = conditions.missing(rule.id(), rule.periods(), rule.when());
    if (missing == null) {
      missing = Apart.missing(scene, rule);
    }
    if (missing != null) {
      notGiven(missing);
    }
    return missing == null;
  }

  /// The lines that a rule counts; `null` when it does not listen to purchases.
  private static @Nullable OnPurchase lines(EarningRule rule) {
    return switch (rule.on()) {
      case OnPurchase on -> on;
      case Trigger.OnCount(_, var on, _) -> on;
      case Trigger.OnAct _,
          Trigger.OnYearly _,
          Trigger.OnEnrolment _,
          Trigger.OnFriend _,
          Trigger.OnWin _ ->
          null;
    };
  }

  /// Brings what a rule on counts has given in line with what the count has come to.
  private void counted(EarningRule rule, Give.PerCount give) {
    Trigger.OnCount on = (Trigger.OnCount) rule.on();
    Counts.Before before = stands.getOrDefault(rule.id(), Counts.Before.NOTHING);
    boolean applies = applies(rule);
    long adds = 0;
    if (applies) {
      adds = on.of() == Count.Of.SPEND ? sum(matching(on.lines()), EarningRule.Basis.TOTAL) : 1;
    }
    allowance.count(rule.tally(), adds);
    long amount = before.earned() + before.step(give, adds);
    if (amount > 0) {
      amount = allowance.draw(rule.budget(), amount);
    } else {
      allowance.giveBack(rule.budget(), -amount);
    }
    allowance.count(rule.given(), amount);
    Unit unit = scene.programme().unit(give.unit());
    long count = before.counted() - before.own() + adds;
    if (amount > 0) {
      Param gives = Param.units(amount, unit);
      Param has = count(on, count);
      notGiven(
          Reason.of(
              rule.id(), Reason.Outcome.GRANTED, Why.COUNT_REACHED, "has", has, "gives", gives));
    } else if (applies) {
      long next = give.once() ? give.step() : (count / give.step() + 1) * give.step();
      Why why = count >= next ? Why.COUNT_PASSED : Why.COUNT_SHORT;
      Param needs = count(on, next);
      notGiven(
          Reason.of(
              rule.id(), Reason.Outcome.NOT_MET, why, "has", count(on, count), "needs", needs));
    }
    if (amount != 0) {
      book(rule, unit, amount);
    }
  }

  private Param count(Trigger.OnCount on, long count) {
    return on.of() == Count.Of.SPEND ? money(count) : Param.number(count);
  }

  /// Kept until its turn comes, so that reasons stand in the order of the text.
  private void notGiven(Reason reason) {
    notGiven.computeIfAbsent(reason.rule(), _ -> new ArrayList<>(1)).add(reason);
  }

  private List<BasketLine> matching(OnPurchase on) {
    List<BasketLine> matching = new ArrayList<>(scene.lines().size());
    for (BasketLine line : scene.lines()) {
      if (line.matches(on)) {
        matching.add(line);
      }
    }
    return matching;
  }

  private List<Gift> base(EarningRule rule) {
    if (!applies(rule)) {
      return List.of();
    }
    List<BasketLine> lines = rule.on() instanceof OnPurchase on ? matching(on) : List.of();
    return switch (rule.give()) {
      case Give.Percent give -> {
        long of = sum(lines, give.basis());
        yield gift(
            rule,
            give.unit(),
            give.byLine() ? byLine(lines, give.basis(), give::of) : give.of(of),
            Why.EARNED_PERCENT,
            "of",
            money(of),
            "rate",
            new Param.OfRatio(percent(give.rate(), give.unit())));
      }
      case Give.PerSpend give -> {
        long of = sum(lines, give.basis());
        long amount = give.byLine() ? byLine(lines, give.basis(), give::of) : give.of(of);
        yield gift(rule, give.unit(), amount, Why.EARNED_PER_SPEND, "of", money(of));
      }
      case Give.Each(var amount, var unit, var rounding) -> {
        Decimal quantity = Decimal.ZERO;
        for (BasketLine line : lines) {
          quantity = quantity.plus(line.quantity);
        }
        yield gift(
            rule,
            unit,
            quantity.asRatio().of(amount, rounding),
            Why.EARNED_EACH,
            "quantity",
            new Param.OfNumber(quantity));
      }
      case Give.PerAttribute give -> perAttribute(rule, give);
      case Give.Flat(var amount, var unit) -> gift(rule, unit, amount, Why.EARNED_FLAT);
      case Give.Times _, Give.PerCount _ ->
          throw new IllegalStateException(rule.id() + " is no base rule");
    };
  }

  /// What every line by itself gives.
  private static long byLine(
      List<BasketLine> lines, EarningRule.Basis basis, LongUnaryOperator of) {
    long sum = 0;
    for (BasketLine line : lines) {
      sum = Math.addExact(sum, of.applyAsLong(sum(List.of(line), basis)));
    }
    return sum;
  }

  /// The rate as the text says it, without the scales of money and unit.
  private Ratio percent(Ratio rate, String unit) {
    int scale = scene.programme().unit(unit).scale();
    int money = org.laurel.core.value.Amounts.scale(scene.programme().money());
    Ratio plain = rate;
    for (int i = scale; i < money; i++) {
      plain = plain.times(Ratio.of(10, 1));
    }
    for (int i = money; i < scale; i++) {
      plain = plain.times(Ratio.of(1, 10));
    }
    return plain;
  }

  private List<Gift> perAttribute(EarningRule rule, Give.PerAttribute give) {
    Attribute attribute = scene.attributes().get(give.attribute());
    Param quantity;
    Ratio count;
    switch (attribute) {
      case Attribute.OfNumber(var value) -> {
        quantity = new Param.OfNumber(value);
        count = value.asRatio();
      }
      case Attribute.OfMoney(var amount) -> {
        quantity = money(amount);
        count = Ratio.of(amount, 1);
      }
      case null, default ->
          throw new IllegalStateException("attribute " + give.attribute() + " has no amount");
    }
    Ratio per = give.per().asRatio();
    Ratio steps = count.times(Ratio.of(per.denominator(), per.numerator()));
    long amount = Math.max(0, steps.of(give.amount(), give.rounding()));
    if (count.numerator() > 0) {
      amount = Math.max(amount, give.least());
    }
    return gift(
        rule,
        give.unit(),
        amount,
        Why.EARNED_ATTRIBUTE,
        "attribute",
        Param.text(give.attribute()),
        "quantity",
        quantity);
  }

  private List<Gift> multiplied(EarningRule rule, Give.Times times, Map<String, List<Gift>> gifts) {
    if (!applies(rule)) {
      return List.of();
    }
    Ratio more = times.times().minus(Ratio.ONE);
    List<Gift> result = new ArrayList<>();
    for (String named : times.rules()) {
      for (Gift gift : gifts.getOrDefault(named, List.of())) {
        result.addAll(
            gift(
                rule,
                gift.unit().id(),
                more.of(gift.amount(), times.rounding()),
                Why.EARNED_TIMES,
                "times",
                new Param.OfRatio(times.times()),
                "rule",
                new Param.OfNames(named, gift.rule().text())));
      }
    }
    return result;
  }

  /// One gift, or none and a reason when it comes to nothing.
  private List<Gift> gift(EarningRule rule, String unitId, long amount, Why why, Object... params) {
    Unit unit = scene.programme().unit(unitId);
    if (amount <= 0) {
      Param of =
          params.length > 1 && params[0].equals("of") ? (Param) params[1] : Param.units(0, unit);
      notGiven(Reason.of(rule.id(), Reason.Outcome.NOT_MET, Why.TOO_LITTLE, "of", of));
      return List.of();
    }
    Reason reason = Reason.of(rule.id(), Reason.Outcome.GRANTED, why, params);
    return List.of(new Gift(rule, unit, amount, reason));
  }

  /// Cuts a rule's gifts to what its limit and its budget allow, and books the rest.
  private void limited(EarningRule rule, List<Gift> gifts) {
    Limit limit = rule.limit();
    boolean once = false;
    for (Gift gift : gifts) {
      long amount = gift.amount();
      Why cut = null;
      if (limit != null) {
        long room = allowance.headroom(limit, rule.id());
        boolean free = once || room > 0;
        switch (limit.counts()) {
          case TIMES -> amount = free ? amount : 0;
          case AMOUNT -> amount = Math.min(amount, room);
        }
        cut = amount < gift.amount() ? Why.LIMIT_REACHED : null;
      }
      long covered = allowance.draw(rule.budget(), amount);
      cut = covered < amount ? allowance.spent(rule.budget(), scene.offline()) : cut;
      if (covered > 0 && limit != null && !(limit.counts() == Limit.Counted.TIMES && once)) {
        allowance.count(
            Tallies.limit(rule.id()), limit.counts() == Limit.Counted.TIMES ? 1 : covered);
      }
      once |= covered > 0;
      book(gift, covered, cut);
    }
  }

  private void book(Gift gift, long amount, @Nullable Why cut) {
    EarningRule rule = gift.rule();
    Param gives = Param.units(amount, gift.unit());
    if (cut == null) {
      gift.reason().params().put("gives", gives);
      reasons.add(gift.reason());
    } else {
      List<Object> params = new ArrayList<>();
      if (cut == Why.LIMIT_REACHED && rule.limit() != null) {
        params.addAll(List.of("most", most(rule.limit(), gift.unit())));
      }
      if (amount > 0) {
        params.addAll(List.of("gives", gives));
      }
      Why why = amount == 0 ? cut : cut == Why.LIMIT_REACHED ? Why.LIMITED : Why.BUDGET_LIMITED;
      boolean lost = amount == 0 && cut != Why.BUDGET_SPENT && cut != Why.LIMIT_REACHED;
      Reason.Outcome outcome = lost ? Reason.Outcome.NOT_MET : Reason.Outcome.LIMITED;
      reasons.add(Reason.of(rule.id(), outcome, why, params.toArray()));
    }
    if (amount > 0) {
      book(rule, gift.unit(), amount);
    }
  }

  private void book(EarningRule rule, Unit unit, long amount) {
    LocalDate day = scene.day();
    earned.add(new Earned(rule.id(), unit.id(), amount, unit.lastDay(day), unit.pendingUntil(day)));
  }

  private static Param most(Limit limit, Unit unit) {
    return limit.counts() == Limit.Counted.AMOUNT
        ? Param.units(limit.most(), unit)
        : Param.number(limit.most());
  }

  private static long sum(List<BasketLine> lines, EarningRule.Basis basis) {
    long sum = 0;
    for (BasketLine line : lines) {
      sum +=
          switch (basis) {
            case PRICE -> line.price;
            case TOTAL -> line.total();
            case DUE -> line.due();
          };
    }
    return sum;
  }

  private Param money(long amount) {
    return Param.money(amount, scene.programme().money());
  }

  static long total(List<Earned> earned, String unit) {
    return earned.stream().filter(e -> e.unit().equals(unit)).mapToLong(Earned::amount).sum();
  }
}
