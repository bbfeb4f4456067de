package org.laurel.core.simulation.random;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Condition.Comparison;
import org.laurel.core.programme.Condition.Fact;
import org.laurel.core.programme.Condition.Operation;
import org.laurel.core.programme.Condition.Term;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Type;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Window;

/// Random conditions that the checker would find sound.
final class Conditions {

  /// What a condition stands in: it settles what may be asked.
  enum Of {
    OFFER,
    PURCHASE,
    ACT,
    ENROLMENT,
    REWARD
  }

  private final Dice dice;
  private final Draft draft;

  Conditions(Dice dice, Draft draft) {
    this.dice = dice;
    this.draft = draft;
  }

  Condition random(Of of) {
    return switch (dice.weighted(60, 15, 15, 10)) {
      case 0 -> simple(of);
      case 1 -> new Condition.All(List.of(simple(of), simple(of)));
      case 2 -> new Condition.Any(List.of(simple(of), simple(of)));
      default -> new Condition.Not(simple(of));
    };
  }

  private Condition simple(Of of) {
    List<Condition> can = new ArrayList<>();
    can.add(profile());
    can.add(
        compare(
            fact(new Fact.Day(), Type.DATE),
            order(),
            new Term.OfDate(LocalDate.of(2024, dice.between(1, 12), dice.between(1, 28)))));
    if (of != Of.ENROLMENT) {
      can.add(place());
      String unit = dice.oneOf(List.copyOf(draft.units.keySet()));
      can.add(
          compare(
              fact(new Fact.Balance(unit), Type.AMOUNT),
              order(),
              new Term.OfUnit(dice.between(0, 300), unit)));
      for (Ladder ladder : draft.ladders) {
        int rank = dice.between(0, ladder.levels().size() - 1);
        can.add(
            compare(
                fact(new Fact.Tier(ladder.id()), Type.LEVEL),
                dice.oneOf(Comparison.values()),
                new Term.OfLevel(ladder.id(), ladder.levels().get(rank).id(), rank)));
      }
    }
    if (of == Of.OFFER || of == Of.PURCHASE) {
      can.add(basket(of));
      can.add(basket(of));
      can.add(new Condition.Holds(fact(new Fact.Offline(), Type.BOOLEAN)));
    }
    if (of != Of.ENROLMENT && dice.chance(60)) {
      can.add(past(of));
    }
    if (of == Of.ACT) {
      can.add(attribute());
    }
    return dice.oneOf(can);
  }

  private Condition profile() {
    return switch (dice.between(0, 6)) {
      case 0 -> compare(fact(new Fact.Age(), Type.NUMBER), order(), number(dice.between(0, 60)));
      case 1 ->
          compare(fact(new Fact.Membership(), Type.NUMBER), order(), number(dice.between(0, 9)));
      case 2 ->
          new Condition.Holds(
              fact(new Fact.Birthday(dice.oneOf(Fact.Span.values())), Type.BOOLEAN));
      case 3 -> compare(fact(new Fact.Language(), Type.TEXT), Comparison.IS, new Term.OfText("pl"));
      case 4 ->
          new Condition.Contains(fact(new Fact.Segments(), Type.TEXTS), dice.oneOf("vip", "new"));
      case 5 -> new Condition.Contains(fact(new Fact.Consents(), Type.TEXTS), "email");
      default -> new Condition.OneOf(fact(new Fact.Language(), Type.TEXT), List.of("en", "el"));
    };
  }

  private Condition place() {
    return switch (dice.between(0, 2)) {
      case 0 ->
          compare(
              fact(new Fact.Place(Fact.Part.CHANNEL), Type.TEXT),
              dice.oneOf(Comparison.IS, Comparison.IS_NOT),
              new Term.OfText("app"));
      case 1 ->
          new Condition.OneOf(
              fact(new Fact.Place(Fact.Part.STORE), Type.TEXT), List.of("s1", "s2"));
      default ->
          compare(
              fact(new Fact.Place(dice.oneOf(Fact.Part.BRAND, Fact.Part.PARTNER)), Type.TEXT),
              Comparison.IS,
              new Term.OfText(dice.oneOf("relay", "")));
    };
  }

