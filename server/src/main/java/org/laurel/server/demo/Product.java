package org.laurel.server.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.laurel.wire.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Something on a shelf.
///
/// @param price of one, in money
/// @param weight how often it is bought, against others
record Product(
    String programme,
    String sku,
    String category,
    String brand,
    String tag,
    boolean byLitre,
    BigDecimal price,
    int weight) {

  /// What the programme's shops sell.
  static List<Product> shelf(String programme) {
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Product.class.getResourceAsStream("shelves.csv")),
                StandardCharsets.UTF_8))) {
      return file.lines()
          .skip(1)
          .map(line -> line.split(","))
          .filter(fields -> fields[0].equals(programme))
          .map(Product::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Product of(String[] fields) {
    return new Product(
        fields[0],
        fields[1],
        fields[2],
        fields[3],
        fields[4],
        fields[5].equals("litre"),
        new BigDecimal(fields[6]),
        Integer.parseInt(fields[7]));
  }

  /// A line of a purchase.
  ObjectNode line(int number, BigDecimal quantity) {
    ObjectNode line = Json.object();
    line.put("line", number);
    line.put("sku", sku);
    line.put("category", category);
    if (!brand.isEmpty()) {
      line.put("brand", brand);
    }
    if (!tag.isEmpty()) {
      line.putArray("tags").add(tag);
    }
    line.put("quantity", quantity);
    line.put("amount", amount(quantity).toPlainString());
    return line;
  }

  BigDecimal amount(BigDecimal quantity) {
    return price.multiply(quantity).setScale(2, RoundingMode.HALF_UP);
  }
}
