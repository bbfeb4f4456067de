package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.laurel.core.account.Receipt.Off;
import org.laurel.core.activity.Activity.Line;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Trigger.OnPurchase;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// A line while its basket is worked out. Money in smallest amounts.
final class BasketLine {

  final Line line;

  /// What is kept of it; the line's own quantity before anything came back.
  final Decimal quantity;

  /// Before discounts, of that quantity.
  final long price;

  /// The product sets it belongs to.
  final Set<String> sets;

  private final List<Off> offs = new ArrayList<>(0);
  private long discount;

  /// The part of units paid that falls on this line.
  long paid;

  BasketLine(Programme programme, Line line, Decimal kept) {
    this.line = line;
    this.sets = programme.index().sets(line.sku(), line.category(), line.brand(), line.tags());
    this.quantity = kept;
    this.price = part(line, line.amount(), kept);
  }

  /// The share of a line's amount that falls on a kept quantity, rounded half up.
  static long part(Line line, long amount, Decimal kept) {
    if (kept.equals(line.quantity())) {
      return amount;
    }
    return share(kept, line.quantity()).of(amount, Rounding.HALF_UP);
  }

  static Ratio share(Decimal part, Decimal of) {
    Ratio whole = of.asRatio();
    return part.asRatio().times(Ratio.of(whole.denominator(), whole.numerator()));
  }

  /// The price of a stretch of its quantity. Stretches that make up all of it add up to the price.
  long priceOf(Decimal from, Decimal to) {
    return priceUpTo(to) - priceUpTo(from);
  }

  private long priceUpTo(Decimal measure) {
    return measure.equals(quantity) ? price : share(measure, quantity).of(price, Rounding.HALF_UP);
  }

  /// Takes something off, but never more than is left.
  void off(String offer, long amount) {
    long off = Math.min(amount, total());
    if (off > 0) {
      offs.add(new Off(offer, off));
      discount += off;
    }
  }

  List<Off> offs() {
    return List.copyOf(offs);
  }

  long discount() {
    return discount;
  }

  long total() {
    return price - discount;
  }

  long due() {
    return total() - paid;
  }

  boolean kept() {
    return quantity.signum() > 0;
  }

  /// Whether a rule's trigger counts this line. A line of which nothing is kept counts for nothing.
  boolean matches(OnPurchase on) {
    return kept()
        && (on.products() == null || isIn(on.products()))
        && (on.except() == null || !isIn(on.except()));
  }

  boolean isIn(String products) {
    return sets.contains(products);
  }
}
