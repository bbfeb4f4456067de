package org.laurel.core.decision;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.activity.Profile;
import org.laurel.core.programme.Condition.Fact;
import org.laurel.core.programme.Condition.Operation;
import org.laurel.core.programme.Condition.Term;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Type;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Rounding;

/// The values that the terms of conditions have in a scene, and their names for reasons.
final class Terms {

  private final Scene scene;

  Terms(Scene scene) {
    this.scene = scene;
  }

  /// Whether there is a value: an age has none where nobody told the day of birth.
  boolean known(Term term) {
    return switch (term) {
      case Term.OfFact(Fact.Age _, _) -> {
        Profile profile = scene.then().profile();
        yield profile != null && profile.born() != null;
      }
      case Term.Calculated(var left, _, var right, _) -> known(left) && known(right);
      default -> true;
    };
  }

  Decimal number(Term term) {
    return switch (term) {
      case Term.OfNumber(var value) -> value;
      case Term.Calculated(var left, var how, var right, _) ->
          switch (how) {
            case PLUS -> number(left).plus(number(right));
            case MINUS -> number(left).minus(number(right));
            case TIMES -> number(left).times(number(right));
          };
      case Term.OfFact(Fact.Basket(_, var products), _) -> quantity(products);
      case Term.OfFact(Fact.Attribute(var name), _)
          when scene.attributes().get(name) instanceof Attribute.OfNumber(var value) ->
          value;
      case Term.OfFact(Fact.Age _, _) -> Decimal.of(age());
      case Term.OfFact(Fact.Past(var count), _) -> Decimal.of(scene.count(count));
      case Term.OfFact(Fact.Membership _, _) -> Decimal.of(membership());
      default -> throw unfit(term);
    };
  }

  long amount(Term term) {
    return switch (term) {
      case Term.OfMoney(var amount) -> amount;
      case Term.OfUnit(var amount, _) -> amount;
      case Term.Calculated(var left, var how, var right, _) -> calculated(left, how, right);
      case Term.OfFact(Fact.Basket(var measure, var products), _) -> money(measure, products);
      case Term.OfFact(Fact.Past(var count), _) -> scene.count(count);
      case Term.OfFact(Fact.Balance(var unit), _) -> scene.then().balances().getOrDefault(unit, 0L);
      case Term.OfFact(Fact.Attribute(var name), _)
          when scene.attributes().get(name) instanceof Attribute.OfMoney(var value) ->
          value;
      default -> throw unfit(term);
    };
  }

  private long calculated(Term left, Operation how, Term right) {
    return switch (how) {
      case PLUS -> Math.addExact(amount(left), amount(right));
      case MINUS -> Math.subtractExact(amount(left), amount(right));
      case TIMES -> {
        boolean numberFirst = left.type() == Type.NUMBER;
        Decimal number = number(numberFirst ? left : right);
        long amount = amount(numberFirst ? right : left);
        yield number.asRatio().of(amount, Rounding.HALF_UP);
      }
    };
  }

  private long money(Fact.Measure measure, @Nullable String products) {
    long sum = 0;
    for (BasketLine line : scene.bought().of(products)) {
      sum +=
          switch (measure) {
            case PRICE -> line.price;
            case TOTAL -> line.total();
            case DUE -> line.due();
            case QUANTITY -> throw new IllegalStateException("a quantity is no money");
          };
    }
    return sum;
  }

  private Decimal quantity(@Nullable String products) {
    Decimal sum = Decimal.ZERO;
    for (BasketLine line : scene.bought().of(products)) {
      sum = sum.plus(line.quantity);
    }
    return sum;
  }

  String text(Term term) {
    return switch (term) {
      case Term.OfText(var value) -> value;
      case Term.OfFact(Fact.Place(var part), _) ->
          switch (part) {
            case STORE -> scene.place().store();
            case BRAND -> scene.place().brand();
            case CHANNEL -> scene.place().channel();
            case PARTNER -> scene.place().partner();
          };
      case Term.OfFact(Fact.Attribute(var name), _)
          when scene.attributes().get(name) instanceof Attribute.OfText(var value) ->
          value;
      case Term.OfFact(Fact.Language _, _) -> {
        Profile profile = scene.then().profile();
        yield profile == null ? "" : profile.language();
      }
      default -> throw unfit(term);
    };
  }

  Collection<String> texts(Term term) {
    Profile profile = scene.then().profile();
    if (profile == null) {
      return Set.of();
    }
    return switch (term) {
      case Term.OfFact(Fact.Segments _, _) -> profile.segments();
      case Term.OfFact(Fact.Consents _, _) -> profile.consents();
      default -> throw unfit(term);
    };
  }

  LocalDate date(Term term) {
    return switch (term) {
      case Term.OfDate(var value) -> value;
      case Term.OfFact(Fact.Day _, _) -> scene.day();
      case Term.OfFact(Fact.Attribute(var name), _)
          when scene.attributes().get(name) instanceof Attribute.OfDate(var value) ->
          value;
      default -> throw unfit(term);
    };
  }

  int rank(Term term) {
    return switch (term) {
      case Term.OfLevel(_, _, var rank) -> rank;
      case Term.OfFact(Fact.Tier(var ladder), _) -> scene.rank(ladder);
      default -> throw unfit(term);
    };
  }

  boolean truth(Term term) {
    return switch (term) {
      case Term.OfFact(Fact.Offline _, _) -> scene.offline();
      case Term.OfFact(Fact.Birthday(var span), _) -> birthday(span);
      case Term.OfFact(Fact.Owner _, _) -> scene.then().person() == 0;
      case Term.OfFact(Fact.Invited _, _) -> scene.then().ties().invitedBy() != 0;
      case Term.OfFact(Fact.Nth(var n, var every, var count), _) -> nth(n, every, count);
      default -> throw unfit(term);
    };
  }

