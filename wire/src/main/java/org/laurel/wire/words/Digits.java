package org.laurel.wire.words;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.util.Currency;
import java.math.BigDecimal;
import java.util.Locale;

/// How a language writes plain numbers, or those of one money: asked of ICU once, for a number
/// below and one above zero, and then written without it. ICU takes a microsecond and a kilobyte
/// for each number, and an answer holds dozens.
///
/// @param least how many digits there have to be before the first separator
/// @param below what stands before and after a number less than zero
record Digits(char zero, String group, String point, int least, Around above, Around below) {

  private record Around(String before, String after) {}

  /// Of plain numbers.
  static Digits plain(Locale locale) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    return of(
        locale,
        NumberFormatter.withLocale(locale),
        symbols.getGroupingSeparatorString(),
        symbols.getDecimalSeparatorString());
  }

  /// Of a money.
  static Digits money(Locale locale, String currency, int scale) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    return of(
        locale,
        NumberFormatter.withLocale(locale)
            .unit(Currency.getInstance(currency))
            .precision(Precision.fixedFraction(scale)),
        symbols.getMonetaryGroupingSeparatorString(),
        symbols.getMonetaryDecimalSeparatorString());
  }

  private static Digits of(
      Locale locale, LocalizedNumberFormatter numbers, String group, String point) {
    char zero = DecimalFormatSymbols.getInstance(locale).getZeroDigit();
    int least = numbers.format(1234).toString().contains("1" + group + "2") ? 4 : 5;
    String above = numbers.format(5).toString();
    String below = numbers.format(-5).toString();
    int length = length(above, zero, point);
    return new Digits(
        zero,
        group,
        point,
        least,
        around(above, above.indexOf(zero + 5), length),
        around(below, below.indexOf(zero + 5), length));
  }

  /// Of the digits and what is between them.
  private static int length(String five, char zero, String point) {
    int length = 1;
    String rest = five.substring(five.indexOf(zero + 5) + 1);
    if (rest.startsWith(point + zero)) {
      length += point.length();
      rest = rest.substring(point.length());
      while (!rest.isEmpty() && rest.charAt(0) == zero) {
        length++;
        rest = rest.substring(1);
      }
    }
    return length;
  }

  private static Around around(String whole, int at, int length) {
    return new Around(whole.substring(0, at), whole.substring(at + length));
  }

  /// A number with all the decimals it has.
  String write(BigDecimal number) {
    boolean negative = number.signum() < 0;
    return write(number.abs().toPlainString(), negative ? below : above);
  }

  /// An amount of a money or a unit.
  ///
  /// @param scale how many of its digits are decimals
  String write(long amount, int scale) {
    return write(BigDecimal.valueOf(amount, scale));
  }

  private String write(String plain, Around around) {
    int dot = plain.indexOf('.');
    int whole = dot < 0 ? plain.length() : dot;
    StringBuilder written = new StringBuilder(plain.length() + 12).append(around.before);
    for (int i = 0; i < plain.length(); i++) {
      if (i == whole) {
        written.append(point);
      } else {
        if (i > 0 && i < whole && whole >= least && (whole - i) % 3 == 0) {
          written.append(group);
        }
        written.append((char) (plain.charAt(i) - '0' + zero));
      }
    }
    return written.append(around.after).toString();
  }
}
