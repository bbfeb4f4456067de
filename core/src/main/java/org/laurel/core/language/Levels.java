package org.laurel.core.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Ladder.Amount;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.programme.Ladder.Given;
import org.laurel.core.value.Names;

/// The levels of a ladder, and what leads to them.
final class Levels {

  private static final long MOST_COUNTED = 1_000_000;
  private static final int MOST_YEARS = 100;

  /// A level before its neighbours are known.
  record Step(Ladder.Level level, Spot at) {}

  private static final Fields LEVEL = new Fields("a level", true);
  private static final Fields.Field<Names> NAME =
      LEVEL.optional("name", new Form.Worded(false), "What members call it.");
  static final Form<List<Amount>> WAYS =
      new Form.Scalar<>(
          List.of("3500.00 USD", "10 nights", "10 nights or 3500.00 USD"), Levels::ways);
  private static final Fields.Field<List<Amount>> FROM =
      LEVEL.optional("from", WAYS, "How much reaches it; the lowest level has none.");
  private static final Fields.Field<List<Given>> GIVEN =
      LEVEL.optional(
          "given",
          new Form.OneOrMore<>(Givens.FORM),
          "What gives it for a time, whatever was counted.");
  private static final Fields.Field<Ladder.Lifetime> LIFETIME =
      LEVEL.optional(
          "lifetime",
          new Form.Scalar<>(List.of("600 nights and 10 years", "600 nights"), Levels::lifetime),
          "What makes it one's own for ever: amounts over all time, and years in which it was"
              + " reached.");
  private static final Fields.Field<List<Names>> BENEFITS =
      LEVEL.optional(
          "benefits",
          new Form.ListOf<>(new Form.Worded(false), "texts"),
          "What one simply has at this level, in words.");

  static final Form<List<Form.Row<Step>>> FORM =
      new Form.Table<>(new Form.Section<>(LEVEL, Levels::level), Ids.LEVEL);

  private Levels() {}

  private static Step level(Entry entry) {
    Names name = entry.get(NAME, Names.of(Map.of()));
    List<Amount> from = entry.get(FROM, List.of());
    List<Given> given = entry.get(GIVEN, List.of());
    Ladder.Lifetime lifetime = entry.get(LIFETIME);
    List<Names> benefits = entry.get(BENEFITS, List.of());
    Givens.distinct(entry.items(GIVEN), given, entry.scope());
    return new Step(
        new Ladder.Level(entry.id(), name, from, given, lifetime, benefits),
        entry.at(entry.has(FROM) ? FROM : entry.has(LIFETIME) ? LIFETIME : GIVEN));
  }

  /// Levels stand in the order in which they are reached, by each way of reaching them.
  static void ascending(List<Step> steps, Spot none, Problems problems) {
    if (steps.isEmpty()) {
      problems.add(
          Code.LEVELS_NOT_ASCENDING, none, "a ladder needs a lowest level, such as member: {}");
      return;
    }
    if (hasWay(steps.getFirst().level())) {
      problems.add(
          Code.LEVELS_NOT_ASCENDING,
          steps.getFirst().at(),
          "the lowest level is everybody's and has no \"from\". Put one before it, such as"
              + " member: {}");
    }
    Map<Counts, Long> below = new java.util.HashMap<>();
    for (Step step : steps) {
      boolean rises = step == steps.getFirst() || hasWay(step.level());
      for (Amount way : step.level().from()) {
        Long before = below.put(way.counts(), way.amount());
        rises &= before == null || before < way.amount();
      }
      if (!rises) {
        problems.add(
            Code.LEVELS_NOT_ASCENDING,
            step.at(),
            "levels stand from the lowest to the highest, and each needs a \"from\" above the one"
                + " before it");
      }
    }
  }

  private static boolean hasWay(Ladder.Level level) {
    return !level.from().isEmpty() || !level.given().isEmpty() || level.lifetime() != null;
  }

