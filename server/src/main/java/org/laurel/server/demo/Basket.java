package org.laurel.server.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.laurel.wire.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What one visit brings to the till.
final class Basket {

  private record Item(Product product, BigDecimal quantity) {}

  private final List<Item> items = new ArrayList<>();

  void add(Product product, BigDecimal quantity) {
    items.add(new Item(product, quantity));
  }

  int size() {
    return items.size();
  }

  boolean has(Product product) {
    return items.stream().anyMatch(item -> item.product.equals(product));
  }

  boolean has(String category) {
    return items.stream().anyMatch(item -> item.product.category().equals(category));
  }

  /// Before discounts.
  BigDecimal price() {
    return items.stream()
        .map(item -> item.product.amount(item.quantity))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// A purchase without a moment.
  ObjectNode purchase(String money, String... place) {
    ObjectNode form = Json.object();
    ObjectNode where = form.putObject("place");
    for (int i = 0; i < place.length; i += 2) {
      where.put(place[i], place[i + 1]);
    }
    form.put("money", money);
    ArrayNode lines = form.putArray("lines");
    for (Item item : items) {
      lines.add(item.product.line(lines.size() + 1, item.quantity));
    }
    return form;
  }

  /// Bringing one line back, whole.
  ObjectNode comesBack(int line, String purchase) {
    ObjectNode form = Json.object();
    form.putObject("of").put("key", purchase);
    form.putArray("lines")
        .addObject()
        .put("line", line)
        .put("quantity", items.get(line - 1).quantity);
    return form;
  }
}
