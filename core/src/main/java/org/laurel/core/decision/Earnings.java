package org.laurel.core.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Receipt.Earned;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.decision.Turn.Gift;
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

  /// In the order of the text.
  private final List<Turn> turns;

  /// Made when the first multiplier asks.
  private @Nullable Map<String, Turn> byRule;

  final List<Reason> reasons;
  final List<Earned> earned = new ArrayList<>();

  /// @param trigger what happened: a purchase (of anything), an act or an enrolment
  /// @param stands of a purchase: how rules on counts stand
  Earnings(Scene scene, Trigger trigger, Allowance allowance, Map<String, Counts.Before> stands) {
    this.scene = scene;
    this.stands = stands;
    this.allowance = allowance;
    this.conditions = new Conditions(scene);
    Index index = scene.programme().index();
    List<EarningRule> rules =
        trigger instanceof OnPurchase ? index.onPurchase(scene.bought().sets()) : index.on(trigger);
    turns = new ArrayList<>(rules.size());
    reasons = new ArrayList<>(rules.size());
    for (EarningRule rule : rules) {
      OnPurchase on = on(rule);
      Turn turn = new Turn(rule, on == null ? List.of() : scene.bought().matching(on));
      turns.add(turn);
      if (!(rule.give() instanceof Give.Times || rule.give() instanceof Give.PerCount)) {
        base(turn);
      }
    }
    for (Turn turn : turns) {
      if (turn.rule.give() instanceof Give.Times times && applies(turn)) {
        multiplied(turn, times);
      }
    }
    for (Turn turn : turns) {
      if (turn.rule.give() instanceof Give.PerCount give) {
        counted(turn, give);
      }
      for (Reason reason : turn.notGiven()) {
        reasons.add(reason);
      }
      limited(turn.rule, turn.gifts());
    }
  }

  /// Nothing is said of rules on what was not bought, unless it was excepted.
  private boolean applies(Turn turn) {
    EarningRule rule = turn.rule;
    OnPurchase on = on(rule);
    if (on != null && turn.lines.isEmpty()) {
      if (on.except() != null) {
        turn.notGiven(Reason.of(rule.id(), Reason.Outcome.NOT_MET, Why.NOTHING_COUNTS));
      }
      return false;
    }
    Reason missing = conditions.missing(rule.id(), rule.periods(), rule.when());
    if (missing == null) {
      missing = Apart.missing(scene, rule);
    }
    if (missing != null) {
      turn.notGiven(missing);
    }
    return missing == null;
  }

  /// What is bought that a rule counts; `null` when it does not listen to purchases.
  private static @Nullable OnPurchase on(EarningRule rule) {
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
  private void counted(Turn turn, Give.PerCount give) {
    EarningRule rule = turn.rule;
    Trigger.OnCount on = (Trigger.OnCount) rule.on();
    Counts.Before before = stands.getOrDefault(rule.id(), Counts.Before.NOTHING);
    boolean applies = applies(turn);
    long adds = 0;
    if (applies) {
      adds = on.of() == Count.Of.SPEND ? sum(turn.lines, EarningRule.Basis.TOTAL) : 1;
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
      turn.notGiven(
          Reason.of(
              rule.id(), Reason.Outcome.GRANTED, Why.COUNT_REACHED, "has", has, "gives", gives));
    } else if (applies) {
      long next = give.once() ? give.step() : (count / give.step() + 1) * give.step();
      Why why = count >= next ? Why.COUNT_PASSED : Why.COUNT_SHORT;
      Param needs = count(on, next);
      turn.notGiven(
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

  private void base(Turn turn) {
    if (!applies(turn)) {
      return;
    }
    List<BasketLine> lines = turn.lines;
    switch (turn.rule.give()) {
      case Give.Percent give -> {
        long of = sum(lines, give.basis());
        long amount = give.byLine() ? byLine(lines, give.basis(), give::of) : give.of(of);
        Param rate = new Param.OfRatio(percent(give.rate(), give.unit()));
        gift(turn, give.unit(), amount, Why.EARNED_PERCENT, "of", money(of), "rate", rate);
      }
      case Give.PerSpend give -> {
        long of = sum(lines, give.basis());
        long amount = give.byLine() ? byLine(lines, give.basis(), give::of) : give.of(of);
        gift(turn, give.unit(), amount, Why.EARNED_PER_SPEND, "of", money(of));
      }
      case Give.Each(var each, var unit, var rounding) -> {
        Decimal quantity = Decimal.ZERO;
        for (BasketLine line : lines) {
          quantity = quantity.plus(line.quantity);
        }
        long amount = quantity.asRatio().of(each, rounding);
        Param number = new Param.OfNumber(quantity);
        gift(turn, unit, amount, Why.EARNED_EACH, "quantity", number);
      }
      case Give.PerAttribute give -> perAttribute(turn, give);
      case Give.Flat(var amount, var unit) -> gift(turn, unit, amount, Why.EARNED_FLAT);
      case Give.Times _, Give.PerCount _ ->
          throw new IllegalStateException(turn.rule.id() + " is no base rule");
    }
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

  private void perAttribute(Turn turn, Give.PerAttribute give) {
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
    gift(
        turn,
        give.unit(),
        amount,
        Why.EARNED_ATTRIBUTE,
        "attribute",
        Param.text(give.attribute()),
        "quantity",
        quantity);
  }

  private void multiplied(Turn turn, Give.Times times) {
    Ratio more = times.times().minus(Ratio.ONE);
    for (String named : times.rules()) {
      for (Gift gift : gifts(named)) {
        gift(
            turn,
            gift.unit().id(),
            more.of(gift.amount(), times.rounding()),
            Why.EARNED_TIMES,
            "times",
            new Param.OfRatio(times.times()),
            "rule",
            new Param.OfNames(named, gift.rule().text()));
      }
    }
  }

  private List<Gift> gifts(String rule) {
    if (byRule == null) {
      byRule = new HashMap<>();
      for (Turn turn : turns) {
        byRule.put(turn.rule.id(), turn);
      }
    }
    Turn turn = byRule.get(rule);
    return turn == null ? List.of() : turn.gifts();
  }

  /// One gift, or none and a reason when it comes to nothing.
  private void gift(Turn turn, String unitId, long amount, Why why, Object... params) {
    Unit unit = scene.programme().unit(unitId);
    if (amount <= 0) {
      Param of =
          params.length > 1 && params[0].equals("of") ? (Param) params[1] : Param.units(0, unit);
      turn.notGiven(Reason.of(turn.rule.id(), Reason.Outcome.NOT_MET, Why.TOO_LITTLE, "of", of));
      return;
    }
    turn.gives(new Gift(turn.rule, unit, amount, why, params));
  }

  /// Cuts a rule's gifts to what its limit and its budget allow, and books the rest.
  private void limited(EarningRule rule, List<Gift> gifts) {
    Limit limit = rule.limit();
    String tally = limit == null ? "" : Tallies.limit(rule.id());
    boolean once = false;
    for (Gift gift : gifts) {
      long amount = gift.amount();
      Why cut = null;
      if (limit != null) {
        long room = allowance.headroom(limit, tally);
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
        allowance.count(tally, limit.counts() == Limit.Counted.TIMES ? 1 : covered);
      }
      once |= covered > 0;
      book(gift, covered, cut);
    }
  }

  private void book(Gift gift, long amount, @Nullable Why cut) {
    EarningRule rule = gift.rule();
    Param gives = Param.units(amount, gift.unit());
    if (cut == null) {
      Object[] params = Arrays.copyOf(gift.params(), gift.params().length + 2);
      params[params.length - 2] = "gives";
      params[params.length - 1] = gives;
      reasons.add(Reason.of(rule.id(), Reason.Outcome.GRANTED, gift.why(), params));
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
    long total = 0;
    for (Earned one : earned) {
      total += one.unit().equals(unit) ? one.amount() : 0;
    }
    return total;
  }
}
