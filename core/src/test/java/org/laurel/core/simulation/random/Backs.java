package org.laurel.core.simulation.random;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.simulation.Simulation;
import org.laurel.core.value.Decimal;

/// Throws what comes back, and what is taken back.
///
/// @param past all that happened
record Backs(Dice dice, Simulation simulation, List<Event> past, Instant clock) {

  /// What a member brings back, or takes back.
  Activity any(long id, String key, Instant at, String member) {
    return dice.chance(20) ? takenBack(id, key, at, member) : broughtBack(id, key, at, member);
  }

  private Activity takenBack(long id, String key, Instant at, String member) {
    List<Activity> acts = new ArrayList<>();
    for (Event event : past) {
      if (event.member().equals(member)
          && event.activity() instanceof Activity.Act act
          && recent(act)) {
        acts.add(act);
      }
    }
    if (acts.isEmpty()) {
      return new Activity.Return(id, key, at, "never-done", List.of());
    }
    int newest = acts.size() - 1;
    Activity of = acts.get(dice.between(Math.max(0, newest - dice.oneOf(0, 2, 20)), newest));
    return new Activity.Return(
        id,
        key,
        at,
        of.key(),
        dice.chance(3) ? List.of(new Activity.ReturnedLine(1, "", Decimal.ONE, 0)) : List.of());
  }

  private Activity broughtBack(long id, String key, Instant at, String member) {
    List<Activity.Purchase> purchases =
        purchases(dice.chance(97) ? member : dice.oneOf(Happenings.MEMBERS));
    if (purchases.isEmpty() || dice.chance(2)) {
      return new Activity.Return(id, key, at, "k1", List.of());
    }
    int newest = purchases.size() - 1;
    Activity.Purchase of =
        purchases.get(dice.between(Math.max(0, newest - dice.oneOf(0, 2, 20)), newest));
    Receipt receipt = simulation.receipt(of.key());
    List<Activity.ReturnedLine> lines = new ArrayList<>();
    if (receipt != null && !receipt.stand().lines().isEmpty() && dice.chance(75)) {
      for (Receipt.Kept kept : dice.some(receipt.stand().lines(), 60)) {
        Decimal quantity = part(kept.quantity());
        if (quantity.signum() > 0) {
          lines.add(new Activity.ReturnedLine(kept.line(), "", quantity, 0));
        }
      }
      if (dice.chance(3)) {
        int number = dice.chance(50) ? 99 : receipt.stand().lines().getFirst().line();
        lines.add(new Activity.ReturnedLine(number, "", Decimal.of(5), 0));
      }
    }
    return new Activity.Return(id, key, at, of.key(), lines);
  }

  /// All or some of a quantity.
  private Decimal part(Decimal quantity) {
    if (dice.chance(30) || quantity.signum() == 0) {
      return quantity;
    }
    return quantity.isWhole()
        ? Decimal.of(dice.between(1L, quantity.unscaled()))
        : new Decimal(dice.between(1L, quantity.unscaled()), quantity.scale());
  }

  private List<Activity.Purchase> purchases(String member) {
    List<Activity.Purchase> found = new ArrayList<>();
    for (Event event : past) {
      if (event.member().equals(member)
          && event.activity() instanceof Activity.Purchase purchase
          && recent(purchase)
          && !found.contains(purchase)) {
        found.add(purchase);
      }
    }
    return found;
  }

  /// Without a receipt.
  Activity blind(long id, String key, Instant at) {
    List<Activity.ReturnedLine> lines = new ArrayList<>();
    for (int i = 0; i < dice.weighted(0, 70, 30); i++) {
      Shelf item = dice.oneOf(Shelf.ALL);
      Decimal quantity =
          item.tags().contains("weighed")
              ? Decimal.of(BigDecimal.valueOf(dice.between(1, 3_000), 3))
              : Decimal.of(dice.between(1, 4));
      lines.add(new Activity.ReturnedLine(0, item.sku(), quantity, item.price()));
    }
    return new Activity.Return(id, key, at, null, lines);
  }

  /// Tallies forget what is more than a year older than their windows; the model forgets nothing.
  boolean recent(Activity activity) {
    return activity.occurred().isAfter(clock.minus(Duration.ofDays(300)));
  }
}
