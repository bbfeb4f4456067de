package org.laurel.core.language;

import java.time.LocalDate;
import java.time.Period;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import org.laurel.core.programme.Unit;
import org.laurel.core.programme.Unit.Expiry;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Window;

/// `units:` what a member can hold.
final class Units {

  private static final int LARGEST_SCALE = 6;

  /// @param each smallest money for one smallest amount
  record Worth(Ratio each, Unit of) {}

  private static final Fields FIELDS = new Fields("a unit", true);
  private static final Fields.Field<Names> NAME =
      FIELDS.optional("name", new Form.Worded(true), "What members call it.");
  private static final Fields.Field<Unit.Kind> KIND =
      FIELDS.required("kind", new Form.Choice<>(words(Unit.Kind.values())), "What it is like.");
  private static final Fields.Field<Integer> SCALE =
      FIELDS.optional(
          "scale",
          Form.phrase("2", Units::scale),
          "Decimals of its smallest amount; money has as many as the programme's money, everything"
              + " else none.");

  /// @param unless segments whose members it does not lapse for
  record Lapse(Expiry expiry, List<String> unless) {}

  private static final Fields.Field<Lapse> EXPIRES =
      FIELDS.optional(
          "expires",
          new Form.Scalar<>(
              List.of(
                  "12 months after earning, at end of month",
                  "on 2026-12-31",
                  "after 24 months of inactivity",
                  "after 24 months of inactivity, unless segment is ontario",
                  "never"),
              Units::lapse),
          "When it lapses, and for whom it does not; never when nothing is said.");
  private static final Fields.Field<Integer> PENDING =
      FIELDS.optional(
          "pending",
          Form.phrase("14 days", (phrase, _) -> Numbers.days(phrase)),
          "For how long after earning it cannot be spent yet.");
  private static final Fields.Field<Worth> WORTH =
      FIELDS.optional(
          "worth",
          Form.phrase("25.00 USD per 5000 points", Units::worth),
          "What it is worth to the programme's owner, for reports.");
  private static final Fields.Field<Unit.Debt> DEBT =
      FIELDS.optional(
          "debt",
          new Form.Choice<>(words(Unit.Debt.values())),
          "What becomes of an amount that has to be taken back and is no longer there; negative"
              + " when nothing is said.");
  private static final Fields.Field<LocalDate> RETIRED =
      FIELDS.optional(
          "retired",
          Form.phrase("2027-01-01", (phrase, _) -> Numbers.date(phrase)),
          "From that day on nobody holds it: what exchanges do not turn into something else lapses"
              + " then.");

  static final Form<Unit> FORM = new Form.Section<>(FIELDS, Units::read);

  private Units() {}

  private static Unit read(Entry entry) {
    Scope scope = entry.scope();
    Unit.Kind kind = entry.get(KIND, Unit.Kind.POINTS);
    Currency money = scope.money();
    int usual = kind == Unit.Kind.MONEY ? money == null ? 2 : Amounts.scale(money) : 0;
    int scale = entry.get(SCALE, usual);
    Lapse lapse = entry.get(EXPIRES, new Lapse(new Expiry.Never(), List.of()));
    Unit plain =
        new Unit(
            entry.id(),
            entry.get(NAME, Names.of(new LinkedHashMap<>())),
            kind,
            scale,
            lapse.expiry(),
            entry.get(PENDING, 0),
            null,
            entry.get(DEBT, Unit.Debt.NEGATIVE),
            entry.get(RETIRED),
            lapse.unless());
    declare(scope, plain, entry.at());
    // The worth names the unit itself.
    Worth worth = entry.get(WORTH);
    if (worth != null && worth.of() != plain) {
      scope.problems.add(
          Code.WRONG_UNIT,
          entry.at(WORTH),
          "this says what %s is worth, but stands at %s".formatted(worth.of().id(), plain.id()));
    }
    Unit unit = worth == null ? plain : withWorth(plain, worth.each());
    scope.units.declare(unit.id(), unit, entry.at());
    return unit;
  }

