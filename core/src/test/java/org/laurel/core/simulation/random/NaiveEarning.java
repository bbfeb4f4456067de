package org.laurel.core.simulation.random;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Basis;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Trigger;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Ratio;

/// What the model's rules give: each base rule, then multipliers, then limits, then budgets.
final class NaiveEarning {

  /// @param pendingUntil last day of its return window, even when that is over
  record Gain(String rule, String unit, long amount, LocalDate lastDay, LocalDate pendingUntil) {}

  private record Raw(String unit, long amount) {}

  private NaiveEarning() {}

  /// @param act the act; `null`: none
  /// @param enrolment whether it is an enrolment; when neither, it is a purchase
  static List<Gain> of(NaiveScene scene, String act, boolean enrolment, NaiveRoom room) {
    Map<String, List<Raw>> raw = new LinkedHashMap<>();
    for (EarningRule rule : scene.programme.earning()) {
      raw.put(rule.id(), new ArrayList<>());
      boolean base = !(rule.give() instanceof Give.Times || rule.on() instanceof Trigger.OnCount);
      if (base && applies(scene, rule, act, enrolment)) {
        Raw gift = base(scene, rule);
        if (gift.amount > 0) {
          raw.get(rule.id()).add(gift);
        }
      }
    }
    for (EarningRule rule : scene.programme.earning()) {
      if (rule.give() instanceof Give.Times times && applies(scene, rule, act, enrolment)) {
        for (String named : times.rules()) {
          for (Raw gift : List.copyOf(raw.get(named))) {
            Ratio whole = times.times();
            Ratio more = Ratio.of(whole.numerator() - whole.denominator(), whole.denominator());
            long extra = NaiveBasket.times(more, gift.amount, times.rounding());
            if (extra > 0) {
              raw.get(rule.id()).add(new Raw(gift.unit, extra));
            }
          }
        }
      }
    }
    List<Gain> gains = new ArrayList<>();
    for (EarningRule rule : scene.programme.earning()) {
      boolean purchase = act == null && !enrolment;
      if (rule.on() instanceof Trigger.OnCount on && purchase) {
        long amount = counted(scene, rule, on, room);
        if (amount != 0) {
          String unit = ((Give.PerCount) rule.give()).unit();
          gains.add(gain(scene, rule.id(), scene.programme.unit(unit), amount));
        }
        continue;
      }
      boolean counted = false;
      for (Raw gift : raw.get(rule.id())) {
        long amount = gift.amount;
        Limit limit = rule.limit();
        if (limit != null && !counted) {
          long left = room.ofLimit(rule.id(), limit);
          amount = NaiveBasket.byTimes(limit) ? (left > 0 ? amount : 0) : Math.min(amount, left);
        }
        amount = Math.min(amount, room.ofBudget(rule.budget()));
        if (amount > 0) {
          room.useBudget(rule.budget(), amount);
          if (limit != null && !counted) {
            room.useLimit(rule.id(), limit, NaiveBasket.byTimes(limit) ? 1 : amount);
            counted = NaiveBasket.byTimes(limit);
          }
          gains.add(gain(scene, rule.id(), scene.programme.unit(gift.unit), amount));
        }
      }
    }
    return gains;
  }

  private static long counted(
      NaiveScene scene, EarningRule rule, Trigger.OnCount on, NaiveRoom room) {
    long adds = 0;
    if (applies(scene, rule, null, false)) {
      adds = on.of() == Count.Of.SPEND ? sum(lines(scene, rule), Basis.TOTAL) : 1;
    }
    long amount = NaiveCounts.gain(scene.known.used(), rule, adds);
    amount = Math.min(amount, Math.max(0, room.ofBudget(rule.budget())));
    room.useBudget(rule.budget(), amount);
    room.counted.put("counted:" + rule.id(), adds);
    room.counted.put("given:" + rule.id(), amount);
    return amount;
  }

  private static Gain gain(NaiveScene scene, String rule, Unit unit, long amount) {
    LocalDate day = scene.day();
    LocalDate pending = unit.pendingDays() == 0 ? null : day.plusDays(unit.pendingDays());
    return new Gain(rule, unit.id(), amount, NaiveDays.lastDay(unit, day), pending);
  }