  /// `10 nights or 3500.00 USD`
  private static List<Amount> ways(Phrase phrase, Scope scope) {
    List<Amount> ways = new ArrayList<>();
    do {
      add(ways, phrase, scope);
    } while (phrase.takes("or"));
    return List.copyOf(ways);
  }

  /// `600 nights and 10 years`
  private static Ladder.Lifetime lifetime(Phrase phrase, Scope scope) {
    List<Amount> amounts = new ArrayList<>();
    int years = 0;
    do {
      Token word = phrase.peekSecond();
      if (years == 0 && (word.is("years") || word.is("year"))) {
        years = (int) Numbers.count(phrase, MOST_YEARS);
        phrase.take();
      } else {
        add(amounts, phrase, scope);
      }
    } while (phrase.takes("and"));
    return new Ladder.Lifetime(List.copyOf(amounts), years);
  }

  private static void add(List<Amount> amounts, Phrase phrase, Scope scope) {
    Token first = phrase.peek();
    Amount amount = amount(phrase, scope);
    if (amounts.stream().anyMatch(other -> other.counts().equals(amount.counts()))) {
      throw phrase.fault(
          Code.UNEXPECTED_WORD,
          first,
          "an amount of %s stands here already. Leave one of them out"
              .formatted(amount.counts().word()));
    }
    amounts.add(amount);
  }

  private static Amount amount(Phrase phrase, Scope scope) {
    if (!(scope.setting instanceof Setting.Climbing(var all))) {
      throw new IllegalStateException("a level outside a ladder");
    }
    if (all == null) {
      phrase.take();
      phrase.take();
      return new Amount(new Counts.Visits(), 1);
    }
    if (all.isEmpty()) {
      throw phrase.fault(
          Code.MISSING_FIELD,
          phrase.peek(),
          "nothing is counted here. Say what counts, such as \"counts: spend\" and \"within:"
              + " calendar year\"");
    }
    if (all.size() == 1) {
      return new Amount(all.getFirst(), alone(phrase, scope, all.getFirst()));
    }
    Token number = phrase.peek();
    Amount amount = named(phrase, scope);
    if (!all.contains(amount.counts())) {
      throw phrase.fault(
          Code.WRONG_UNIT,
          number,
          "%s is not counted here. What counts: %s"
              .formatted(
                  amount.counts().word(), Words.list(all.stream().map(Counts::word).toList())));
    }
    return amount;
  }

  /// The unit may be left out where only one thing is counted; money names itself.
  private static long alone(Phrase phrase, Scope scope, Counts counts) {
    Token number = phrase.peek();
    Token second = phrase.peekSecond();
    boolean alone = second.is(Token.Kind.END) || second.is("and");
    return switch (counts) {
      case Counts.Spend _ -> Quantities.money(phrase, scope);
      case Counts.Visits _ -> counted(phrase, alone, "purchase");
      case Counts.Friends _ -> counted(phrase, alone, "friend");
      case Counts.Earned(var unit) when alone -> {
        Numbers.positive(phrase);
        yield Quantities.scaled(phrase, number, scope.units.declared(unit).scale(), unit);
      }
      case Counts.Earned(var unit) ->
          Quantities.sameUnit(phrase, scope, scope.units.declared(unit));
    };
  }

  private static Amount named(Phrase phrase, Scope scope) {
    Token word = phrase.peekSecond();
    if (word.is("purchase") || word.is("purchases")) {
      return new Amount(new Counts.Visits(), counted(phrase, false, "purchase"));
    }
    if (word.is("friend") || word.is("friends")) {
      return new Amount(new Counts.Friends(), counted(phrase, false, "friend"));
    }
    Quantities.Quantity quantity = Quantities.any(phrase, scope);
    return new Amount(
        quantity.unit() == null ? new Counts.Spend() : new Counts.Earned(quantity.unit().id()),
        quantity.amount());
  }

  private static long counted(Phrase phrase, boolean alone, String one) {
    long counted = Numbers.count(phrase, MOST_COUNTED);
    if (!alone && !phrase.takes(one)) {
      phrase.expect(one + "s");
    }
    return counted;
  }
}
