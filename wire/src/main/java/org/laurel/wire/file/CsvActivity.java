package org.laurel.wire.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Amounts;
import org.laurel.wire.file.ActivityFile.Item;
import org.laurel.wire.file.CsvRows.Row;
import org.laurel.wire.file.Mapping.Where;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Malformed;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Rows that make one activity, as a request.
///
/// Every row is a line of its own, repeated items too. In a purchase, quantities are above 0 and
/// amounts 0 or more (what costs nothing is bought all the same); in a return, both count without
/// their sign. Anything else is told, unless the mapping leaves such rows out.
final class CsvActivity {

  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

  private final Mapping mapping;
  private final Map<String, Integer> columns;
  private final CsvCounter counter;
  private final int scale;

  CsvActivity(Mapping mapping, Map<String, Integer> columns, CsvCounter counter) {
    this.mapping = mapping;
    this.columns = columns;
    this.counter = counter;
    this.scale = Amounts.scale(mapping.money());
  }

  /// The activity, or `null` when it names no member or nothing of it is left.
  @Nullable Item item(String key, List<Row> rows) {
    Row first = rows.getFirst();
    try {
      String member = of(first, mapping.member().column());
      boolean isReturn = mapping.returns() != null && holds(mapping.returns(), first);
      counter.activity(isReturn, member);
      ObjectNode request = head(key, member, isReturn, first);
      ArrayNode lines = request.putArray("lines");
      for (Row row : rows) {
        if (!of(row, mapping.member().column()).equals(member)) {
          throw bad(row, "two-members", "the rows of " + key + " name different members");
        }
        line(lines, row, member, isReturn);
      }
      if (member.isEmpty() || lines.isEmpty()) {
        return null;
      }
      counter.given();
      return new Item.Sound(first.line(), request);
    } catch (Malformed e) {
      counter.broken();
      return new Item.Broken(first.line(), e);
    }
  }

  private ObjectNode head(String key, String member, boolean isReturn, Row row) {
    ObjectNode request = Json.object();
    request.put("type", isReturn ? "return" : "purchase");
    request.put("key", key);
    request.put("member", mapping.member().kind().word() + ":" + member);
    try {
      String text = of(row, mapping.occurred().column());
      request.put("occurred", mapping.occurred().read(text).toString());
    } catch (DateTimeException e) {
      throw bad(row, "bad-moment", mapping.occurred().column() + " is not as the mapping says");
    }
    if (!isReturn) {
      request.put("money", mapping.money().getCurrencyCode());
      ObjectNode place = Json.object();
      mapping.place().forEach((part, column) -> putText(place, part, of(row, column)));
      if (!place.isEmpty()) {
        request.set("place", place);
      }
    }
    return request;
  }

  private void line(ArrayNode lines, Row row, String member, boolean isReturn) {
    Mapping.Lines from = mapping.lines();
    BigDecimal quantity = number(row, from.quantity());
    BigDecimal amount = amount(row);
    counter.row(isReturn, !member.isEmpty(), amount);
    mapping.counts().forEach(column -> counter.value(column, of(row, column)));
    if (mapping.leaveOut().stream().anyMatch(where -> holds(where, row))) {
      counter.leftOut();
      return;
    }
    if (member.isEmpty()) {
      return;
    }
    if (isReturn) {
      lines
          .addObject()
          .put("sku", of(row, from.sku()))
          .put("quantity", quantity.abs())
          .put("amount", amount.abs().toPlainString());
      return;
    }
    if (quantity.signum() < 0 || amount.signum() < 0) {
      throw bad(
          row,
          "below-0",
          "in a purchase, quantity and amount are not below 0; say which activities are returns,"
              + " or leave such rows out: where COLUMN is below 0");
    }
    ObjectNode line = lines.addObject().put("line", lines.size()).put("sku", of(row, from.sku()));
    putText(line, "category", from.category() == null ? "" : of(row, from.category()));
    putText(line, "brand", from.brand() == null ? "" : of(row, from.brand()));
    line.put("quantity", quantity).put("amount", amount.toPlainString());
  }

  private BigDecimal amount(Row row) {
    Mapping.Amount from = mapping.lines().amount();
    BigDecimal amount = number(row, from.column());
    if (from.times() != null) {
      amount = amount.multiply(number(row, from.times()));
    }
    return amount.setScale(scale, RoundingMode.HALF_UP);
  }

  private BigDecimal number(Row row, String column) {
    String text = of(row, column);
    if (!PLAIN_NUMBER.matcher(text).matches()) {
      throw bad(row, "bad-number", column + " is no plain number: \"" + text + "\"");
    }
    return new BigDecimal(text);
  }

  private boolean holds(Where where, Row row) {
    if (where.test() == Where.Test.IS_BELOW_0) {
      number(row, where.column());
    }
    return where.holds(of(row, where.column()));
  }

  private String of(Row row, String column) {
    return row.fields().get(columns.getOrDefault(column, 0)).strip();
  }

  private static void putText(ObjectNode node, String field, String text) {
    if (!text.isEmpty()) {
      node.put(field, text);
    }
  }

  private static Malformed bad(Row row, String code, String message) {
    return new Malformed("", code, "line " + row.line() + ": " + message);
  }
}