  private static void declare(Scope scope, Unit unit, Spot at) {
    String plural = plural(unit.id());
    String other = scope.units.owner(unit.id());
    other = other == null ? scope.units.owner(plural) : other;
    if (other != null) {
      scope.problems.add(
          Code.AMBIGUOUS_UNIT,
          at,
          ("amounts may be written in the plural, so \"%s\" could also mean several of \"%s\"."
                  + " Give one of them another id")
              .formatted(unit.id(), other));
    }
    scope.units.declare(unit.id(), unit, at);
    scope.units.alias(plural, unit.id());
  }

  private static Unit withWorth(Unit unit, Ratio worth) {
    return new Unit(
        unit.id(),
        unit.name(),
        unit.kind(),
        unit.scale(),
        unit.expiry(),
        unit.pendingDays(),
        worth,
        unit.debt(),
        unit.retired(),
        unit.unless());
  }

  /// `entry` and `entries`, `wish` and `wishes`, `point` and `points`.
  static String plural(String id) {
    if (id.matches(".*[^aeiou]y")) {
      return id.substring(0, id.length() - 1) + "ies";
    }
    return id + (id.matches(".*(s|x|z|ch|sh)") ? "es" : "s");
  }

  private static int scale(Phrase phrase, Scope scope) {
    Token token = phrase.expect(Token.Kind.NUMBER, "a number of decimals");
    if (!token.text().matches("[0-" + LARGEST_SCALE + "]")) {
      throw phrase.fault(
          Code.NUMBER_OUT_OF_RANGE,
          token,
          "expected 0 to " + LARGEST_SCALE + " decimals, found " + token.text());
    }
    return Integer.parseInt(token.text());
  }

  private static Lapse lapse(Phrase phrase, Scope scope) {
    if (phrase.takes("never")) {
      return new Lapse(new Expiry.Never(), List.of());
    }
    Expiry expiry = expiry(phrase);
    return new Lapse(expiry, phrase.takes(",", "unless") ? unless(phrase) : List.of());
  }

  /// `segment is ontario`, `segment in [ontario, quebec]`
  private static List<String> unless(Phrase phrase) {
    phrase.expect("segment");
    if (phrase.takes("is")) {
      return List.of(phrase.name("a segment").text());
    }
    phrase.expect("in", "[");
    Set<String> segments = new LinkedHashSet<>();
    do {
      Token segment = phrase.name("a segment");
      if (!segments.add(segment.text())) {
        throw phrase.fault(
            Code.DUPLICATE_KEY, segment, segment.shown() + " stands twice in this list");
      }
    } while (phrase.takes(","));
    phrase.expect("]");
    return List.copyOf(segments);
  }

  private static Expiry expiry(Phrase phrase) {
    if (phrase.takes("on")) {
      LocalDate day = Numbers.date(phrase);
      return new Expiry.OnDate(day);
    }
    if (phrase.takes("after")) {
      Period length = Numbers.length(phrase);
      phrase.expect("of", "inactivity");
      return new Expiry.AfterInactivity(length);
    }
    Period length = Numbers.length(phrase);
    phrase.expect("after", "earning");
    Window.Calendar roundedTo = null;
    if (phrase.takes(",", "at")) {
      phrase.expect("end", "of");
      roundedTo = Windows.calendar(phrase);
    }
    return new Expiry.AfterEarning(length, roundedTo);
  }

  static Worth worth(Phrase phrase, Scope scope) {
    long money = Quantities.money(phrase, scope);
    phrase.expect("per");
    Quantities.Quantity quantity = Quantities.units(phrase, scope);
    return new Worth(Ratio.of(money, quantity.amount()), quantity.inUnit());
  }

  private static <E extends Enum<E>> SequencedMap<String, E> words(E[] values) {
    SequencedMap<String, E> words = new LinkedHashMap<>();
    for (E value : values) {
      words.put(value.name().toLowerCase(Locale.ROOT), value);
    }
    return words;
  }
}
