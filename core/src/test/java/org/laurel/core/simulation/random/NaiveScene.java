package org.laurel.core.simulation.random;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Place;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Condition.Comparison;
import org.laurel.core.programme.Condition.Fact;
import org.laurel.core.programme.Condition.Operation;
import org.laurel.core.programme.Condition.Term;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Products;
import org.laurel.core.programme.Programme;

/// What the model's rules may ask about.
///
/// Every term is worked out to a plain value: BigDecimal for numbers, money, amounts and ranks,
/// String, List, LocalDate or Boolean.
final class NaiveScene {
  final Programme programme;
  final Instant occurred;
  final Place place;
  final boolean offline;
  final NaiveKnown known;
  final List<NaiveLine> lines;
  final Map<String, Activity.Attribute> attributes;

  NaiveScene(
      Programme programme,
      Instant occurred,
      Place place,
      boolean offline,
      NaiveKnown known,
      List<NaiveLine> lines,
      Map<String, Activity.Attribute> attributes) {
    this.programme = programme;
    this.occurred = occurred;
    this.place = place;
    this.offline = offline;
    this.known = known;
    this.lines = lines;
    this.attributes = attributes;
  }

  LocalDate day() {
    return LocalDate.ofInstant(occurred, programme.zone());
  }

  boolean allows(List<Period> periods, Condition when) {
    for (Period period : periods) {
      ZoneId zone = period.storeTime() && place.zone() != null ? place.zone() : programme.zone();
      if (!inside(period, LocalDateTime.ofInstant(occurred, zone))) {
        return false;
      }
    }
    return when == null || holds(when);
  }

  static boolean inside(Period period, LocalDateTime time) {
    if (period.from() != null && time.compareTo(period.from()) < 0) {
      return false;
    }
    if (period.until() != null && time.compareTo(period.until()) >= 0) {
      return false;
    }
    DayOfWeek opened = time.getDayOfWeek();
    if (period.opens() != null) {
      LocalTime opens = period.opens();
      LocalTime closes = period.closes();
      LocalTime hour = time.toLocalTime();
      if (opens.isBefore(closes)) {
        if (hour.isBefore(opens) || !hour.isBefore(closes)) {
          return false;
        }
      } else if (hour.isBefore(closes)) {
        opened = time.minusDays(1).getDayOfWeek();
      } else if (hour.isBefore(opens)) {
        return false;
      }
    }
    return period.weekdays().isEmpty() || period.weekdays().contains(opened);
  }

  boolean holds(Condition condition) {
    return Boolean.TRUE.equals(truth(condition));
  }

  /// `null`: nobody knows, as it hangs on an age that was not told.
  private Boolean truth(Condition condition) {
    if (condition instanceof Condition.All all) {
      return joined(all.parts(), false);
    }
    if (condition instanceof Condition.Any any) {
      return joined(any.parts(), true);
    }
    if (condition instanceof Condition.Not not) {
      Boolean part = truth(not.part());
      return part == null ? null : !part;
    }
    if (condition instanceof Condition.OneOf one) {
      return one.texts().contains((String) value(one.left()));
    }
    if (condition instanceof Condition.Contains contains) {
      return ((List<?>) value(contains.texts())).contains(contains.text());
    }
    if (condition instanceof Condition.Holds holds) {
      return (Boolean) value(holds.term());
    }
    Condition.Compare compare = (Condition.Compare) condition;
    if (age() < 0 && Condition.facts(compare).anyMatch(Fact.Age.class::isInstance)) {
      return null;
    }
    return compares(value(compare.left()), compare.how(), value(compare.right()));
  }

