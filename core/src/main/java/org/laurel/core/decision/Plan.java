package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.combination.Taker;
import org.laurel.core.decision.Pieces.Heap;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Offer.On;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// Who takes what off which line, in smallest amounts of money.
///
/// The pieces of a line are dealt out as stretches of its quantity, so that what they cost adds up
/// to the line's price. A discount on each piece is rounded once for each line; one on several
/// lines as a whole is rounded once and spread over them, largest remainder first.
final class Plan {

  /// @param times it was had
  /// @param taken whether it has pieces of a line, by line
  /// @param offs by line
  /// @param whole what it would take off if its budget held that much
  record Taking(Candidate by, long times, boolean[] taken, long[] offs, long whole) {
    long off() {
      return sum(offs);
    }
  }

  private final Programme programme;
  private final List<BasketLine> lines;
  private final Allowance allowance;

  /// Up to where each line has been dealt out, and what is left of its price.
  private final Decimal[] dealt;

  private final long[] left;
  private final Map<String, Long> budgets = new HashMap<>();
  private final List<Taking> takings = new ArrayList<>();

  /// Whether anything came out at less than it was weighed with.
  boolean cut;

  boolean proven;

  Plan(Programme programme, List<BasketLine> lines, Allowance allowance) {
    this.programme = programme;
    this.lines = lines;
    this.allowance = allowance;
    this.dealt = new Decimal[lines.size()];
    Arrays.fill(dealt, Decimal.ZERO);
    this.left = new long[lines.size()];
    for (int i = 0; i < left.length; i++) {
      left[i] = lines.get(i).price;
    }
  }

