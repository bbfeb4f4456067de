package org.laurel.core.language;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// Numbers, dates and lengths of time in phrases.
final class Numbers {

  private static final Pattern GLUED = Pattern.compile("[0-9]+(\\.[0-9]+)?[\\p{L}%].*");
  private static final Pattern LOOSE_DATE = Pattern.compile("[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]+");
  private static final Pattern LOOSE_TIME = Pattern.compile("[0-9]{1,2}[:.][0-9]{2}(am|pm)?");
  private static final int MOST_PERCENT = 10_000;
  private static final int LONGEST_YEARS = 100;

  private Numbers() {}

  static Decimal number(Phrase phrase) {
    Token token = phrase.expect(Token.Kind.NUMBER, "a number");
    if (phrase.peek().is(",")
        && phrase.peek().offset() == token.offset() + token.text().length()
        && phrase.peekSecond().is(Token.Kind.NUMBER)
        && phrase.peekSecond().offset() == phrase.peek().offset() + 1) {
      throw phrase.fault(
          Code.BAD_NUMBER,
          token,
          "write numbers without commas between thousands, and with a point before decimals:"
              + " 10000, 2.50");
    }
    try {
      return Decimal.parse(token.text());
    } catch (NumberFormatException | ArithmeticException e) {
      throw phrase.fault(
          Code.NUMBER_OUT_OF_RANGE,
          token,
          "%s has too many digits: at most fifteen before the point and %s behind it"
              .formatted(Words.shown(token.text()), Decimal.MAX_SCALE));
    }
  }

  static Decimal positive(Phrase phrase) {
    Token token = phrase.peek();
    Decimal number = number(phrase);
    if (number.signum() <= 0) {
      throw phrase.fault(
          Code.NUMBER_OUT_OF_RANGE, token, "expected a number above 0, found " + token.text());
    }
    return number;
  }

  /// A whole number from 1 to `most`.
  static long count(Phrase phrase, long most) {
    Token token = phrase.peek();
    Decimal number = number(phrase);
    if (!number.isWhole() || number.signum() <= 0 || number.compareTo(Decimal.of(most)) > 0) {
      throw phrase.fault(
          Code.NUMBER_OUT_OF_RANGE,
          token,
          "expected a whole number from 1 to " + most + ", found " + token.text());
    }
    return number.unscaled();
  }

  static Ratio percent(Phrase phrase) {
    Token token = phrase.expect(Token.Kind.PERCENT, "a percentage");
    try {
      Decimal percent = Decimal.parse(token.text());
      if (percent.signum() > 0 && percent.compareTo(Decimal.of(MOST_PERCENT)) <= 0) {
        return Ratio.percent(percent);
      }
    } catch (NumberFormatException | ArithmeticException e) {
      // told below
    }
    throw phrase.fault(
        Code.NUMBER_OUT_OF_RANGE,
        token,
        "expected a percentage above 0%% and up to %s%%, with at most %s decimals, found %s"
            .formatted(MOST_PERCENT, Decimal.MAX_SCALE, token.shown()));
  }

  /// `, rounded half up`; downwards when nothing is said.
  static Rounding rounding(Phrase phrase) {
    if (!phrase.takes(",", "rounded")) {
      return Rounding.DOWN;
    }
    if (phrase.takes("down")) {
      return Rounding.DOWN;
    }
    if (phrase.takes("up")) {
      return Rounding.UP;
    }
    if (phrase.takes("half", "up")) {
      return Rounding.HALF_UP;
    }
    if (phrase.takes("half", "even")) {
      return Rounding.HALF_EVEN;
    }
    throw phrase.unexpected("\"down\", \"up\", \"half up\" or \"half even\"");
  }

  static LocalDate date(Phrase phrase) {
    Token token = phrase.expect(Token.Kind.DATE, "a date");
    try {
      LocalDate date = LocalDate.parse(token.text());
      if (date.getYear() >= 1900) {
        return date;
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    throw phrase.fault(
        Code.BAD_DATE,
        token,
        token.text()
            + " is no day of the calendar. Dates are written like 2026-02-14, from 1900 on");
  }

  /// `24:00` is the midnight that ends a day.
  static LocalTime time(Phrase phrase) {
    Token token = phrase.expect(Token.Kind.TIME, "a clock time");
    try {
      return token.text().equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(token.text());
    } catch (DateTimeParseException e) {
      throw phrase.fault(
          Code.BAD_DATE,
          token,
          token.text() + " is no time of the clock. Times are written from 00:00 to 24:00");
    }
  }

  /// `14 days`, `12 months`, `1 year`.
  static Period length(Phrase phrase) {
    Token first = phrase.peek();
    int count = (int) count(phrase, LONGEST_YEARS * 366L);
    Token unit = phrase.take();
    Period length =
        switch (unit.text()) {
          case "day", "days" -> Period.ofDays(count);
          case "week", "weeks" -> Period.ofWeeks(count);
          case "month", "months" -> Period.ofMonths(count);
          case "year", "years" -> Period.ofYears(count);
          default -> throw phrase.unexpected(unit, "\"days\", \"weeks\", \"months\" or \"years\"");
        };
    if (length.toTotalMonths() > LONGEST_YEARS * 12L || length.getDays() > LONGEST_YEARS * 366) {
      throw phrase.fault(
          Code.NUMBER_OUT_OF_RANGE, first, "longer than " + LONGEST_YEARS + " years");
    }
    return length;
  }

  /// `14 days`, `2 weeks`
  static int days(Phrase phrase) {
    Token token = phrase.peek();
    Period length = length(phrase);
    if (length.toTotalMonths() > 0) {
      throw phrase.fault(
          Code.UNEXPECTED_WORD,
          token,
          "a return window is counted in days or weeks, such as 30 days");
    }
    return length.getDays();
  }

  /// What is odd about a token that stands where another was wanted; empty when nothing is.
  static String hint(Token token) {
    String text = token.text();
    if (token.is("==") || token.is("=")) {
      return "Equality is written with a word: channel is app";
    }
    if (token.is("!=") || token.is("<>") || token.is("!")) {
      return "Difference is written with words: channel is not app";
    }
    if (token.is("&&") || token.is("||")) {
      return "Conditions are joined with \"and\" and \"or\"";
    }
    if (!token.is(Token.Kind.WORD)) {
      return "";
    }
    if (LOOSE_DATE.matcher(text).matches()) {
      return "Dates are written like 2026-02-14";
    }
    if (LOOSE_TIME.matcher(text).matches()) {
      return "Clock times are written like 08:00";
    }
    if (GLUED.matcher(text).matches()) {
      return "Put a blank between a number and its unit: 3.00 PLN";
    }
    return List.of("%", "percent").contains(text)
        ? "Percentages are written without a blank: 2%"
        : "";
  }
}
