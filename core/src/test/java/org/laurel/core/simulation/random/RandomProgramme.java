package org.laurel.core.simulation.random;

import static org.laurel.core.simulation.random.Draft.name;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.laurel.core.programme.Back;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Price;
import org.laurel.core.programme.Products.Mark;
import org.laurel.core.programme.Products.Selector;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Type;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Window.Calendar;

/// A programme whose rules are thrown by dice, of every kind that there is.
final class RandomProgramme {
  private final Dice dice;
  private final Draft draft = new Draft();
  private final Conditions conditions;
  private final RandomRules rules;

  private RandomProgramme(Dice dice) {
    this.dice = dice;
    conditions = new Conditions(dice, draft);
    rules = new RandomRules(dice, draft, conditions);
  }

  static Programme of(Dice dice) {
    return new RandomProgramme(dice).programme();
  }

  private Programme programme() {
    draft.zone =
        ZoneId.of(
            dice.oneOf(
                "Europe/Warsaw",
                "Europe/Warsaw",
                "America/New_York",
                "Asia/Beirut",
                "America/Havana",
                "Asia/Kathmandu",
                "Pacific/Auckland"));
    draft.money = Currency.getInstance(dice.oneOf("PLN", "PLN", "EUR", "JPY", "KWD"));
    draft.starts = dice.chance(80) ? LocalDate.of(2024, 1, 3) : null;
    draft.blindReturns = dice.oneOf(0, 14, 30, 90);
    units();
    products();
    draft.act(
        "stay", "nights", Type.NUMBER, "spend", Type.MONEY, "hotel", Type.TEXT, "from", Type.DATE);
    draft.act("vaccination");
    draft.back("stay", 30);
    new RandomLadders(dice, draft, rules, conditions).ladders();
    budgets();
    rules.offers();
    rules.earning();
    contests();
    exchanges();
    payments();
    rewards();
    return draft.programme("random");
  }

  private void units() {
    List<String> ids = List.of("points", "cash", "stamp", "miles");
    for (String id : ids.subList(0, dice.between(1, 4))) {
      Unit.Kind kind =
          id.equals("cash")
              ? Unit.Kind.MONEY
              : id.equals("stamp") ? Unit.Kind.COUNT : Unit.Kind.POINTS;
      draft.unit(
          id,
          kind,
          kind == Unit.Kind.MONEY ? 2 : 0,
          expiry(),
          dice.oneOf(0, 0, 0, 1, 5, 14, 30),
          dice.oneOf(Unit.Debt.values()),
          dice.chance(30) ? List.of("vip") : List.of());
    }
  }

  private Unit.Expiry expiry() {
    return switch (dice.weighted(25, 10, 45, 20)) {
      case 0 -> new Unit.Expiry.Never();
      case 1 -> new Unit.Expiry.OnDate(LocalDate.of(2024, dice.between(3, 12), 28));
      case 2 ->
          new Unit.Expiry.AfterEarning(
              dice.oneOf(
                  Period.ofDays(7),
                  Period.ofDays(30),
                  Period.ofMonths(1),
                  Period.ofMonths(3),
                  Period.ofYears(1)),
              dice.chance(50) ? null : dice.oneOf(Calendar.values()));
      default ->
          new Unit.Expiry.AfterInactivity(
              dice.oneOf(Period.ofDays(10), Period.ofDays(45), Period.ofMonths(3)));
    };
  }

  private void products() {
    draft.set("coffee", Mark.CATEGORY, "coffee");
    draft.set("cold", Mark.TAG, "cold");
    draft.set("treats", Mark.SKU, "cola", "book");
    draft.set(
        "plain",
        List.of(),
        List.of(
            new Selector(Mark.CATEGORY, List.of("alcohol", "cosmetics")),
            new Selector(Mark.BRAND, List.of("delta"))));
    draft.set(
        "mixed",
        List.of(
            new Selector(Mark.SET, List.of("coffee", "treats")),
            new Selector(Mark.TAG, List.of("gift"))),
        List.of(new Selector(Mark.SKU, List.of("wine"))));
  }

  private void budgets() {
    for (String unit : draft.units.keySet()) {
      if (dice.chance(25)) {
        draft.budget("all-" + unit, unit, dice.oneOf(10, 300, 5_000));
      }
    }
    if (dice.chance(30)) {
      draft.budget("all-discounts", null, dice.oneOf(500, 5_000));
    }
  }

  private void contests() {
    for (int i = 0; i < dice.oneOf(0, 1, 2); i++) {
      Ladder.Counts counts =
          switch (dice.between(0, 3)) {
            case 0 -> new Ladder.Counts.Spend();
            case 1 -> new Ladder.Counts.Visits();
            default -> new Ladder.Counts.Earned(rules.unit());
          };
      draft.contests.add(
          new Contest(
              "contest-" + i,
              name("contest-" + i),
              counts,
              dice.oneOf(Calendar.values()),
              dice.oneOf(0, 14),
              dice.between(1, 3),
              null));
    }
  }

