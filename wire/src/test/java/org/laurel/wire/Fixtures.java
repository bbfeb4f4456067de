package org.laurel.wire;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Between;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Price;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Trigger;
import org.laurel.core.programme.Type;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;
import org.laurel.core.value.Window;

/// A small coffee bar's programme, made by hand, that the tests of this module share.
public final class Fixtures {

  private Fixtures() {}

  public static final Unit CREDIT =
      new Unit(
          "credit",
          Names.of(
              Map.of("en", "credit", "pl", "kredyt|kredyty|kredytów|kredytu", "el", "πίστωση")),
          Unit.Kind.MONEY,
          2,
          new Unit.Expiry.AfterEarning(Period.ofMonths(12), Window.Calendar.MONTH),
          0,
          Ratio.ONE,
          Unit.Debt.NEGATIVE,
          null);

  public static final Unit BEAN =
      new Unit(
          "bean",
          Names.of(
              Map.of(
                  "en", "bean|beans",
                  "pl", "ziarno|ziarna|ziaren|ziarna",
                  "el", "κόκκος|κόκκοι")),
          Unit.Kind.COUNT,
          0,
          new Unit.Expiry.Never(),
          14,
          null,
          Unit.Debt.OWED,
          null);

  public static Programme bar() {
    return new Programme(
        "bar",
        Names.of(Map.of("en", "The Bar", "pl", "Bar", "el", "Το Μπαρ")),
        ZoneId.of("Europe/Warsaw"),
        Currency.getInstance("PLN"),
        LocalDate.of(2020, 1, 1),
        30,
        Programme.BestFor.MEMBER,
        byId(Unit::id, CREDIT, BEAN),
        new LinkedHashMap<>(),
        byId(ActType::id, tasting()),
        new LinkedHashMap<>(),
        List.of(
            new Offer(
                "cheap-coffee",
                Names.of(Map.of("en", "Coffee 3 zł cheaper", "pl", "Kawa 3 zł taniej")),
                null,
                new Trigger.OnPurchase(null, null),
                null,
                List.of(),
                new Discount.Off(300),
                null,
                null)),
        List.of(),
        List.of(
            new EarningRule(
                "cashback",
                Names.of("en", "2% back"),
                null,
                new Trigger.OnPurchase(null, null),
                null,
                List.of(),
                new EarningRule.Give.Percent(
                    Ratio.of(1, 50), EarningRule.Basis.DUE, "credit", Rounding.HALF_UP),
                null,
                null)),
        List.of(),
        null,
        List.of(
            new Ladder(
                "status",
                List.of(new Ladder.Counts.Visits()),
                new Window.InCalendar(Window.Calendar.YEAR),
                List.of(
                    new Ladder.Level(
                        "guest", Names.of("en", "Guest"), List.of(), List.of(), null, List.of()),
                    new Ladder.Level(
                        "regular",
                        Names.of(Map.of("en", "Regular", "pl", "Stały gość")),
                        List.of(new Ladder.Amount(new Ladder.Counts.Visits(), 10)),
                        List.of(),
                        null,
                        List.of())),
                null,
                java.time.Period.ZERO,
                Ladder.Falls.ONE_LEVEL)),
        List.of(new Payment("credit", Ratio.ONE, 0, 1)),
        byId(
            Reward::id,
            new Reward(
                "free-drink",
                Names.of(Map.of("en", "A free drink", "pl", "Darmowy napój")),
                new Reward.Asked(new LinkedHashMap<>(), new LinkedHashMap<>()),
                new Price.Fixed(new Price.Sum(List.of(new Reward.Cost("bean", 15)), 0)),
                0,
                null,
                List.of(),
                null,
                null,
                Period.ofDays(30),
                new Gives.Code(),
                null,
                null)),
        Between.NOTHING,
        List.of(),
        List.of(),
        new LinkedHashMap<>());
  }

  private static ActType tasting() {
    SequencedMap<String, Type> attributes = new LinkedHashMap<>();
    attributes.put("cups", Type.NUMBER);
    attributes.put("spend", Type.MONEY);
    attributes.put("guide", Type.TEXT);
    attributes.put("day", Type.DATE);
    return new ActType("tasting", Names.of("en", "Tasting"), attributes);
  }

  @SafeVarargs
  private static <T> SequencedMap<String, T> byId(
      java.util.function.Function<T, String> id, T... items) {
    SequencedMap<String, T> map = new LinkedHashMap<>();
    for (T item : items) {
      map.put(id.apply(item), item);
    }
    return map;
  }
}
