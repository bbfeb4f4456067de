package org.laurel.wire.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Decimal;
import tools.jackson.databind.JsonNode;

/// A spot in a JSON tree that knows its pointer and takes only what it is asked for.
///
/// Every method that reads throws [Malformed], which says where, what is wrong and what to send
/// instead. A field that is `null` counts as not sent.
public final class Cursor {

  /// The longest text that any field takes, in characters.
  public static final int MAX_TEXT = 200;

  /// No quantity may be larger.
  public static final Decimal MAX_QUANTITY = Decimal.of(1_000_000);

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");

  /// An amount of more digits than any has.
  private static final Pattern LONG = Pattern.compile("-?[0-9]{1,100}(\\.[0-9]{1,100})?");

  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

  private final JsonNode node;
  private final @Nullable Cursor parent;
  private final String name;

  private Cursor(JsonNode node, @Nullable Cursor parent, String name) {
    this.node = node;
    this.parent = parent;
    this.name = name;
  }

  public static Cursor at(JsonNode root) {
    return new Cursor(root, null, "");
  }

  public String pointer() {
    return parent == null ? "" : Pointers.join(parent.pointer(), name);
  }

  /// An exception about this very spot, to be thrown by the caller.
  public Malformed malformed(String code, String message) {
    return new Malformed(pointer(), code, message);
  }

  // Objects

  /// This spot, once it is sure to be an object without any other fields than these.
  public Cursor object(Set<String> fields) {
    object();
    for (String field : node.propertyNames()) {
      if (!fields.contains(field)) {
        throw new Malformed(
            Pointers.join(pointer(), field), "unknown-field", Unknown.field(field, fields));
      }
    }
    return this;
  }

  /// This spot, once it is sure to be an object, whatever its fields.
  public Cursor object() {
    if (!node.isObject()) {
      throw wrongType("an object {…}");
    }
    return this;
  }

  public List<String> fields() {
    return List.copyOf(node.propertyNames());
  }

  /// The field, or `null` when it was not sent.
  public @Nullable Cursor find(String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : new Cursor(value, this, field);
  }

  public Cursor get(String field) {
    Cursor found = find(field);
    if (found == null) {
      throw new Malformed(
          Pointers.join(pointer(), field), "missing-field", "\"" + field + "\" is required here");
    }
    return found;
  }

  /// The text of a field, empty when it was not sent.
  public String textOf(String field) {
    Cursor found = find(field);
    return found == null ? "" : found.text();
  }

  /// The items of a list in a field; none when it was not sent.
  public List<Cursor> itemsOf(String field, int most) {
    Cursor found = find(field);
    return found == null ? List.of() : found.items(0, most);
  }

  // Lists

