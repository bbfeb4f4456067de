package org.laurel.core.value;

import java.math.BigDecimal;

/// An exact decimal number such as a quantity, a distance or a count of nights.
///
/// `unscaled × 10^-scale`, always without trailing zeros, so that equal numbers are equal records.
/// At most [#MAX_SCALE] decimals and fifteen digits before them; more is refused with an
/// [ArithmeticException], never rounded.
public record Decimal(long unscaled, int scale) implements Comparable<Decimal> {

  public static final int MAX_SCALE = 6;
  private static final long MAX_UNSCALED = 1_000_000_000_000_000_000L;
  private static final long[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

  public static final Decimal ZERO = new Decimal(0, 0);
  public static final Decimal ONE = new Decimal(1, 0);

  public Decimal {
    while (scale > 0 && unscaled % 10 == 0) {
      unscaled /= 10;
      scale--;
    }
    if (scale < 0 || scale > MAX_SCALE) {
      throw new ArithmeticException("at most " + MAX_SCALE + " decimals");
    }
    if (unscaled > MAX_UNSCALED || unscaled < -MAX_UNSCALED) {
      throw new ArithmeticException("number too large");
    }
  }

  public static Decimal of(long whole) {
    return new Decimal(whole, 0);
  }

  /// Parses plain notation (`12`, `-0.350`); no exponent, no grouping.
  ///
  /// @throws NumberFormatException when the text is no such number
  public static Decimal parse(String text) {
    if (!Amounts.PLAIN.matcher(text).matches()) {
      throw new NumberFormatException("not a plain decimal number: " + text);
    }
    return of(new BigDecimal(text));
  }

  public static Decimal of(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() < 0) {
      plain = plain.setScale(0);
    }
    return new Decimal(plain.unscaledValue().longValueExact(), plain.scale());
  }

  public BigDecimal toBigDecimal() {
    return BigDecimal.valueOf(unscaled, scale);
  }

  public Decimal plus(Decimal other) {
    if (scale == other.scale) {
      return new Decimal(Math.addExact(unscaled, other.unscaled), scale);
    }
    int finer = Math.max(scale, other.scale);
    return fits(finer) && other.fits(finer)
        ? new Decimal(at(finer) + other.at(finer), finer)
        : of(toBigDecimal().add(other.toBigDecimal()));
  }

  public Decimal minus(Decimal other) {
    return plus(other.negated());
  }

  public Decimal times(Decimal other) {
    if (scale == 0 && other.scale == 0) {
      return new Decimal(Math.multiplyExact(unscaled, other.unscaled), 0);
    }
    return of(toBigDecimal().multiply(other.toBigDecimal()));
  }

  public Decimal negated() {
    return new Decimal(-unscaled, scale);
  }

  public int signum() {
    return Long.signum(unscaled);
  }

  public boolean isWhole() {
    return scale == 0;
  }

  /// This number as a ratio, to multiply amounts with.
  public Ratio asRatio() {
    return scale == 0 ? new Ratio(unscaled, 1) : Ratio.of(unscaled, TENS[scale]);
  }

  /// Whether it can be written with so many decimals in a `long`.
  private boolean fits(int decimals) {
    return Math.abs(unscaled) <= MAX_UNSCALED / TENS[decimals - scale];
  }

  private long at(int decimals) {
    return unscaled * TENS[decimals - scale];
  }

  @Override
  public int compareTo(Decimal other) {
    if (scale == other.scale) {
      return Long.compare(unscaled, other.unscaled);
    }
    int finer = Math.max(scale, other.scale);
    return fits(finer) && other.fits(finer)
        ? Long.compare(at(finer), other.at(finer))
        : toBigDecimal().compareTo(other.toBigDecimal());
  }

  @Override
  public String toString() {
    return toBigDecimal().toPlainString();
  }
}
