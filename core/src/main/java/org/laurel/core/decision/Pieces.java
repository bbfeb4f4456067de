package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.List;
import org.laurel.core.programme.Discount;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// The lines of a basket as piles of pieces that are all alike: the whole ones of a line, and apart
/// from them what is left of a weighed quantity. For choosing among offers, pieces have a value in
/// fractions of the smallest amount of money, so that nothing is lost by rounding.
final class Pieces {

  /// @param line its index
  /// @param count how many
  /// @param measure of one of them: 1, or the fraction that is left
  /// @param value of one of them in fine money
  record Heap(int line, long count, Decimal measure, long value) {}

  private static final long MOST = 10_000_000_000_000L;
  private static final long FINEST = 1_000_000;

  /// How much fine money the smallest amount of money is.
  final long fine;

  final List<Heap> heaps = new ArrayList<>();

  Pieces(List<BasketLine> lines) {
    long price = 1;
    for (BasketLine line : lines) {
      price += line.price;
    }
    long scale = FINEST;
    while (scale > 1 && price > MOST / scale) {
      scale /= 10;
    }
    this.fine = scale;
    for (int i = 0; i < lines.size(); i++) {
      BasketLine line = lines.get(i);
      Ratio quantity = line.quantity.asRatio();
      long whole = quantity.numerator() / quantity.denominator();
      Decimal rest = line.quantity.minus(Decimal.of(whole));
      if (whole > 0) {
        heaps.add(new Heap(i, whole, Decimal.ONE, value(line, Decimal.ONE)));
      }
      if (rest.signum() > 0) {
        heaps.add(new Heap(i, 1, rest, value(line, rest)));
      }
    }
  }

  /// Of a weighed quantity, what is left counts as a piece.
  static Decimal begun(Decimal quantity) {
    return Decimal.of(quantity.asRatio().of(1, Rounding.UP));
  }

  private long value(BasketLine line, Decimal measure) {
    Ratio share = BasketLine.share(measure, line.quantity);
    return share.of(line.price * fine, Rounding.DOWN);
  }

  /// What a discount on each piece takes off one of a heap, in fine money.
  long off(Discount discount, Heap heap) {
    Ratio count = heap.measure().asRatio();
    return switch (discount) {
      case Discount.Off(var off) -> Math.min(heap.value(), count.of(finely(off), Rounding.DOWN));
      case Discount.Percent(var rate, _) ->
          Math.min(heap.value(), rate.of(heap.value(), Rounding.DOWN));
      case Discount.FixedPrice(var fixed) ->
          Math.max(0, heap.value() - count.of(finely(fixed), Rounding.UP));
    };
  }

  /// In fine money, as far as it matters: nothing in the basket costs more than [#MOST].
  long finely(long amount) {
    return Math.min(amount, Long.MAX_VALUE / 100 / fine) * fine;
  }
}