  public List<Cursor> items(int least, int most) {
    if (!node.isArray()) {
      throw wrongType("a list […]");
    }
    if (node.size() < least || node.size() > most) {
      throw outOfRange("a list of " + least + " to " + most);
    }
    List<Cursor> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(new Cursor(node.get(i), this, Integer.toString(i)));
    }
    return items;
  }

  public List<String> texts(int most) {
    return items(0, most).stream().map(Cursor::text).toList();
  }

  // Values

  public JsonNode node() {
    return node;
  }

  public boolean isObject() {
    return node.isObject();
  }

  public boolean isText() {
    return node.isString();
  }

  public boolean isNumber() {
    return node.isNumber();
  }

  /// Text of 1 to [#MAX_TEXT] characters of any script, without control characters.
  public String text() {
    return text(MAX_TEXT);
  }

  /// The same, of at most so many characters.
  public String text(int most) {
    if (!node.isString()) {
      throw wrongType("a text");
    }
    String text = node.stringValue();
    if (text.isEmpty()) {
      throw malformed("empty-text", "a text that is not empty is needed; or leave the field out");
    }
    if (text.length() > most) {
      throw malformed("too-long", "at most " + most + " characters, these are " + text.length());
    }
    int bad = Json.firstBadCharacter(text);
    if (bad >= 0) {
      throw malformed(
          "bad-text",
          String.format(
              Locale.ROOT,
              "control character or half a surrogate pair, U+%04X, at character %d",
              (int) text.charAt(bad),
              bad + 1));
    }
    return text;
  }

  public boolean flag() {
    if (!node.isBoolean()) {
      throw wrongType("true or false");
    }
    return node.booleanValue();
  }

  /// An exact number of at most six decimals.
  public Decimal number() {
    if (!node.isNumber()) {
      throw wrongType("a number without quotes");
    }
    if (node.isInt()) {
      return Decimal.of(node.intValue());
    }
    BigDecimal number = node.decimalValue().stripTrailingZeros();
    if (number.scale() > Decimal.MAX_SCALE) {
      throw malformed("too-many-decimals", "at most " + Decimal.MAX_SCALE + " decimals");
    }
    if ((long) number.precision() - number.scale() > 12) {
      throw outOfRange("a number of at most 12 digits before the point");
    }
    return Decimal.of(number);
  }

  /// Pieces, kilograms …: a number above 0.
  public Decimal quantity() {
    Decimal quantity = number();
    if (quantity.signum() <= 0 || quantity.compareTo(MAX_QUANTITY) > 0) {
      throw outOfRange("more than 0 and at most " + MAX_QUANTITY);
    }
    return quantity;
  }

  public int whole(int least, int most) {
    Decimal number = number();
    if (!number.isWhole() || number.unscaled() < least || number.unscaled() > most) {
      throw outOfRange("a whole number from " + least + " to " + most);
    }
    return (int) number.unscaled();
  }

  /// A decimal text such as `"12.90"`, 0 or more, in smallest amounts.
  ///
  /// @param of whose decimals they are, for the message: `PLN`, `points`
  public long amount(int scale, String of) {
    long amount = signedAmount(scale, of);
    if (amount < 0) {
      throw outOfRange("0 or more (what came back is sent as a return)");
    }
    return amount;
  }

  public long positiveAmount(int scale, String of) {
    long amount = signedAmount(scale, of);
    if (amount <= 0) {
      throw outOfRange("more than 0");
    }
    return amount;
  }

  public long signedAmount(int scale, String of) {
    if (node.isNumber()) {
      throw malformed(
          "wrong-type",
          "amounts are texts such as \"12.90\", as a number may lose digits on its way");
    }
    if (!node.isString()) {
      throw wrongType("an amount such as \"12.90\"");
    }
    String text = node.stringValue();
    try {
      return Amounts.parse(text, scale);
    } catch (NumberFormatException e) {
      if (LONG.matcher(text).matches()) {
        throw outOfRange("at most " + Amounts.format(Amounts.MAX, scale));
      }
      throw malformed(
          "bad-amount", "an amount is digits with a point, such as \"12.90\", and nothing else");
    } catch (ArithmeticException e) {
      if (new BigDecimal(text).stripTrailingZeros().scale() > scale) {
        throw malformed("too-many-decimals", of + " has " + decimals(scale) + ": " + text);
      }
      throw outOfRange("at most " + Amounts.format(Amounts.MAX, scale));
    }
  }

  /// ISO 8601 with an offset; what is finer than a microsecond is dropped.
  public Instant moment() {
    String text = text();
    OffsetDateTime moment;
    try {
      moment = Moments.parse(text);
    } catch (DateTimeException e) {
      throw malformed(
          "bad-moment",
          "a moment is a date, a time and an offset, such as 2026-02-03T09:17:05+01:00 or"
              + " 2026-02-03T08:17:05Z");
    }
    inTime(moment.toLocalDate());
    return moment.toInstant().truncatedTo(ChronoUnit.MICROS);
  }

  public LocalDate day() {
    LocalDate day;
    try {
      day = LocalDate.parse(text());
    } catch (DateTimeException e) {
      throw malformed("bad-date", "a day is year, month and day, such as 2026-02-03");
    }
    inTime(day);
    return day;
  }

  private void inTime(LocalDate day) {
    if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
      throw outOfRange("a day from " + FIRST_DAY + " to " + LAST_DAY);
    }
  }

  /// ISO 8601, such as `PT15M`: one second to `most`.
  public Duration duration(Duration most) {
    Duration duration;
    try {
      duration = Duration.parse(text());
    } catch (DateTimeException e) {
      throw malformed("bad-duration", "a duration is written like PT15M, PT2H or P1D");
    }
    if (duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(most) > 0) {
      throw outOfRange("PT1S to " + most);
    }
    return duration.truncatedTo(ChronoUnit.SECONDS);
  }

  public ZoneId zone() {
    String text = text();
    if (!ZONES.contains(text)) {
      throw malformed("unknown-zone", "a zone of the IANA database, such as Europe/Warsaw");
    }
    return ZoneId.of(text);
  }

  /// An id as it stands in answers: a text of digits.
  public long id() {
    if (node.isNumber()) {
      throw malformed("wrong-type", "ids are texts, as a number may lose digits on its way");
    }
    String text = text();
    try {
      if (DIGITS.matcher(text).matches()) {
        return Long.parseLong(text);
      }
    } catch (NumberFormatException e) {
      // nineteen digits beyond the largest id: no id either
    }
    throw malformed("bad-id", "an id is a text of digits, as it stands in an answer");
  }

  private Malformed wrongType(String wanted) {
    String is =
        switch (node.getNodeType()) {
          case OBJECT -> "an object";
          case ARRAY -> "a list";
          case STRING -> "a text";
          case NUMBER -> "a number";
          case BOOLEAN -> "true or false";
          default -> "null";
        };
    return malformed("wrong-type", wanted + " is needed here, not " + is);
  }

  private Malformed outOfRange(String wanted) {
    String is = node.isArray() ? String.valueOf(node.size()) : node.asString();
    return malformed("out-of-range", wanted + " is needed here, not " + is);
  }

  private static String decimals(int scale) {
    return switch (scale) {
      case 0 -> "no decimals";
      case 1 -> "one decimal";
      default -> "at most " + scale + " decimals";
    };
  }
}
