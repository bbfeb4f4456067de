package org.laurel.core.decision;

import java.time.LocalDate;
import java.util.Currency;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;

/// A value in a reason or a refusal, to be worded in a member's language.
public sealed interface Param {

  record OfText(String text) implements Param {}

  /// Something that has a name in several languages; `id` stands in when there is none.
  record OfNames(String id, Names names) implements Param {}

  record OfNumber(Decimal number) implements Param {}

  /// A share such as 2%: 1/50.
  record OfRatio(Ratio ratio) implements Param {}

  record OfMoney(long amount, String currency, int scale) implements Param {}

  record OfUnits(long amount, String unit, int scale, Names names) implements Param {}

  record OfDay(LocalDate day) implements Param {}

  static Param text(String text) {
    return new OfText(text);
  }

  static Param number(long number) {
    return new OfNumber(Decimal.of(number));
  }

  static Param money(long amount, Currency money) {
    return new OfMoney(amount, money.getCurrencyCode(), Amounts.scale(money));
  }

  static Param units(long amount, Unit unit) {
    return new OfUnits(amount, unit.id(), unit.scale(), unit.name());
  }
}
