package org.laurel.core.value;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/// The text of amounts. Inside the house an amount is a `long` of the smallest amount of its unit
/// or money (grosz, cent, one point); its scale belongs to the unit, not to the number.
public final class Amounts {

  /// No single amount may be larger: sums of thousands of them still fit a `long`.
  public static final long MAX = 1_000_000_000_000_000L;

  /// Digits, perhaps a point and more digits: no exponent, no grouping.
  static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

  private Amounts() {}

  public static int scale(Currency money) {
    return Math.max(0, money.getDefaultFractionDigits());
  }

  /// Reads `12.90` as 1290 at scale 2.
  ///
  /// @throws NumberFormatException when the text is no plain decimal number
  /// @throws ArithmeticException when it has more decimals than `scale` or is beyond [#MAX]
  public static long parse(String text, int scale) {
    long plain = plain(text, scale);
    if (plain >= 0) {
      return plain;
    }
    if (!PLAIN.matcher(text).matches()) {
      throw new NumberFormatException("not a plain decimal number: " + text);
    }
    long amount;
    try {
      amount = new BigDecimal(text).setScale(scale).unscaledValue().longValueExact();
    } catch (ArithmeticException e) {
      throw new ArithmeticException(
          new BigDecimal(text).stripTrailingZeros().scale() > scale
              ? "more than " + scale + " decimals"
              : "beyond the largest amount");
    }
    if (Math.abs(amount) > MAX) {
      throw new ArithmeticException("beyond the largest amount");
    }
    return amount;
  }

  /// What nearly every amount is: up to fifteen digits with as many decimals as there may be; -1:
  /// it is something else.
  private static long plain(String text, int scale) {
    int point = scale == 0 ? -1 : text.length() - scale - 1;
    if (text.isEmpty() || text.length() > 15 || scale > 0 && point < 1) {
      return -1;
    }
    long amount = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i == point) {
        if (c != '.') {
          return -1;
        }
      } else if (c < '0' || c > '9') {
        return -1;
      } else {
        amount = 10 * amount + (c - '0');
      }
    }
    return amount;
  }

  /// Writes 1290 at scale 2 as `12.90`.
  public static String format(long amount, int scale) {
    return BigDecimal.valueOf(amount, scale).toPlainString();
  }
}