  /// One part that decides it is enough; else one that nobody knows leaves it open.
  private Boolean joined(List<Condition> parts, boolean decides) {
    boolean open = false;
    for (Condition part : parts) {
      Boolean truth = truth(part);
      if (truth == null) {
        open = true;
      } else if (truth == decides) {
        return decides;
      }
    }
    return open ? null : !decides;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static boolean compares(Object left, Comparison how, Object right) {
    int order = ((Comparable) left).compareTo(right);
    if (how == Comparison.IS) {
      return order == 0;
    }
    if (how == Comparison.IS_NOT) {
      return order != 0;
    }
    if (how == Comparison.LESS) {
      return order < 0;
    }
    if (how == Comparison.MORE) {
      return order > 0;
    }
    return how == Comparison.AT_MOST ? order <= 0 : order >= 0;
  }

  private Object value(Term term) {
    if (term instanceof Term.OfNumber number) {
      return number.value().toBigDecimal();
    }
    if (term instanceof Term.OfMoney money) {
      return BigDecimal.valueOf(money.amount());
    }
    if (term instanceof Term.OfUnit amount) {
      return BigDecimal.valueOf(amount.amount());
    }
    if (term instanceof Term.OfText text) {
      return text.value();
    }
    if (term instanceof Term.OfDate date) {
      return date.value();
    }
    if (term instanceof Term.OfLevel level) {
      return BigDecimal.valueOf(level.rank());
    }
    if (term instanceof Term.Calculated sum) {
      BigDecimal left = (BigDecimal) value(sum.left());
      BigDecimal right = (BigDecimal) value(sum.right());
      BigDecimal result =
          sum.how() == Operation.PLUS
              ? left.add(right)
              : sum.how() == Operation.MINUS ? left.subtract(right) : left.multiply(right);
      return sum.type() == org.laurel.core.programme.Type.MONEY
          ? result.setScale(0, RoundingMode.HALF_UP)
          : result;
    }
    return value(((Term.OfFact) term).fact());
  }

  private Object value(Fact fact) {
    return switch (fact) {
      case Fact.Place(var part) ->
          switch (part) {
            case STORE -> place.store();
            case BRAND -> place.brand();
            case CHANNEL -> place.channel();
            case PARTNER -> place.partner();
          };
      case Fact.Basket(var measure, var products) -> measured(measure, products);
      case Fact.Tier(var ladder) -> BigDecimal.valueOf(known.ranks().getOrDefault(ladder, 0));
      case Fact.Balance(var unit) -> BigDecimal.valueOf(known.balances().get(unit));
      case Fact.Attribute(var name) -> attribute(attributes.get(name));
      case Fact.Age _ -> BigDecimal.valueOf(age());
      case Fact.Membership _ -> BigDecimal.valueOf(months());
      case Fact.Birthday(var span) -> birthday(span);
      case Fact.Language _ -> known.profile().language();
      case Fact.Segments _ -> List.copyOf(known.profile().segments());
      case Fact.Consents _ -> List.copyOf(known.profile().consents());
      case Fact.Invited _ -> false;
      case Fact.Owner _ -> true;
      case Fact.Past(var count) -> BigDecimal.valueOf(now(count));
      case Fact.Nth(var n, var every, var count) ->
          adds(count) > 0 && (every ? now(count) % n == 0 : now(count) == n);
      case Fact.Offline _ -> offline;
      case Fact.Day _ -> day();
    };
  }

  /// What the purchase itself adds to a count.
  long adds(Count count) {
    List<NaiveLine> counted =
        lines.stream()
            .filter(line -> line.kept.signum() > 0)
            .filter(line -> count.products() == null || contains(count.products(), line))
            .toList();
    return count.of() == Count.Of.SPEND
        ? counted.stream().mapToLong(NaiveLine::total).sum()
        : Math.min(1, counted.size());
  }

  private long now(Count count) {
    return known.used().getOrDefault(count.tally(), 0L) + adds(count);
  }

  private static Object attribute(Activity.Attribute attribute) {
    return switch (attribute) {
      case Activity.Attribute.OfNumber(var number) -> number.toBigDecimal();
      case Activity.Attribute.OfMoney(var amount) -> BigDecimal.valueOf(amount);
      case Activity.Attribute.OfText(var text) -> text;
      case Activity.Attribute.OfDate(var date) -> date;
    };
  }

  private BigDecimal measured(Fact.Measure measure, String products) {
    BigDecimal sum = BigDecimal.ZERO;
    for (NaiveLine line : lines) {
      if (products == null || contains(products, line)) {
        sum =
            sum.add(
                switch (measure) {
                  case PRICE -> BigDecimal.valueOf(line.price);
                  case TOTAL -> BigDecimal.valueOf(line.price - line.discount);
                  case DUE -> BigDecimal.valueOf(line.price - line.discount - line.paid);
                  case QUANTITY -> line.kept;
                });
      }
    }
    return sum;
  }

  private long months() {
    long months = 0;
    while (!known.profile().joined().plusMonths(months + 1).isAfter(day())) {
      months++;
    }
    return months;
  }

  private int age() {
    LocalDate born = known.profile().born();
    if (born == null) {
      return -1;
    }
    // Born on 29 February, one is a year older on the 28th of other years.
    boolean early = born.getMonthValue() == 2 && born.getDayOfMonth() == 29;
    return java.time.Period.between(early ? born.minusDays(1) : born, day()).getYears()
        - (early && day().isLeapYear() && day().equals(day().withMonth(2).withDayOfMonth(28))
            ? 1
            : 0);
  }

  private boolean birthday(Fact.Span span) {
    LocalDate born = known.profile().born();
    if (born == null) {
      return false;
    }
    if (span == Fact.Span.DAY) {
      return isBirthday(born, day());
    }
    if (span == Fact.Span.MONTH) {
      return born.getMonthValue() == day().getMonthValue();
    }
    LocalDate monday = day();
    while (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
      monday = monday.minusDays(1);
    }
    for (int i = 0; i < 7; i++) {
      if (isBirthday(born, monday.plus(i, ChronoUnit.DAYS))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBirthday(LocalDate born, LocalDate day) {
    int keptOn =
        born.getMonthValue() == 2 && born.getDayOfMonth() == 29 && !day.isLeapYear()
            ? 28
            : born.getDayOfMonth();
    return born.getMonthValue() == day.getMonthValue() && keptOn == day.getDayOfMonth();
  }

  boolean counts(String products, String except, NaiveLine line) {
    return line.kept.signum() > 0
        && (products == null || contains(products, line))
        && (except == null || !contains(except, line));
  }

  boolean contains(String products, NaiveLine line) {
    Products set = programme.products().get(products);
    for (Products.Selector selector : set.excluded()) {
      if (selected(selector, line)) {
        return false;
      }
    }
    for (Products.Selector selector : set.included()) {
      if (selected(selector, line)) {
        return true;
      }
    }
    return set.included().isEmpty();
  }

  private boolean selected(Products.Selector selector, NaiveLine line) {
    for (String value : selector.values()) {
      boolean is =
          switch (selector.what()) {
            case SKU -> line.sold.sku().equals(value);
            case CATEGORY -> line.sold.category().equals(value);
            case BRAND -> line.sold.brand().equals(value);
            case TAG -> line.sold.tags().contains(value);
            case SET -> contains(value, line);
          };
      if (is) {
        return true;
      }
    }
    return false;
  }
}