  private static long sum(long[] amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum += amount;
    }
    return sum;
  }

  /// Those that take something off, in the order of the text.
  List<Taking> takings() {
    return takings;
  }

  long off() {
    return takings.stream().mapToLong(Taking::off).sum();
  }

  long left(int line) {
    return left[line];
  }

  /// What a discount on each piece takes off a price, never more than all of it.
  static long off(Discount discount, long price, Decimal pieces) {
    Ratio count = pieces.asRatio();
    return switch (discount) {
      case Discount.Off(var off) -> Math.min(price, count.of(off, Rounding.DOWN));
      case Discount.Percent(var rate, var rounding) -> Math.min(price, rate.of(price, rounding));
      case Discount.FixedPrice(var fixed) -> Math.max(0, price - count.of(fixed, Rounding.HALF_UP));
    };
  }

  /// @param taken by share of the taker, pieces
  void take(Candidate by, Taker taker, List<Long> taken, Pieces from) {
    Decimal[] all = new Decimal[lines.size()];
    Decimal[] cheaper = new Decimal[lines.size()];
    long[] counts = new long[lines.size()];
    Arrays.fill(all, Decimal.ZERO);
    Arrays.fill(cheaper, Decimal.ZERO);
    long before = 0;
    for (int i = 0; i < taken.size(); i++) {
      Heap heap = from.heaps.get(taker.shares().get(i).pile());
      long count = taken.get(i);
      long giving =
          switch (taker) {
            case Taker.Cheapest cheapest -> cheapest.giving(before, count);
            case Taker.Sets sets when by.on() instanceof On.OfPart(var part) ->
                part(sets, i) == part ? count : 0;
            default -> count;
          };
      all[heap.line()] = all[heap.line()].plus(measure(heap, count));
      cheaper[heap.line()] = cheaper[heap.line()].plus(measure(heap, giving));
      counts[heap.line()] += count;
      before += count;
    }
    if (before == 0) {
      return;
    }
    long pieces = by.takes().stream().mapToLong(Offer.Part::pieces).sum();
    long times = taker instanceof Taker.All ? 1 : before / pieces;
    Taking taking = by.asAWhole() ? together(by, times, all) : each(by, times, all, cheaper);
    boolean[] has = new boolean[counts.length];
    for (int i = 0; i < counts.length; i++) {
      has[i] = counts[i] > 0;
    }
    long given = pieces == 1 ? timesGiven(taking, counts) : times;
    takings.add(new Taking(by, given, has, taking.offs(), taking.whole()));
  }

  /// Pieces of lines for which the budget had nothing left were not had cheaper.
  private static long timesGiven(Taking taking, long[] counts) {
    long times = taking.times();
    for (int i = 0; i < counts.length; i++) {
      times -= taking.offs()[i] == 0 ? counts[i] : 0;
    }
    return times;
  }

  private static Decimal measure(Heap heap, long count) {
    return heap.measure().times(Decimal.of(count));
  }

  private static int part(Taker.Sets sets, int share) {
    int part = 0;
    for (int rest = share; rest >= sets.parts().get(part).from().size(); part++) {
      rest -= sets.parts().get(part).from().size();
    }
    return part;
  }

  private Taking each(Candidate by, long times, Decimal[] all, Decimal[] cheaper) {
    long[] offs = new long[lines.size()];
    for (int i = 0; i < offs.length; i++) {
      if (cheaper[i].signum() > 0) {
        long price = lines.get(i).priceOf(dealt[i], dealt[i].plus(cheaper[i]));
        offs[i] = off(by.discount(), price, cheaper[i]);
      }
      dealt[i] = dealt[i].plus(all[i]);
    }
    return within(by, times, offs);
  }

  private Taking together(Candidate by, long times, Decimal[] all) {
    long[] prices = new long[lines.size()];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = lines.get(i).priceOf(dealt[i], dealt[i].plus(all[i]));
      dealt[i] = dealt[i].plus(all[i]);
    }
    long price = sum(prices);
    Decimal count = Decimal.of(times);
    long off = off(by.discount(), price, count);
    cut |=
        by.on() instanceof On.Together
            && by.discount() instanceof Discount.Off(var each)
            && off < each * times;
    return within(by, times, Shares.over(off, prices));
  }

  /// What no taker has dealt out goes to the plain offer that the line has anyway.
  void takeRest(Candidate by, @Nullable Candidate[] anyway) {
    long[] offs = new long[lines.size()];
    boolean any = false;
    for (int i = 0; i < offs.length; i++) {
      BasketLine line = lines.get(i);
      if (by.equals(anyway[i]) && dealt[i].compareTo(line.quantity) < 0) {
        Decimal rest = line.quantity.minus(dealt[i]);
        offs[i] = off(by.discount(), line.priceOf(dealt[i], line.quantity), rest);
        dealt[i] = line.quantity;
        any = true;
      }
    }
    if (any) {
      takings.add(within(by, 0, offs));
    }
  }

  /// Each is reckoned from what all those before have left, whatever else comes on top.
  void takeOnTop(List<Candidate> onTop) {
    long[] rest = left.clone();
    for (Candidate by : onTop) {
      long[] prices = new long[lines.size()];
      long[] offs = new long[lines.size()];
      for (int i = 0; i < offs.length; i++) {
        BasketLine line = lines.get(i);
        if (line.matches(by.takes().getFirst().of())) {
          prices[i] = rest[i];
          offs[i] = off(by.discount(), rest[i], line.quantity);
        }
      }
      boolean pieceByPiece = by.on() instanceof On.Each && by.discount() instanceof Discount.Off;
      if (!pieceByPiece) {
        long price = sum(prices);
        long off = off(by.discount(), price, Decimal.ONE);
        cut |= by.discount() instanceof Discount.Off(var all) && off < all;
        offs = Shares.over(off, prices);
      }
      if (sum(offs) > 0) {
        takings.add(within(by, 1, offs));
      }
    }
  }

  /// Cuts to what is left of the lines, then to what is left of the budget, line by line.
  private Taking within(Candidate by, long times, long[] offs) {
    long[] within = new long[offs.length];
    long whole = 0;
    for (int i = 0; i < offs.length; i++) {
      within[i] = Math.min(offs[i], left[i]);
      cut |= within[i] < offs[i];
      whole += within[i];
    }
    String budget = by.budget();
    if (budget != null) {
      long room = budgets.computeIfAbsent(budget, allowance::left);
      for (int i = 0; i < within.length; i++) {
        within[i] = Math.min(within[i], room);
        room -= within[i];
      }
      budgets.put(budget, room);
    }
    for (int i = 0; i < within.length; i++) {
      left[i] -= within[i];
    }
    boolean[] taken = new boolean[offs.length];
    for (int i = 0; i < offs.length; i++) {
      taken[i] = offs[i] > 0;
    }
    return new Taking(by, times, taken, within, whole);
  }

  void finish(List<Candidate> order) {
    takings.sort(Comparator.comparingInt(taking -> order.indexOf(taking.by())));
  }
}
