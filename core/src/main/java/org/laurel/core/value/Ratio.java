package org.laurel.core.value;

import java.math.BigInteger;

/// An exact fraction in lowest terms, with a positive denominator: a rate (`2%` is 1/50), a price
/// (1,000 points for 1.00 USD), a share of a line.
public record Ratio(long numerator, long denominator) implements Comparable<Ratio> {

  public static final Ratio ZERO = new Ratio(0, 1);
  public static final Ratio ONE = new Ratio(1, 1);

  public Ratio {
    if (denominator <= 0) {
      throw new ArithmeticException("a ratio needs a positive denominator");
    }
  }

  public static Ratio of(long numerator, long denominator) {
    if (denominator == 0) {
      throw new ArithmeticException("division by zero");
    }
    if (denominator == 1) {
      return new Ratio(numerator, 1);
    }
    long divisor = gcd(Math.absExact(numerator), Math.absExact(denominator));
    long sign = denominator < 0 ? -1 : 1;
    return new Ratio(sign * numerator / divisor, Math.absExact(denominator) / divisor);
  }

  public static Ratio percent(Decimal percent) {
    Ratio ratio = percent.asRatio();
    return of(ratio.numerator, Math.multiplyExact(ratio.denominator, 100L));
  }

  public Ratio times(Ratio other) {
    Ratio crossed = of(numerator, other.denominator);
    Ratio second = of(other.numerator, denominator);
    return of(
        Math.multiplyExact(crossed.numerator, second.numerator),
        Math.multiplyExact(crossed.denominator, second.denominator));
  }

  public Ratio minus(Ratio other) {
    return of(
        Math.subtractExact(
            Math.multiplyExact(numerator, other.denominator),
            Math.multiplyExact(other.numerator, denominator)),
        Math.multiplyExact(denominator, other.denominator));
  }

  /// `amount × this`, rounded once.
  ///
  /// @throws ArithmeticException when the result does not fit
  public long of(long amount, Rounding rounding) {
    return divide(amount, numerator, denominator, rounding);
  }

  /// `amount × numerator ÷ denominator` without losing a digit before the one rounding.
  public static long divide(long amount, long numerator, long denominator, Rounding rounding) {
    long high = Math.multiplyHigh(amount, numerator);
    long low = amount * numerator;
    if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
      return round(low, denominator, rounding);
    }
    BigInteger product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(numerator));
    BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(denominator));
    return rounded(
        parts[0].longValueExact(),
        parts[1].longValueExact(),
        denominator,
        product.signum(),
        rounding);
  }

  private static long round(long dividend, long divisor, Rounding rounding) {
    return rounded(
        dividend / divisor, dividend % divisor, divisor, Long.signum(dividend), rounding);
  }

  private static long rounded(
      long quotient, long remainder, long divisor, int sign, Rounding rounding) {
    if (remainder == 0) {
      return quotient;
    }
    long rest = Math.abs(remainder);
    boolean away =
        switch (rounding) {
          case DOWN -> false;
          case UP -> true;
          case HALF_UP -> rest >= divisor - rest;
          case HALF_EVEN -> rest > divisor - rest || (rest == divisor - rest && quotient % 2 != 0);
        };
    return away ? Math.addExact(quotient, sign) : quotient;
  }

  private static long gcd(long a, long b) {
    long larger = a;
    long smaller = b;
    while (smaller != 0) {
      long rest = larger % smaller;
      larger = smaller;
      smaller = rest;
    }
    return Math.max(larger, 1);
  }

  @Override
  public int compareTo(Ratio other) {
    return BigInteger.valueOf(numerator)
        .multiply(BigInteger.valueOf(other.denominator))
        .compareTo(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
  }

  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
