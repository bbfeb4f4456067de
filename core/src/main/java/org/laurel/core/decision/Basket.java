package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.laurel.core.account.Receipt.Kept;
import org.laurel.core.account.Receipt.Then;
import org.laurel.core.activity.Activity.Given;
import org.laurel.core.activity.Activity.Line;
import org.laurel.core.activity.Activity.Purchase;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Decimal;

/// A purchase, or what is kept of it, with its discounts: prices and totals of every line.
///
/// The same purchase, kept quantities and [Then] always give the same basket.
final class Basket {

  final List<BasketLine> lines;
  final Scene scene;
  final Allowance allowance;
  final Discounts discounts;

  private Basket(Programme programme, Purchase purchase, List<Decimal> kept, Then then) {
    lines = new ArrayList<>(kept.size());
    for (int i = 0; i < kept.size(); i++) {
      lines.add(new BasketLine(programme, purchase.lines().get(i), kept.get(i)));
    }
    scene =
        Scene.of(
            programme,
            purchase.occurred(),
            purchase.place(),
            purchase.offline(),
            then,
            lines,
            Map.of());
    allowance = new Allowance(programme, then);
    discounts = new Discounts(scene, allowance, purchase.confirmed());
    if (purchase.given().isEmpty()) {
      discounts.grant();
    } else {
      discounts.accept(purchase.given());
    }
  }

  static Basket whole(Programme programme, Purchase purchase, Then then) {
    return of(programme, purchase, purchase.lines().stream().map(Line::quantity).toList(), then);
  }

  /// @param kept the quantity kept of every line, in the purchase's order
  static Basket of(Programme programme, Purchase purchase, List<Decimal> kept, Then then) {
    return new Basket(programme, purchase, kept, then);
  }

  boolean empty() {
    return lines.stream().noneMatch(BasketLine::kept);
  }

  long total() {
    long total = 0;
    for (BasketLine line : lines) {
      total += line.total();
    }
    return total;
  }

  /// Spreads what units paid over the lines, by their totals.
  void paid(long worth) {
    long[] shares = Shares.over(worth, lines.stream().mapToLong(BasketLine::total).toArray());
    for (int i = 0; i < shares.length; i++) {
      lines.get(i).paid = shares[i];
    }
  }

  List<Kept> kept() {
    return lines.stream()
        .map(l -> new Kept(l.line.number(), l.quantity, l.price, l.offs()))
        .toList();
  }

  /// The part of a discount given by the till that falls on what is kept of its line.
  static long kept(BasketLine line, Given given) {
    return Math.min(line.price, BasketLine.part(line.line, given.amount(), line.quantity));
  }
}