  private static boolean applies(
      NaiveScene scene, EarningRule rule, String act, boolean enrolment) {
    boolean listens =
        switch (rule.on()) {
          case Trigger.OnPurchase _, Trigger.OnCount _ ->
              act == null && !enrolment && !lines(scene, rule).isEmpty();
          case Trigger.OnAct on -> on.act().equals(act);
          case Trigger.OnYearly on -> NaiveTime.name(on.day()).equals(act);
          case Trigger.OnEnrolment _ -> enrolment;
          case Trigger.OnFriend _, Trigger.OnWin _ -> false;
        };
    boolean apart =
        rule.notWith().contains(EarningRule.DISCOUNTS)
            && scene.lines.stream().anyMatch(l -> l.kept.signum() > 0 && l.discount > 0);
    return listens && !apart && scene.allows(rule.periods(), rule.when());
  }

  private static List<NaiveLine> lines(NaiveScene scene, EarningRule rule) {
    Trigger.OnPurchase on =
        switch (rule.on()) {
          case Trigger.OnPurchase purchase -> purchase;
          case Trigger.OnCount(_, var counted, _) -> counted;
          default -> null;
        };
    if (on == null) {
      return List.of();
    }
    return scene.lines.stream()
        .filter(line -> scene.counts(on.products(), on.except(), line))
        .toList();
  }

  private static Raw base(NaiveScene scene, EarningRule rule) {
    return base(scene, rule, lines(scene, rule));
  }

  private static Raw base(NaiveScene scene, EarningRule rule, List<NaiveLine> lines) {
    boolean byLine =
        rule.give() instanceof Give.Percent percent && percent.byLine()
            || rule.give() instanceof Give.PerSpend spend && spend.byLine();
    if (byLine && lines.size() != 1) {
      List<Raw> each = lines.stream().map(line -> base(scene, rule, List.of(line))).toList();
      String unit =
          rule.give() instanceof Give.Percent percent
              ? percent.unit()
              : ((Give.PerSpend) rule.give()).unit();
      return new Raw(unit, each.stream().mapToLong(Raw::amount).sum());
    }
    if (rule.give() instanceof Give.Percent give) {
      return new Raw(
          give.unit(), NaiveBasket.times(give.rate(), sum(lines, give.basis()), give.rounding()));
    }
    if (rule.give() instanceof Give.PerSpend give) {
      BigInteger of = BigInteger.valueOf(sum(lines, give.basis()));
      BigInteger amount = BigInteger.valueOf(give.amount());
      BigInteger per = BigInteger.valueOf(give.per());
      return new Raw(
          give.unit(),
          give.exact()
              ? NaiveBasket.quotient(of.multiply(amount), per, give.rounding())
              : give.amount() * NaiveBasket.quotient(of, per, give.rounding()));
    }
    if (rule.give() instanceof Give.Each give) {
      BigDecimal pieces = BigDecimal.ZERO;
      for (NaiveLine line : lines) {
        pieces = pieces.add(line.kept);
      }
      return new Raw(
          give.unit(),
          pieces
              .multiply(BigDecimal.valueOf(give.amount()))
              .setScale(0, RoundingMode.valueOf(give.rounding().name()))
              .longValueExact());
    }
    if (rule.give() instanceof Give.PerAttribute give) {
      BigDecimal count =
          scene.attributes.get(give.attribute()) instanceof Attribute.OfNumber number
              ? number.value().toBigDecimal()
              : BigDecimal.valueOf(
                  ((Attribute.OfMoney) scene.attributes.get(give.attribute())).amount());
      long amount =
          count
              .multiply(BigDecimal.valueOf(give.amount()))
              .divide(give.per().toBigDecimal(), 0, RoundingMode.valueOf(give.rounding().name()))
              .longValueExact();
      return new Raw(give.unit(), count.signum() > 0 ? Math.max(amount, give.least()) : 0);
    }
    Give.Flat flat = (Give.Flat) rule.give();
    return new Raw(flat.unit(), flat.amount());
  }

  private static long sum(List<NaiveLine> lines, Basis basis) {
    long sum = 0;
    for (NaiveLine line : lines) {
      sum += basis == Basis.PRICE ? line.price : basis == Basis.TOTAL ? line.total() : line.due();
    }
    return sum;
  }
}
