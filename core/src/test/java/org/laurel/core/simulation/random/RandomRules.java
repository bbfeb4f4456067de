package org.laurel.core.simulation.random;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Basis;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Trigger;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;
import org.laurel.core.value.Window;
import org.laurel.core.value.Window.Calendar;

/// The rules of a random programme that listen to activities: offers and earning.
final class RandomRules {
  private final Dice dice;
  private final Draft draft;
  private final Conditions conditions;

  RandomRules(Dice dice, Draft draft, Conditions conditions) {
    this.dice = dice;
    this.draft = draft;
    this.conditions = conditions;
  }

  String unit() {
    return dice.oneOf(List.copyOf(draft.units.keySet()));
  }

  void offers() {
    for (int i = 0; i < dice.weighted(40, 30, 20, 10); i++) {
      draft.offer(
          "offer-" + i,
          onPurchase(),
          dice.chance(40) ? conditions.random(Conditions.Of.OFFER) : null,
          discount(),
          dice.chance(30) ? new Limit(dice.between(1, 5), Limit.Counted.TIMES, window()) : null,
          budget(null),
          periods());
    }
  }

  Discount discount() {
    return switch (dice.between(0, 2)) {
      case 0 -> new Discount.Off(dice.oneOf(50, 300, 5_000));
      case 1 ->
          new Discount.Percent(
              Ratio.of(dice.oneOf(5, 10, 33, 100), 100), dice.oneOf(Rounding.values()));
      default -> new Discount.FixedPrice(dice.oneOf(0, 199, 999));
    };
  }

  private Trigger.OnPurchase onPurchase() {
    return new Trigger.OnPurchase(dice.chance(50) ? set() : null, dice.chance(15) ? set() : null);
  }

  String set() {
    return dice.oneOf(List.copyOf(draft.products.keySet()));
  }

  void earning() {
    int rules = dice.between(1, 6);
    for (int i = 0; i < rules; i++) {
      String unit = unit();
      Trigger on =
          switch (dice.weighted(55, 15, 20, 5, 5)) {
            case 0 -> onPurchase();
            case 1 -> onCount();
            case 3 -> new Trigger.OnYearly(dice.oneOf(Trigger.OnYearly.Day.values()));
            case 2 -> new Trigger.OnAct(dice.oneOf("stay", "vaccination"));
            default -> new Trigger.OnEnrolment();
          };
      earn("rule-" + i, on, give(on, unit), unit);
    }
    if (dice.chance(50)) {
      times();
    }
  }

  private void earn(String id, Trigger on, Give give, String unit) {
    Conditions.Of of =
        switch (on) {
          case Trigger.OnPurchase _, Trigger.OnCount _ -> Conditions.Of.PURCHASE;
          case Trigger.OnAct(var act) ->
              act.equals("stay") ? Conditions.Of.ACT : Conditions.Of.REWARD;
          case Trigger.OnEnrolment _, Trigger.OnFriend _, Trigger.OnYearly _, Trigger.OnWin _ ->
              Conditions.Of.ENROLMENT;
        };
    draft.earn(
        id,
        on,
        dice.chance(30) ? conditions.random(of) : null,
        give,
        !(give instanceof Give.PerCount) && dice.chance(40) ? limit(give) : null,
        unit == null ? null : budget(unit),
        periods());
    if (of == Conditions.Of.PURCHASE && dice.chance(15)) {
      draft.notWithDiscounts(id);
    }
  }

  private Trigger onCount() {
    Window window =
        dice.chance(20)
            ? new Window.Lifetime()
            : new Window.InCalendar(dice.oneOf(Calendar.values()));
    return new Trigger.OnCount(dice.oneOf(Count.Of.values()), onPurchase(), window);
  }

