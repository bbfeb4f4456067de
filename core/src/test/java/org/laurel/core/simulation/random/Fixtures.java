package org.laurel.core.simulation.random;

import static org.laurel.core.simulation.random.Draft.name;
import static org.laurel.core.simulation.random.Draft.onPurchase;
import static org.laurel.core.simulation.random.Draft.onPurchaseOf;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Condition.Comparison;
import org.laurel.core.programme.Condition.Fact;
import org.laurel.core.programme.Condition.Term;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.EarningRule.Basis;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Products.Mark;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Trigger;
import org.laurel.core.programme.Type;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;
import org.laurel.core.value.Window;
import org.laurel.core.value.Window.Calendar;

/// Programmes as shops have them.
final class Fixtures {

  private static final org.laurel.core.programme.Period WEEKENDS =
      new org.laurel.core.programme.Period(
          null, null, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), null, null, false);

  private Fixtures() {}

  static List<Programme> all() {
    return List.of(cashback(), stamps(), nights(), department(), miles(), wellness());
  }

  /// Cashback that pays, cheaper coffee with the app, a contest with stamps and entries.
  private static Programme cashback() {
    Draft draft = new Draft();
    draft.unit(
        "zloty",
        Unit.Kind.MONEY,
        2,
        new Unit.Expiry.AfterEarning(Period.ofMonths(12), Calendar.MONTH),
        0,
        Unit.Debt.NEGATIVE);
    draft.unit(
        "stamp",
        Unit.Kind.COUNT,
        0,
        new Unit.Expiry.OnDate(LocalDate.of(2024, 10, 31)),
        0,
        Unit.Debt.NEGATIVE);
    draft.unit("entry", Unit.Kind.COUNT, 0, new Unit.Expiry.Never(), 0, Unit.Debt.NEGATIVE);
    draft.set("coffee", Mark.CATEGORY, "coffee").set("cola", Mark.SKU, "cola");
    draft.earn(
        "cashback",
        onPurchase(),
        new Give.Percent(Ratio.of(2, 100), Basis.DUE, "zloty", Rounding.HALF_UP));
    draft.earn(
        "cola-stamp",
        onPurchaseOf("cola"),
        inApp(),
        new Give.Each(1, "stamp", Rounding.DOWN),
        null,
        null);
    draft.budget("coffee-discounts", null, 9_000);
    draft.offer(
        "hero-coffee",
        onPurchaseOf("coffee"),
        inApp(),
        new Discount.Off(300),
        new Limit(3, Limit.Counted.TIMES, new Window.InCalendar(Calendar.DAY)),
        "coffee-discounts");
    draft.exchange("contest", 3, "stamp", 1, "entry");
    draft.payments.add(new Payment("zloty", Ratio.ONE, 0, 1));
    return draft.programme("cashback");
  }

  /// A star a visit, a free drink for some of them, gold from thirty.
  private static Programme stamps() {
    Draft draft = new Draft();
    draft.money = Currency.getInstance("USD");
    draft.zone = ZoneId.of("America/New_York");
    draft.unit(
        "star",
        Unit.Kind.COUNT,
        0,
        new Unit.Expiry.AfterEarning(Period.ofMonths(6), null),
        0,
        Unit.Debt.FORGIVEN);
    draft.set("coffee", Mark.CATEGORY, "coffee");
    draft.earn(
        "visit",
        onPurchase(),
        null,
        new Give.Flat(1, "star"),
        new Limit(2, Limit.Counted.TIMES, new Window.InCalendar(Calendar.DAY)),
        null);
    draft.earn("double-weekend", onPurchase(), null, times("visit"), null, null, WEEKENDS);
    Ladder.Counts star = new Ladder.Counts.Earned("star");
    draft.ladders.add(
        new Ladder(
            "level",
            List.of(star),
            new Window.Rolling(Period.ofMonths(12)),
            List.of(level("start"), level("green", star, 5), level("gold", star, 15)),
            new Ladder.Kept.For(Period.ofMonths(3)),
            Period.ZERO,
            Ladder.Falls.ONE_LEVEL));
    draft.reward(
        "free-drink",
        List.of(new Reward.Cost("star", 8)),
        null,
        new Limit(2, Limit.Counted.TIMES, new Window.Rolling(Period.ofDays(30))),
        20L,
        Period.ofMonths(1),
        new Reward.Voucher("coffee", new Discount.Percent(Ratio.ONE, Rounding.DOWN)));
    return draft.programme("stamps");
  }

  /// Hotel nights: points and a status by nights in a calendar year.
  private static Programme nights() {
    Draft draft = new Draft();
    draft.money = Currency.getInstance("EUR");
    draft.unit(
        "points",
        Unit.Kind.POINTS,
        0,
        new Unit.Expiry.AfterInactivity(Period.ofMonths(4)),
        7,
        Unit.Debt.OWED);
    draft.unit("nights", Unit.Kind.COUNT, 0, new Unit.Expiry.Never(), 0, Unit.Debt.NEGATIVE);
    draft.act(
        "stay", "nights", Type.NUMBER, "spend", Type.MONEY, "hotel", Type.TEXT, "from", Type.DATE);
    draft.back("stay", 60);
    Trigger stay = new Trigger.OnAct("stay");
    draft.earn(
        "nights",
        stay,
        new Give.PerAttribute(1, "nights", Decimal.ONE, "nights", 0, Rounding.DOWN));
    draft.earn(
        "spend",
        stay,
        new Give.PerAttribute(10, "points", Decimal.of(100), "spend", 50, Rounding.DOWN));
    draft.earn(
        "silver-bonus",
        stay,
        new Condition.Compare(
            new Term.OfFact(new Fact.Tier("status"), Type.LEVEL),
            Comparison.AT_LEAST,
            new Term.OfLevel("status", "silver", 1)),
        new Give.Times(Ratio.of(5, 4), List.of("spend"), Rounding.DOWN),
        new Limit(20, Limit.Counted.TIMES, new Window.InCalendar(Calendar.YEAR)),
        null);
    Ladder.Counts nights = new Ladder.Counts.Earned("nights");
    draft.ladders.add(
        new Ladder(
            "status",
            List.of(nights),
            new Window.InCalendar(Calendar.YEAR),
            List.of(level("member"), level("silver", nights, 10), level("gold", nights, 25)),
            new Ladder.Kept.UntilYearEnd(1, false),
            Period.ZERO,
            Ladder.Falls.ONE_LEVEL));
    draft.reward(
        "free-night", List.of(new Reward.Cost("points", 500)), null, null, null, null, null);
    return draft.programme("nights");
  }

  /// A department store: points for every dollar, more from a yearly spend on.
  private static Programme department() {
    Draft draft = new Draft();
    draft.money = Currency.getInstance("USD");
    draft.unit(
        "points",
        Unit.Kind.POINTS,
        0,
        new Unit.Expiry.AfterEarning(Period.ofMonths(3), Calendar.YEAR),
        14,
        Unit.Debt.OWED);
    draft.set("cosmetics", Mark.CATEGORY, "cosmetics");
    draft.earn(
        "base",
        onPurchase(),
        new Give.PerSpend(1, "points", 100, Basis.TOTAL, false, Rounding.DOWN));
    draft.earn(
        "cosmetics",
        onPurchaseOf("cosmetics"),
        new Give.PerSpend(1, "points", 100, Basis.TOTAL, true, Rounding.HALF_EVEN));
    draft.earn(
        "big-spender",
        onPurchase(),
        new Condition.Compare(
            new Term.OfFact(new Fact.Tier("spend"), Type.LEVEL),
            Comparison.IS,
            new Term.OfLevel("spend", "big", 1)),
        new Give.Times(Ratio.of(4, 1), List.of("base"), Rounding.DOWN),
        new Limit(4, Limit.Counted.TIMES, new Window.InCalendar(Calendar.MONTH)),
        null);
    draft.ladders.add(
        new Ladder(
            "spend",
            List.of(new Ladder.Counts.Spend()),
            new Window.InCalendar(Calendar.YEAR),
            List.of(level("shopper"), level("big", new Ladder.Counts.Spend(), 90_000)),
            new Ladder.Kept.UntilYearEnd(0, false),
            Period.ZERO,
            Ladder.Falls.TO_EARNED));
    draft.reward("gift-card", List.of(new Reward.Cost("points", 150)), null, null, 5L, null, null);
    return draft.programme("department");
  }

  /// Points that become miles by themselves, with a cap by month and a budget for all.
  private static Programme miles() {
    Draft draft = new Draft();
    draft.zone = ZoneId.of("Asia/Beirut");
    draft.money = Currency.getInstance("JPY");
    draft.blindReturns = 90;
    draft.unit(
        "points",
        Unit.Kind.POINTS,
        0,
        new Unit.Expiry.AfterEarning(Period.ofDays(60), null),
        3,
        Unit.Debt.NEGATIVE);
    draft.unit(
        "miles",
        Unit.Kind.POINTS,
        0,
        new Unit.Expiry.AfterEarning(Period.ofMonths(3), Calendar.QUARTER),
        0,
        Unit.Debt.OWED);
    draft.budget("launch", "points", 900);
    draft.earn(
        "base",
        onPurchase(),
        null,
        new Give.Percent(Ratio.of(3, 100), Basis.PRICE, "points", Rounding.HALF_EVEN),
        new Limit(400, Limit.Counted.AMOUNT, new Window.InCalendar(Calendar.MONTH)),
        null);
    draft.earn("launch", onPurchase(), null, new Give.Flat(40, "points"), null, "launch");
    draft.exchange("to-miles", 250, "points", 100, "miles");
    draft.payments.add(new Payment("miles", Ratio.of(5, 1), 10, 10));
    return draft.programme("miles");
  }

  /// Points for acts that serve health, spent as money.
  private static Programme wellness() {
    Draft draft = new Draft();
    draft.unit(
        "points",
        Unit.Kind.POINTS,
        0,
        new Unit.Expiry.AfterInactivity(Period.ofDays(45)),
        0,
        Unit.Debt.OWED);
    draft.act("vaccination");
    draft.act(
        "stay", "nights", Type.NUMBER, "spend", Type.MONEY, "hotel", Type.TEXT, "from", Type.DATE);
    draft.back("stay", 60);
    draft.earn("welcome", new Trigger.OnEnrolment(), new Give.Flat(100, "points"));
    draft.earn(
        "vaccinated",
        new Trigger.OnAct("vaccination"),
        null,
        new Give.Flat(500, "points"),
        new Limit(1, Limit.Counted.TIMES, new Window.Rolling(Period.ofMonths(12))),
        null);
    draft.earn(
        "basket",
        onPurchase(),
        null,
        new Give.PerSpend(10, "points", 400, Basis.DUE, false, Rounding.DOWN),
        new Limit(600, Limit.Counted.AMOUNT, new Window.Rolling(Period.ofDays(30))),
        null);
    draft.payments.add(new Payment("points", Ratio.of(1, 10), 50, 50));
    return draft.programme("wellness");
  }

  private static Condition inApp() {
    return new Condition.Compare(
        new Term.OfFact(new Fact.Place(Fact.Part.CHANNEL), Type.TEXT),
        Comparison.IS,
        new Term.OfText("app"));
  }

  private static Give times(String rule) {
    return new Give.Times(Ratio.of(2, 1), List.of(rule), Rounding.DOWN);
  }

  private static Ladder.Level level(String id) {
    return new Ladder.Level(id, name(id), List.of(), List.of(), null, List.of());
  }

  private static Ladder.Level level(String id, Ladder.Counts counts, long from) {
    List<Ladder.Amount> ways = List.of(new Ladder.Amount(counts, from));
    return new Ladder.Level(id, name(id), ways, List.of(), null, List.of());
  }
}
