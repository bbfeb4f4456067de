package org.laurel.core.combination;

/// Products that stop short of overflowing.
final class Fine {

  private static final long LIMIT = Long.MAX_VALUE / 64;

  private Fine() {}

  static long times(long amount, long count) {
    long product = amount * count;
    if (Math.multiplyHigh(amount, count) == product >> 63 && Math.abs(product) < LIMIT) {
      return product;
    }
    return (amount < 0) == (count < 0) ? LIMIT : -LIMIT;
  }
}
