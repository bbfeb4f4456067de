package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.List;
import org.laurel.core.account.Receipt.Off;
import org.laurel.core.activity.Activity.Line;
import org.laurel.core.programme.Products;
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

  private final List<Off> offs = new ArrayList<>();

  /// The part of units paid that falls on this line.
  long paid;

  BasketLine(Line line, Decimal kept) {
    this.line = line;
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
    }
  }

  List<Off> offs() {
    return List.copyOf(offs);
  }

  long discount() {
    long discount = 0;
    for (Off off : offs) {
      discount += off.amount();
    }
    return discount;
  }

  long total() {
    return price - discount();
  }

  long due() {
    return total() - paid;
  }

  boolean kept() {
    return quantity.signum() > 0;
  }

  /// Whether a rule's trigger counts this line. A line of which nothing is kept counts for nothing.
  boolean matches(Programme programme, OnPurchase on) {
    return kept()
        && (on.products() == null || isIn(programme, on.products()))
        && (on.except() == null || !isIn(programme, on.except()));
  }

  boolean isIn(Programme programme, String products) {
    Products set = programme.products().get(products);
    if (set == null) {
      throw new IllegalArgumentException("no product set " + products);
    }
    boolean included = set.included().isEmpty();
    for (Products.Selector selector : set.included()) {
      included |= selects(programme, selector);
    }
    for (Products.Selector selector : set.excluded()) {
      included &= !selects(programme, selector);
    }
    return included;
  }

  private boolean selects(Programme programme, Products.Selector selector) {
    return switch (selector.what()) {
      case SKU -> selector.values().contains(line.sku());
      case CATEGORY -> selector.values().contains(line.category());
      case BRAND -> selector.values().contains(line.brand());
      case TAG -> line.tags().stream().anyMatch(selector.values()::contains);
      case SET -> selector.values().stream().anyMatch(set -> isIn(programme, set));
    };
  }
}
