package org.laurel.core.programme;

import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// How much cheaper a line gets; never below zero. Amounts are smallest amounts of money.
public sealed interface Discount {

  /// `3.00 PLN each`: off every piece.
  record OffEach(long amount) implements Discount {}

  /// `10%` off the line's price.
  record Percent(Ratio rate, Rounding rounding) implements Discount {}

  /// `fixed price 9.99 PLN each`.
  record FixedPrice(long amount) implements Discount {}
}