  /// In whole years; -1: nobody told the day of birth.
  private long age() {
    Profile profile = scene.then().profile();
    if (profile == null || profile.born() == null) {
      return -1;
    }
    LocalDate day = scene.day();
    int years = day.getYear() - profile.born().getYear();
    return day.isBefore(Yearly.kept(profile.born(), day.getYear())) ? years - 1 : years;
  }

  private long membership() {
    Profile profile = scene.then().profile();
    if (profile == null) {
      return 0;
    }
    // Whoever joined on a day that a month does not have completes it on its last day.
    long months = ChronoUnit.MONTHS.between(profile.joined(), scene.day());
    return profile.joined().plusMonths(months + 1).isAfter(scene.day()) ? months : months + 1;
  }

  private boolean nth(int n, boolean every, Count count) {
    if (Counts.adds(count, scene.bought()) == 0) {
      return false;
    }
    long now = scene.count(count);
    return every ? now % n == 0 : now == n;
  }

  private boolean birthday(Fact.Span span) {
    Profile profile = scene.then().profile();
    if (profile == null || profile.born() == null) {
      return false;
    }
    LocalDate day = scene.day();
    return switch (span) {
      case DAY -> Yearly.kept(profile.born(), day.getYear()).equals(day);
      case MONTH -> profile.born().getMonth() == day.getMonth();
      case WEEK -> {
        LocalDate monday = day.with(DayOfWeek.MONDAY);
        LocalDate sunday = monday.plusDays(6);
        LocalDate first = Yearly.kept(profile.born(), monday.getYear());
        LocalDate second = Yearly.kept(profile.born(), sunday.getYear());
        yield within(first, monday, sunday) || within(second, monday, sunday);
      }
    };
  }

  private static boolean within(LocalDate day, LocalDate first, LocalDate last) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  Param worded(Term term) {
    return switch (term.type()) {
      case NUMBER -> new Param.OfNumber(number(term));
      case MONEY -> Param.money(amount(term), scene.programme().money());
      case AMOUNT -> Param.units(amount(term), scene.programme().unit(unit(term)));
      case TEXT, CODE -> Param.text(text(term));
      case TEXTS -> Param.text(String.join(", ", texts(term)));
      case DATE -> new Param.OfDay(date(term));
      case BOOLEAN -> Param.text(Boolean.toString(truth(term)));
      case LEVEL -> level(term);
    };
  }

  private static String unit(Term term) {
    return switch (term) {
      case Term.OfUnit(_, var unit) -> unit;
      case Term.OfFact(Fact.Balance(var unit), _) -> unit;
      case Term.Calculated(var left, _, var right, _) ->
          left.type() == Type.AMOUNT ? unit(left) : unit(right);
      default -> throw unfit(term);
    };
  }

  private Param level(Term term) {
    String ladder =
        switch (term) {
          case Term.OfLevel(var id, _, _) -> id;
          case Term.OfFact(Fact.Tier(var id), _) -> id;
          default -> throw unfit(term);
        };
    for (Ladder candidate : scene.programme().ladders()) {
      if (candidate.id().equals(ladder)) {
        Ladder.Level level = candidate.levels().get(rank(term));
        return new Param.OfNames(level.id(), level.name());
      }
    }
    throw unfit(term);
  }

  /// A term in the words of the language, such as `total of coffee`.
  static String name(Term term) {
    return switch (term) {
      case Term.OfFact(var fact, _) -> name(fact);
      case Term.Calculated(var left, var how, var right, _) -> {
        String sign =
            switch (how) {
              case PLUS -> " + ";
              case MINUS -> " - ";
              case TIMES -> " * ";
            };
        yield name(left) + sign + name(right);
      }
      case Term.OfNumber(var value) -> value.toString();
      case Term.OfText(var value) -> value;
      case Term.OfDate(var value) -> value.toString();
      case Term.OfLevel(_, var level, _) -> level;
      case Term.OfMoney(var amount) -> Long.toString(amount);
      case Term.OfUnit(var amount, var unit) -> amount + " " + unit;
    };
  }

  private static String name(Fact fact) {
    return switch (fact) {
      case Fact.Place(var part) -> part.word;
      case Fact.Basket(var measure, var products) ->
          products == null ? measure.word : measure.word + " of " + products;
      case Fact.Tier(var ladder) -> ladder.equals(Ladder.MEMBERSHIP) ? "membership" : "tier";
      case Fact.Balance(var unit) -> "balance of " + unit;
      case Fact.Attribute(var attribute) -> attribute;
      case Fact.Age _ -> "age";
      case Fact.Membership _ -> "months of membership";
      case Fact.Birthday(var span) ->
          span == Fact.Span.DAY ? "birthday" : "birthday " + lower(span);
      case Fact.Language _ -> "language";
      case Fact.Segments _ -> "segment";
      case Fact.Consents _ -> "consent";
      case Fact.Past(var count) -> name(count);
      case Fact.Nth(_, _, var count) -> name(count);
      case Fact.Offline _ -> "offline";
      case Fact.Invited _ -> "invited";
      case Fact.Owner _ -> "owner";
      case Fact.Day _ -> "day";
    };
  }

  private static String name(Count count) {
    return lower(count.of()) + (count.products() == null ? "" : " of " + count.products());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static IllegalStateException unfit(Term term) {
    return new IllegalStateException("the checker let an unfit term through: " + term);
  }
}
