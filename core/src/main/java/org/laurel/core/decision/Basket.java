package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.Collections;
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
    List<Decimal> kept = new ArrayList<>(purchase.lines().size());
    for (Line line : purchase.lines()) {
      kept.add(line.quantity());
    }
    return of(programme, purchase, kept, then);
  }

  /// @param kept the quantity kept of every line, in the purchase's order
  static Basket of(Programme programme, Purchase purchase, List<Decimal> kept, Then then) {
    return new Basket(programme, purchase, kept, then);
  }

  boolean empty() {
    for (BasketLine line : lines) {
      if (line.kept()) {
        return false;
      }
    }
    return true;
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
    long[] totals = new long[lines.size()];
    for (int i = 0; i < totals.length; i++) {
      totals[i] = lines.get(i).total();
    }
    long[] shares = Shares.over(worth, totals);
    for (int i = 0; i < shares.length; i++) {
      lines.get(i).paid = shares[i];
    }
  }

  List<Kept> kept() {
    List<Kept> kept = new ArrayList<>(lines.size());
    for (BasketLine line : lines) {
      kept.add(new Kept(line.line.number(), line.quantity, line.price, line.offs()));
    }
    return Collections.unmodifiableList(kept);
  }

  /// The part of a discount given by the till that falls on what is kept of its line.
  static long kept(BasketLine line, Given given) {
    return Math.min(line.price, BasketLine.part(line.line, given.amount(), line.quantity));
  }
}
