package org.laurel.core.decision;

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

  long discount;
  String offer = "";

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
    Ratio share = kept.asRatio().times(inverse(line.quantity().asRatio()));
    return share.of(amount, Rounding.HALF_UP);
  }

  private static Ratio inverse(Ratio ratio) {
    return Ratio.of(ratio.denominator(), ratio.numerator());
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
