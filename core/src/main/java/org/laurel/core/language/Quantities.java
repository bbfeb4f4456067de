package org.laurel.core.language;

import java.util.Currency;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Amounts;

/// Amounts in phrases: `3.00 PLN`, `500 points`. They become smallest amounts.
final class Quantities {

  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

  private Quantities() {}

  /// @param amount smallest amounts, above 0
  /// @param unit `null` for the programme's money
  record Quantity(long amount, @Nullable Unit unit, Token token) {

    /// Of an amount that is known to be no money.
    Unit inUnit() {
      return Objects.requireNonNull(unit);
    }
  }

  static Quantity any(Phrase phrase, Scope scope) {
    Token number = phrase.peek();
    Numbers.number(phrase);
    Token word = phrase.peek();
    if (!word.isName()) {
      throw phrase.unexpected("the unit or the money of " + number.text());
    }
    phrase.take();
    Quantity quantity = of(phrase, scope, number, word);
    if (quantity.amount() <= 0) {
      throw phrase.fault(
          Code.NUMBER_OUT_OF_RANGE, number, "expected an amount above 0, found " + number.text());
    }
    return quantity;
  }

  /// `1 point`, `20 points`
  static String shown(long amount, Unit unit) {
    String number = Amounts.format(amount, unit.scale());
    return number + " " + (number.equals("1") ? unit.id() : Units.plural(unit.id()));
  }

  /// An amount of the programme's money.
  static long money(Phrase phrase, Scope scope) {
    Quantity quantity = any(phrase, scope);
    if (quantity.unit() != null) {
      throw phrase.fault(
          Code.WRONG_UNIT,
          quantity.token(),
          "expected an amount of money here, found an amount of the unit " + quantity.unit().id());
    }
    return quantity.amount();
  }

  /// An amount of one of the programme's units.
  static Quantity units(Phrase phrase, Scope scope) {
    Quantity quantity = any(phrase, scope);
    if (quantity.unit() == null) {
      throw phrase.fault(
          Code.WRONG_UNIT,
          quantity.token(),
          "expected an amount of a unit here, found an amount of money. Units of this programme: "
              + Words.list(scope.units.ids()));
    }
    return quantity;
  }

  /// The unit that `quantity` has to have.
  static long sameUnit(Phrase phrase, Scope scope, Unit unit) {
    Quantity quantity = units(phrase, scope);
    if (quantity.unit() != unit) {
      throw phrase.fault(
          Code.WRONG_UNIT,
          quantity.token(),
          "expected an amount of the unit " + unit.id() + " here");
    }
    return quantity.amount();
  }

  /// @param number a token of digits
  /// @param word what they count
  static Quantity of(Phrase phrase, Scope scope, Token number, Token word) {
    Unit unit = scope.units.find(word.text());
    if (unit != null) {
      return new Quantity(scaled(phrase, number, unit.scale(), unit.id()), unit, number);
    }
    if (!CODE.matcher(word.text()).matches()) {
      throw scope.units.unknown(phrase.at(word), word.text());
    }
    Currency money = scope.money();
    if (money == null) {
      return new Quantity(scaled(phrase, number, 2, word.text()), null, number);
    }
    if (!money.getCurrencyCode().equals(word.text())) {
      throw phrase.fault(
          Code.ANOTHER_MONEY,
          word,
          "this programme's money is %s. An amount in %s cannot stand here"
              .formatted(money.getCurrencyCode(), word.text()));
    }
    return new Quantity(scaled(phrase, number, Amounts.scale(money), word.text()), null, number);
  }

  static long scaled(Phrase phrase, Token number, int scale, String what) {
    try {
      return Amounts.parse(number.text(), scale);
    } catch (NumberFormatException e) {
      throw phrase.fault(
          Code.BAD_NUMBER, number, number.shown() + " is no plain number such as 12 or 12.50");
    } catch (ArithmeticException e) {
      String finer = CODE.matcher(what).matches() ? "" : ", or give the unit a finer scale";
      if (number.text().replaceAll("^[^.]*\\.?|0+$", "").length() > scale) {
        throw phrase.fault(
            Code.TOO_MANY_DECIMALS,
            number,
            scale == 0
                ? "%s is counted in whole amounts, so %s cannot be. Round it%s"
                    .formatted(what, number.text(), finer)
                : "%s has %s decimals, so %s cannot be. Round it%s"
                    .formatted(what, scale, number.text(), finer));
      }
      throw phrase.fault(
          Code.NUMBER_OUT_OF_RANGE,
          number,
          number.text()
              + " is too large. No amount may be larger than "
              + Amounts.format(Amounts.MAX, scale));
    }
  }
}
