package org.laurel.core.spec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.laurel.core.activity.Activity;
import org.laurel.core.language.Node;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Decimal;

/// The small phrases of specs: moments, money, amounts of units, so many of something.
final class Phrases {

  private static final Pattern MOMENT =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\d{2}(?::\\d{2})?)(?: ([+-]\\d{2}:\\d{2}|Z))?");
  private static final Pattern AMOUNT = Pattern.compile("([+-]?\\d+(?:\\.\\d+)?) (\\S+)");
  private static final Pattern COUNTED = Pattern.compile("(.+?)(?: x (\\S+))?(?: for (.+))?");

  private final Programme programme;
  private final int moneyScale;

  Phrases(Programme programme) {
    this.programme = programme;
    this.moneyScale = Amounts.scale(programme.money());
  }

  /// `2022-08-15 09:10`, in the programme's zone; where clocks are changed also `2022-10-30 02:30
  /// +01:00`.
  Instant moment(Node node) {
    Node.Text text = Page.text(node, "2022-08-15 09:10");
    Matcher matcher = MOMENT.matcher(text.value().strip());
    if (!matcher.matches()) {
      throw wrong(
          text,
          "bad-moment",
          "expected a day and a time, such as 2022-08-15 09:10; a day alone would not say when");
    }
    try {
      LocalDateTime time =
          LocalDateTime.parse(
              matcher.group(1) + "T" + matcher.group(2), DateTimeFormatter.ISO_LOCAL_DATE_TIME);
      return matcher.group(3) == null
          ? moment(text, time)
          : time.toInstant(ZoneOffset.of(matcher.group(3)));
    } catch (DateTimeException e) {
      throw wrong(text, "bad-moment", "\"" + text.value() + "\" is not in the calendar");
    }
  }

  private Instant moment(Node.Text text, LocalDateTime time) {
    ZoneId zone = programme.zone();
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    return switch (offsets.size()) {
      case 1 -> time.toInstant(offsets.getFirst());
      case 0 ->
          throw wrong(
              text,
              "bad-moment",
              "clocks in " + zone + " were put forward over this time: it never was");
      default ->
          throw wrong(
              text,
              "bad-moment",
              "clocks in %s were put back: this time was twice. Add %s for the first or %s for the second"
                  .formatted(zone, offsets.getFirst(), offsets.getLast()));
    };
  }

  static LocalDate day(Node node) {
    Node.Text text = Page.text(node, "1990-05-04");
    return day(text, text.value().strip());
  }

  /// The day that stands in a text.
  static LocalDate day(Node.Text text, String day) {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw wrong(text, "bad-date", "expected a day such as 1990-05-04");
    }
  }

  /// `6.49 PLN`, in smallest amounts.
  long money(Node node) {
    Node.Text text = Page.text(node, "6.49 " + programme.money());
    return money(text, text.value().strip());
  }

  boolean isMoney(String phrase) {
    Matcher matcher = AMOUNT.matcher(phrase);
    return matcher.matches() && matcher.group(2).matches("[A-Z]{3}");
  }

  long money(Node.Text text, String phrase) {
    Matcher matcher = AMOUNT.matcher(phrase);
    String money = programme.money().getCurrencyCode();
    if (!matcher.matches() || !matcher.group(2).equals(money)) {
      throw wrong(
          text, "bad-money", "expected an amount of the programme's money, such as 6.49 " + money);
    }
    return amount(text, matcher.group(1), moneyScale, money);
  }

  int moneyScale() {
    return moneyScale;
  }

  /// `500 points`.
  Activity.Pay units(Node.Text text) {
    Matcher matcher = AMOUNT.matcher(text.value().strip());
    if (!matcher.matches()) {
      throw wrong(text, "bad-amount", "expected an amount of a unit, such as 500 points");
    }
    Unit unit = unit(text, matcher.group(2));
    return new Activity.Pay(unit.id(), amount(text, matcher.group(1), unit.scale(), unit.id()));
  }

  /// A unit by its id, or its id with an s.
  private Unit unit(Node.Text text, String word) {
    Unit unit = programme.units().get(word);
    if (unit == null && word.endsWith("s")) {
      unit = programme.units().get(word.substring(0, word.length() - 1));
    }
    if (unit == null) {
      throw Page.unknown(text, "unit", "the programme", programme.units().keySet());
    }
    return unit;
  }

  Unit unit(Node.Text name) {
    Unit unit = programme.units().get(name.value().strip());
    if (unit == null) {
      throw Page.unknown(name, "unit", "the programme", programme.units().keySet());
    }
    return unit;
  }

  /// An amount of a unit that is named elsewhere: `2`, `7.45`.
  static long amount(Node node, Unit unit) {
    Node.Text text = Page.text(node, Amounts.format(1, unit.scale()));
    return amount(text, text.value().strip(), unit.scale(), unit.id());
  }

  private static long amount(Node.Text text, String number, int scale, String of) {
    try {
      return Amounts.parse(number.startsWith("+") ? number.substring(1) : number, scale);
    } catch (NumberFormatException e) {
      throw wrong(text, "bad-amount", "\"" + number + "\" is no number");
    } catch (ArithmeticException e) {
      throw wrong(text, "bad-amount", number + " " + of + ": " + e.getMessage());
    }
  }

  /// `cola x 2`, `cheese x 0.350 for 12.30 PLN`.
  ///
  /// @param amount for all of it; `null`: not said
  record Counted(
      Node.Text text,
      String name,
      Decimal quantity,
      @org.jspecify.annotations.Nullable Long amount) {

    int whole() {
      if (!quantity.isWhole() || quantity.unscaled() > 1_000) {
        throw wrong(text, "bad-number", "expected a whole number up to 1000 behind x");
      }
      return (int) quantity.unscaled();
    }
  }

  Counted counted(Node.Text text) {
    Matcher matcher = COUNTED.matcher(text.value().strip());
    if (!matcher.matches()) {
      throw wrong(text, "wrong-shape", "expected something such as: coffee x 2");
    }
    String quantity = matcher.group(2);
    String amount = matcher.group(3);
    return new Counted(
        text,
        matcher.group(1),
        quantity == null ? Decimal.ONE : quantity(text, quantity),
        amount == null ? null : money(text, amount));
  }

  static Decimal number(Node.Text text, String number) {
    try {
      return Decimal.parse(number);
    } catch (NumberFormatException | ArithmeticException e) {
      throw wrong(text, "bad-number", "\"" + number + "\" is no number of at most six decimals");
    }
  }

  private static Decimal quantity(Node.Text text, String number) {
    Decimal quantity = number(text, number);
    if (quantity.signum() <= 0) {
      throw wrong(text, "bad-number", "so many of something are more than 0");
    }
    return quantity;
  }

  static Wrong wrong(Node node, String code, String message) {
    return new Wrong(node.at(), code, message);
  }

  static String code(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
