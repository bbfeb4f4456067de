package org.laurel.core.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Price;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Type;
import org.laurel.core.programme.Unit;

/// `cost:` of rewards.
final class Costs {

  /// One price as it is written: of a piece, or any amount.
  sealed interface Said {

    record Sum(Price.Sum sum) implements Said {}

    record Any(Price.Any any, Token token) implements Said {}
  }

  static final Form<List<Form.Case<Said>>> FORM =
      new Form.Cases<>(
          new Form.Scalar<>(
              List.of(
                  "15 stars",
                  "free",
                  "500 points and 20.00 PLN",
                  "any points, at least 500 points, in steps of 100 points"),
              Costs::said),
          "category 1");

  private Costs() {}

  private static Said said(Phrase phrase, Scope scope) {
    if (phrase.takes("free")) {
      return new Said.Sum(new Price.Sum(List.of(), 0));
    }
    Token any = phrase.peek();
    return phrase.takes("any")
        ? new Said.Any(any(phrase, scope), any)
        : new Said.Sum(sum(phrase, scope));
  }

  /// `points, at least 500 points, in steps of 100 points`
  private static Price.Any any(Phrase phrase, Scope scope) {
    phrase.like("any points, at least 500 points, in steps of 100 points");
    Unit unit = scope.units.get(phrase, phrase.name("a unit"));
    long least = 1;
    long step = 1;
    if (phrase.takes(",", "at", "least")) {
      least = Quantities.sameUnit(phrase, scope, unit);
    }
    if (phrase.takes(",", "in", "steps", "of")) {
      step = Quantities.sameUnit(phrase, scope, unit);
    }
    return new Price.Any(unit.id(), Math.max(least, step), step);
  }

  /// `15 stars`, `10 stars and 500 points and 20.00 PLN`
  private static Price.Sum sum(Phrase phrase, Scope scope) {
    List<Reward.Cost> costs = new ArrayList<>();
    long money = 0;
    do {
      Quantities.Quantity quantity = Quantities.any(phrase, scope);
      Unit unit = quantity.unit();
      boolean twice =
          unit == null ? money > 0 : costs.stream().anyMatch(cost -> cost.unit().equals(unit.id()));
      if (twice) {
        throw phrase.fault(
            Code.UNEXPECTED_WORD,
            quantity.token(),
            "%s stands twice in this cost. Add the two up"
                .formatted(unit == null ? "money" : "the unit " + unit.id()));
      }
      if (unit == null) {
        money = quantity.amount();
      } else {
        costs.add(new Reward.Cost(unit.id(), quantity.amount()));
      }
    } while (phrase.takes("and"));
    return new Price.Sum(List.copyOf(costs), money);
  }

  /// The price of a reward out of its cases; `null` when something is wrong with it, which was
  /// told.
  static @Nullable Price price(List<Form.Case<Said>> cases, Acts.Declared asked, Scope scope) {
    if (cases.size() == 1 && cases.getFirst().when() == null) {
      return switch (cases.getFirst().value()) {
        case Said.Sum(var sum) -> new Price.Fixed(sum);
        case Said.Any(var any, _) -> any;
      };
    }
    SequencedMap<String, Price.Sum> sums = new LinkedHashMap<>();
    String attribute = null;
    for (Form.Case<Said> one : cases) {
      Node.Text when = one.when();
      if (when == null || !(one.value() instanceof Said.Sum(var sum))) {
        Spot at = when == null ? Spot.START : when.at();
        String any = "any amount is the price of the whole reward, not of one case of it";
        scope.problems.add(Code.UNFIT_FIELDS, at, any);
        return null;
      }
      String before = attribute;
      String[] named = scope.attempt(() -> named(when, asked, before));
      if (named == null) {
        return null;
      }
      attribute = named[0];
      sums.put(named[1], sum);
    }
    return attribute == null ? null : byAttribute(attribute, sums, cases, asked, scope);
  }

  private static @Nullable Price byAttribute(
      String attribute,
      SequencedMap<String, Price.Sum> sums,
      List<Form.Case<Said>> cases,
      Acts.Declared asked,
      Scope scope) {
    for (String choice : asked.type().choices().getOrDefault(attribute, List.of())) {
      if (!sums.containsKey(choice)) {
        Node.Text first = cases.getFirst().when();
        scope.problems.add(
            Code.UNFIT_FIELDS,
            first == null ? Spot.START : first.at(),
            "there is no price for %s %s, which \"with\" offers".formatted(attribute, choice));
        return null;
      }
    }
    return new Price.ByAttribute(attribute, Collections.unmodifiableSequencedMap(sums));
  }

  /// `category 1`: an attribute and its value.
  private static String[] named(Node.Text when, Acts.Declared asked, @Nullable String before) {
    Phrase phrase = new Phrase(when, "category 1");
    Token name = phrase.name("something that \"with\" asks for");
    Type type = asked.type().attributes().get(name.text());
    if (type == null) {
      throw phrase.fault(
          Code.UNKNOWN_ATTRIBUTE,
          name,
          "the reward asks for no \"%s\". What a price depends on is listed under \"with\"%s"
              .formatted(
                  Words.shown(name.text()),
                  Words.didYouMean(name.text(), asked.type().attributes().keySet())));
    }
    if (before != null && !before.equals(name.text())) {
      throw phrase.fault(
          Code.UNFIT_FIELDS,
          name,
          "prices depend on one attribute, here on \"%s\" before".formatted(before));
    }
    if (type != Type.TEXT && type != Type.NUMBER) {
      throw phrase.fault(
          Code.TYPE_MISMATCH,
          name,
          "a price can depend on a text or a number; %s is a %s"
              .formatted(name.text(), Types.shown(type)));
    }
    Token value = phrase.peek();
    if (type == Type.NUMBER) {
      String number = Numbers.number(phrase).toString();
      phrase.end();
      return new String[] {name.text(), number};
    }
    phrase.name("a text");
    phrase.end();
    List<String> choices = asked.type().choices().getOrDefault(name.text(), List.of());
    if (!choices.isEmpty() && !choices.contains(value.text())) {
      throw phrase.fault(
          Code.UNFIT_FIELDS,
          value,
          "\"%s\" is none of what %s may be: %s.%s"
              .formatted(
                  Words.shown(value.text()),
                  name.text(),
                  Words.list(choices),
                  Words.didYouMean(value.text(), choices)));
    }
    return new String[] {name.text(), value.text()};
  }
}
