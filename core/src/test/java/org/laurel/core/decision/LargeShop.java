package org.laurel.core.decision;

import org.laurel.core.activity.Activity.Line;

/// A shop whose largest purchase has sixty lines, six thousand pieces and forty offers that all
/// apply. `laurel bench core Offers` measures one like it.
final class LargeShop {

  private LargeShop() {}

  /// What the forty offers are like.
  enum Mixture {
    PLAIN,
    SHELVES,
    OVERLAPPING,
    EVERYTHING
  }

  static Line[] basket() {
    Line[] lines = new Line[60];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = Till.line(i + 1, "shelf-" + i / 3, "100", 100 * (199 + 37L * (i * 7 % 60)));
    }
    return lines;
  }

  static Till till(Mixture mixture) {
    return till(mixture, "");
  }

  /// @param says what the programme says besides
  static Till till(Mixture mixture, String says) {
    StringBuilder text =
        new StringBuilder(
            "programme: large-shop\nzone: Europe/Warsaw\nmoney: PLN\n"
                + says
                + "budgets: {pot: 9000.00"
                + " PLN}\nproducts:\n");
    for (int i = 0; i < 20; i++) {
      text.append("  shelf-%s: category shelf-%s\n".formatted(i, i));
      text.append(
          "  aisle-%s: category shelf-%s, category shelf-%s\n".formatted(i, i, (i + 1) % 20));
    }
    text.append("offers:\n");
    for (int i = 0; i < 40; i++) {
      text.append("  - {offer: o%s, %s}\n".formatted(i, offer(mixture, i)));
    }
    return Till.ofText(text.toString());
  }

  private static String offer(Mixture mixture, int i) {
    int shelf = i / 2;
    return switch (mixture) {
      case PLAIN ->
          i % 2 == 0
              ? "on: purchase of shelf-%s, discount: %s%%".formatted(shelf, 5 + i)
              : "on: purchase of aisle-%s, discount: 0.%s PLN each".formatted(shelf, 10 + i);
      case SHELVES ->
          i % 2 == 0
              ? "on: purchase of 3 shelf-%s, discount: cheapest free".formatted(shelf)
              : "on: purchase of shelf-%s, discount: 40%%, limit: %s ever".formatted(shelf, 10 + i);
      case OVERLAPPING, EVERYTHING -> {
        boolean budget = mixture == Mixture.EVERYTHING && i % 5 == 0;
        yield overlapping(mixture, i, shelf) + (budget ? ", budget: pot" : "");
      }
    };
  }

  private static String overlapping(Mixture mixture, int i, int shelf) {
    boolean everything = mixture == Mixture.EVERYTHING;
    return switch (i % 8) {
      case 0 -> "on: purchase of 3 aisle-%s, discount: cheapest free".formatted(shelf);
      case 1 -> "on: purchase of aisle-%s, discount: 30%%, limit: 50 ever".formatted(shelf);
      case 2 ->
          "on: purchase of shelf-%s and shelf-%s, discount: together for 9.00 PLN"
              .formatted(shelf, (shelf + 1) % 20);
      case 3 -> "on: purchase of 2 aisle-%s, discount: 50%% off cheapest".formatted(shelf);
      case 4 -> "on: purchase of 6 aisle-%s, discount: 12.00 PLN together".formatted(shelf);
      case 5 -> "on: purchase of shelf-%s, discount: fixed price 4.99 PLN each".formatted(shelf);
      case 6 ->
          everything
              ? "on: purchase, discount: 5%, with: others, group: codes"
              : "on: purchase of aisle-%s, discount: 1.00 PLN each, at once: 40".formatted(shelf);
      default ->
          everything
              ? "on: purchase of shelf-%s, discount: 20%%, group: deals".formatted(shelf)
              : "on: purchase of 5 aisle-%s, discount: 2 cheapest free, at once: 9"
                  .formatted(shelf);
    };
  }
}