  private void exchanges() {
    List<String> units = List.copyOf(draft.units.keySet());
    for (int i = 0; i + 1 < units.size(); i++) {
      if (dice.chance(30)) {
        String from = units.get(i);
        String to = units.get(dice.between(i + 1, units.size() - 1));
        draft.exchange("exchange-" + i, dice.oneOf(2, 3, 15, 100), from, dice.oneOf(1, 2, 10), to);
      }
    }
  }

  private void payments() {
    for (String unit : draft.units.keySet()) {
      if (dice.chance(40)) {
        draft.payments.add(
            new Payment(
                unit,
                dice.oneOf(Ratio.ONE, Ratio.of(1, 3), Ratio.of(10, 1), Ratio.of(1, 100)),
                dice.oneOf(0, 0, 10),
                dice.oneOf(1, 1, 5)));
      }
    }
  }

  private void rewards() {
    int count = dice.weighted(10, 20, 30, 40);
    for (int i = 0; i < count; i++) {
      List<Reward.Cost> cost = new ArrayList<>();
      for (String unit : draft.units.keySet()) {
        if (dice.chance(50)) {
          cost.add(new Reward.Cost(unit, dice.oneOf(1, 5, 40)));
        }
      }
      Price price = price(cost);
      Gives gives = gives(cost);
      SequencedMap<String, Type> types = new LinkedHashMap<>();
      SequencedMap<String, List<String>> choices = new LinkedHashMap<>();
      if (price instanceof Price.ByAttribute || dice.chance(10)) {
        types.put("size", Type.TEXT);
        if (dice.chance(50)) {
          choices.put("size", List.of("small", "large"));
        }
      }
      draft.reward(
          new Reward(
              "reward-" + i,
              name("reward-" + i),
              new Reward.Asked(types, choices),
              price,
              price instanceof Price.Any ? 0 : dice.oneOf(0, 0, 2, 3),
              condition(),
              List.of(rules.periods()),
              dice.chance(40)
                  ? new Limit(dice.between(1, 4), Limit.Counted.TIMES, rules.window())
                  : null,
              dice.chance(40) ? Long.valueOf(dice.between(1, 8)) : null,
              dice.oneOf(null, Period.ofDays(5), Period.ofMonths(2)),
              gives,
              gives instanceof Gives.Place
                  ? LocalDate.of(2024, dice.between(3, 12), 15).atTime(19, 0)
                  : null,
              back(gives)));
    }
  }

  private Condition condition() {
    return switch (dice.weighted(65, 25, 10)) {
      case 0 -> null;
      case 1 -> conditions.random(Conditions.Of.REWARD);
      default ->
          new Condition.Compare(
              new Condition.Term.OfFact(new Condition.Fact.Age(), Type.NUMBER),
              Condition.Comparison.AT_LEAST,
              new Condition.Term.OfNumber(Decimal.of(dice.between(16, 30))));
    };
  }

  private Price price(List<Reward.Cost> cost) {
    long money = dice.chance(20) ? dice.between(1, 900) : 0;
    return switch (dice.weighted(60, 20, 20)) {
      case 0 -> new Price.Fixed(new Price.Sum(List.copyOf(cost), money));
      case 1 -> {
        SequencedMap<String, Price.Sum> sums = new LinkedHashMap<>();
        sums.put("small", new Price.Sum(List.copyOf(cost), 0));
        sums.put("large", new Price.Sum(List.copyOf(cost), money));
        yield new Price.ByAttribute("size", sums);
      }
      default -> new Price.Any(rules.unit(), dice.oneOf(1, 10), dice.oneOf(1, 1, 5));
    };
  }

  private Gives gives(List<Reward.Cost> cost) {
    return switch (dice.weighted(19, 20, 20, 26, 5, 14, 12)) {
      case 0 -> new Gives.Code();
      case 1 -> new Reward.Voucher(dice.chance(60) ? rules.set() : null, rules.discount());
      case 2 -> new Gives.Goods();
      case 3 -> new Gives.Place();
      case 4 -> new Gives.Benefit();
      case 6 ->
          new Gives.Units(
              rules.unit(),
              dice.oneOf(1, 6),
              1,
              cost.isEmpty() || dice.chance(50) ? null : rules.unit());
      default ->
          new Gives.Payout(
              dice.oneOf(Gives.Purpose.values()),
              dice.oneOf(0, 100, 100, 100),
              cost.isEmpty() ? 0 : dice.oneOf(0, 7),
              null);
    };
  }

  private Back back(Gives gives) {
    if (gives instanceof Gives.Benefit
        || gives instanceof Gives.Payout
        || gives instanceof Gives.Units) {
      return null;
    }
    return switch (dice.weighted(50, 35, 15)) {
      case 0 -> null;
      case 1 -> new Back.Within(dice.oneOf(Period.ofDays(3), Period.ofMonths(1)));
      default -> new Back.Until(LocalDate.of(2024, dice.between(1, 4), 20));
    };
  }
}