  private Give give(Trigger on, String unit) {
    if (on instanceof Trigger.OnCount(var counted, _, _)) {
      int step = counted == Count.Of.SPEND ? dice.oneOf(500, 2_000, 9_000) : dice.between(1, 5);
      return new Give.PerCount(dice.oneOf(1, 5, 50), unit, step, dice.chance(50));
    }
    if (on instanceof Trigger.OnPurchase) {
      return switch (dice.between(0, 4)) {
        case 0, 1 ->
            new Give.Percent(
                Ratio.of(dice.oneOf(1, 2, 7, 10), dice.oneOf(100, 300, 1000)),
                basis(),
                unit,
                dice.chance(25),
                rounding());
        case 2 ->
            new Give.PerSpend(
                dice.between(1, 5),
                unit,
                dice.oneOf(100, 400, 1000),
                basis(),
                dice.chance(25),
                dice.chance(30),
                rounding());
        case 3 -> new Give.Each(dice.between(1, 10), unit, rounding());
        default -> new Give.Flat(dice.oneOf(1, 5, 50), unit);
      };
    }
    if (on instanceof Trigger.OnAct(var act) && act.equals("stay") && dice.chance(70)) {
      boolean nights = dice.chance(50);
      return new Give.PerAttribute(
          dice.between(1, 10),
          unit,
          nights ? Decimal.parse(dice.oneOf("1", "0.5", "3")) : Decimal.of(500),
          nights ? "nights" : "spend",
          dice.chance(30) ? 20 : 0,
          rounding());
    }
    return new Give.Flat(dice.oneOf(1, 20, 500), unit);
  }

  private void times() {
    Trigger on = draft.earning.get(dice.between(0, draft.earning.size() - 1)).on();
    List<String> same = new ArrayList<>();
    for (EarningRule rule : draft.earning) {
      boolean purchase = rule.on() instanceof Trigger.OnPurchase;
      if (rule.on() instanceof Trigger.OnCount) {
        continue;
      }
      if (rule.on().equals(on) || (purchase && on instanceof Trigger.OnPurchase)) {
        same.add(rule.id());
      }
    }
    List<String> named = dice.some(same, 70);
    if (!named.isEmpty()) {
      Ratio times = dice.oneOf(Ratio.of(2, 1), Ratio.of(3, 2), Ratio.of(5, 1), Ratio.of(5, 4));
      Give give = new Give.Times(times, named, rounding());
      earn("times", on, give, null);
      if (dice.chance(30)) {
        earn("times-again", on, give, null);
      }
    }
  }

  private Limit limit(Give give) {
    boolean times = give instanceof Give.Times || dice.chance(50);
    return times
        ? new Limit(dice.between(1, 4), Limit.Counted.TIMES, window())
        : new Limit(dice.oneOf(1, 20, 100), Limit.Counted.AMOUNT, window());
  }

  Window window() {
    return switch (dice.weighted(45, 45, 10)) {
      case 0 -> new Window.InCalendar(dice.oneOf(Calendar.values()));
      case 1 ->
          new Window.Rolling(dice.oneOf(Period.ofDays(1), Period.ofDays(30), Period.ofMonths(12)));
      default -> new Window.Lifetime();
    };
  }

  private Basis basis() {
    return dice.oneOf(Basis.values());
  }

  private Rounding rounding() {
    return dice.chance(50) ? Rounding.DOWN : dice.oneOf(Rounding.values());
  }

  org.laurel.core.programme.Period[] periods() {
    if (dice.chance(75)) {
      return new org.laurel.core.programme.Period[0];
    }
    LocalDate from = LocalDate.of(2024, dice.between(1, 6), dice.between(1, 28));
    Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
    weekdays.addAll(dice.some(List.of(DayOfWeek.values()), dice.chance(50) ? 60 : 0));
    boolean hours = dice.chance(40);
    int opens = dice.between(0, 23);
    return new org.laurel.core.programme.Period[] {
      new org.laurel.core.programme.Period(
          dice.chance(50) ? from.atStartOfDay() : null,
          dice.chance(50) ? from.plusDays(dice.between(1, 200)).atStartOfDay() : null,
          weekdays,
          hours ? LocalTime.of(opens, 0) : null,
          hours ? LocalTime.of((opens + dice.between(1, 20)) % 24, 30) : null,
          dice.chance(30))
    };
  }

  private String budget(String unit) {
    for (Budget budget : draft.budgets.values()) {
      if (Objects.equals(budget.unit(), unit) && dice.chance(60)) {
        return budget.id();
      }
    }
    return null;
  }
}