  private Condition basket(Of of) {
    String products =
        dice.chance(40) && !draft.products.isEmpty()
            ? dice.oneOf(List.copyOf(draft.products.keySet()))
            : null;
    if (dice.chance(30)) {
      return compare(
          fact(new Fact.Basket(Fact.Measure.QUANTITY, products), Type.NUMBER),
          order(),
          number(dice.between(1, 6)));
    }
    Term left = fact(new Fact.Basket(measure(of), products), Type.MONEY);
    if (dice.chance(15)) {
      Term other = fact(new Fact.Basket(measure(of), null), Type.MONEY);
      Operation how = dice.oneOf(Operation.PLUS, Operation.MINUS);
      left = new Term.Calculated(left, how, other, Type.MONEY);
    } else if (dice.chance(10)) {
      left = new Term.Calculated(left, Operation.TIMES, number(dice.between(1, 3)), Type.MONEY);
    }
    return compare(left, order(), new Term.OfMoney(dice.between(0, 9_000)));
  }

  private Fact.Measure measure(Of of) {
    return of == Of.OFFER
        ? Fact.Measure.PRICE
        : dice.oneOf(Fact.Measure.PRICE, Fact.Measure.TOTAL, Fact.Measure.DUE);
  }

  private Condition past(Of of) {
    String products =
        dice.chance(40) && !draft.products.isEmpty()
            ? dice.oneOf(List.copyOf(draft.products.keySet()))
            : null;
    Window window =
        switch (dice.between(0, 2)) {
          case 0 -> new Window.Lifetime();
          case 1 -> new Window.Rolling(java.time.Period.ofDays(dice.oneOf(7, 30)));
          default -> new Window.InCalendar(dice.oneOf(Window.Calendar.values()));
        };
    if ((of == Of.OFFER || of == Of.PURCHASE) && dice.chance(50)) {
      Count count = new Count(Count.Of.PURCHASES, products, window);
      int n = dice.between(2, 4);
      Fact.Nth nth = dice.chance(60) ? new Fact.Nth(n, true, count) : new Fact.Nth(1, false, count);
      return new Condition.Holds(fact(nth, Type.BOOLEAN));
    }
    return dice.chance(50)
        ? compare(
            fact(new Fact.Past(new Count(Count.Of.SPEND, products, window)), Type.MONEY),
            order(),
            new Term.OfMoney(dice.between(0, 20_000)))
        : compare(
            fact(new Fact.Past(new Count(Count.Of.PURCHASES, products, window)), Type.NUMBER),
            order(),
            number(dice.between(1, 6)));
  }

  private Condition attribute() {
    return switch (dice.between(0, 3)) {
      case 0 ->
          compare(
              fact(new Fact.Attribute("nights"), Type.NUMBER), order(), number(dice.between(0, 5)));
      case 1 ->
          compare(
              fact(new Fact.Attribute("spend"), Type.MONEY),
              order(),
              new Term.OfMoney(dice.between(0, 20_000)));
      case 2 ->
          compare(
              fact(new Fact.Attribute("hotel"), Type.TEXT), Comparison.IS, new Term.OfText("h1"));
      default ->
          compare(
              fact(new Fact.Attribute("from"), Type.DATE),
              order(),
              new Term.OfDate(LocalDate.of(2024, dice.between(1, 12), 1)));
    };
  }

  private Comparison order() {
    return dice.oneOf(Comparison.AT_LEAST, Comparison.LESS, Comparison.MORE, Comparison.AT_MOST);
  }

  private static Term fact(Fact fact, Type type) {
    return new Term.OfFact(fact, type);
  }

  private static Term number(long number) {
    return new Term.OfNumber(Decimal.of(number));
  }

  private static Condition compare(Term left, Comparison how, Term right) {
    return new Condition.Compare(left, how, right);
  }
}
