package org.laurel.core.simulation.random;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.laurel.core.activity.Activity;

/// A line of a purchase, of which some may have been brought back.
final class NaiveLine {
  final Activity.Line sold;
  final BigDecimal kept;
  final long price;
  long discount;
  String offer = "";
  long paid;

  NaiveLine(Activity.Line sold, BigDecimal kept) {
    this.sold = sold;
    this.kept = kept;
    this.price = share(sold.amount(), kept);
  }

  /// The part of an amount of the whole line that falls on a quantity, to the nearest.
  long share(long amount, BigDecimal quantity) {
    return BigDecimal.valueOf(amount)
        .multiply(quantity)
        .divide(sold.quantity().toBigDecimal(), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  long total() {
    return price - discount;
  }

  long due() {
    return price - discount - paid;
  }
}
