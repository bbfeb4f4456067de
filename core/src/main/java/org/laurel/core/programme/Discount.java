package org.laurel.core.programme;

import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// How much cheaper something gets; never below zero. Amounts are smallest amounts of money.
public sealed interface Discount {

  /// `3.00 PLN`: off each piece, or off whatever else an offer says it is on.
  record Off(long amount) implements Discount {}

  /// `10%` of the price.
  record Percent(Ratio rate, Rounding rounding) implements Discount {}

  /// `fixed price 9.99 PLN`: instead of the price, where that is higher.
  record FixedPrice(long amount) implements Discount {}
}
