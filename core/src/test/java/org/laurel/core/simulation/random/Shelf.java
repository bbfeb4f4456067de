package org.laurel.core.simulation.random;

import java.util.List;

/// What the shops of the random worlds sell.
///
/// @param price of one piece, smallest amounts of money
record Shelf(String sku, String category, String brand, List<String> tags, long price) {
  static final List<Shelf> ALL =
      List.of(
          new Shelf("espresso", "coffee", "bravo", List.of("hot"), 790),
          new Shelf("latte", "coffee", "bravo", List.of("hot", "milk"), 1290),
          new Shelf("cola", "drinks", "cobalt", List.of("cold"), 649),
          new Shelf("water", "drinks", "cobalt", List.of("cold", "plain"), 199),
          new Shelf("book", "press", "delta", List.of(), 4999),
          new Shelf("apples", "food", "", List.of("weighed", "plain"), 599),
          new Shelf("perfume", "cosmetics", "bravo", List.of("gift"), 18900),
          new Shelf("wine", "alcohol", "delta", List.of("gift", "cold"), 5450));
}
