package org.laurel.core.simulation.random;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Trigger;
import org.laurel.core.value.Rounding;

/// The model's choice among offers of single pieces and vouchers: tries every way to deal out the
/// pieces, and of equal ones takes that which uses up fewest limits, then the first.
final class NaiveSharing {

  private static final long FINE = 1_000_000;

  /// Pieces of a line that are alike: whole ones, or what is left of a weighed quantity.
  private record Heap(NaiveLine line, int count, BigDecimal measure, long value) {}

  /// @param most pieces that it may have
  /// @param offer `null` for a voucher
  private record Bidder(
      String id, Trigger.OnPurchase of, Discount discount, long most, Offer offer, String code) {
    String budget() {
      return offer == null ? null : offer.budget();
    }
  }

  /// @param counts of each heap, by bidder, heap after heap
  private record Found(long gain, List<Integer> counts) {}

  private final NaiveScene scene;
  private final NaiveRoom room;
  private final Set<String> vouchersUsed;
  private final List<Heap> heaps = new ArrayList<>();
  private final List<Offer> plain = new ArrayList<>();
  private final List<Bidder> bidders = new ArrayList<>();
  private final Map<NaiveLine, Offer> anyway = new HashMap<>();
  private final Map<List<Long>, Found> memory = new HashMap<>();

  NaiveSharing(NaiveScene scene, NaiveRoom room, Set<String> vouchersUsed) {
    this.scene = scene;
    this.room = room;
    this.vouchersUsed = vouchersUsed;
    for (Offer offer : scene.programme.offers()) {
      if (scene.allows(offer.periods(), offer.when())) {
        offer(offer);
      }
    }
    scene.known.vouchers().forEach(this::voucher);
    for (NaiveLine line : scene.lines) {
      heaps(line);
      long most = 0;
      for (Offer offer : plain) {
        long off = off(offer.discount(), line.price, line.kept);
        if (counts(offer.takes().getFirst().of(), line) && off > most) {
          anyway.put(line, offer);
          most = off;
        }
      }
    }
  }

  private void offer(Offer offer) {
    if (offer.limit() == null && offer.budget() == null) {
      plain.add(offer);
      return;
    }
    long most = offer.limit() == null ? Long.MAX_VALUE : room.ofLimit(offer.id(), offer.limit());
    if (most > 0 && room.ofBudget(offer.budget()) > 0) {
      bidders.add(
          new Bidder(
              offer.id(), offer.takes().getFirst().of(), offer.discount(), most, offer, null));
    }
  }

  private void voucher(String code, String rewardId) {
    Reward.Voucher voucher = scene.programme.rewards().get(rewardId).voucher();
    if (voucher == null) {
      vouchersUsed.add(code);
    } else {
      bidders.add(
          new Bidder(
              rewardId,
              new Trigger.OnPurchase(voucher.products(), null),
              voucher.discount(),
              1,
              null,
              code));
    }
  }

  private void heaps(NaiveLine line) {
    BigDecimal whole = line.kept.setScale(0, RoundingMode.DOWN);
    if (whole.signum() > 0) {
      heaps.add(new Heap(line, whole.intValueExact(), BigDecimal.ONE, value(line, BigDecimal.ONE)));
    }
    BigDecimal rest = line.kept.subtract(whole);
    if (rest.signum() > 0) {
      heaps.add(new Heap(line, 1, rest, value(line, rest)));
    }
  }

  private static long value(NaiveLine line, BigDecimal measure) {
    return BigDecimal.valueOf(line.price * FINE)
        .multiply(measure)
        .divide(line.kept, 0, RoundingMode.DOWN)
        .longValueExact();
  }

  private boolean counts(Trigger.OnPurchase of, NaiveLine line) {
    return scene.counts(of.products(), of.except(), line);
  }

  void share() {
    long[] most = bidders.stream().mapToLong(Bidder::most).toArray();
    Found best = best(0, 0, 0, most, new long[budgets().size()]);
    Map<NaiveLine, BigDecimal> dealt = new HashMap<>();
    scene.lines.forEach(line -> dealt.put(line, BigDecimal.ZERO));
    for (int i = 0; i < bidders.size(); i++) {
      take(i, best.counts(), dealt);
    }
    for (NaiveLine line : scene.lines) {
      Offer offer = anyway.get(line);
      if (offer != null) {
        BigDecimal from = dealt.get(line);
        long price = line.price - upTo(line, from);
        line.discount += off(offer.discount(), price, line.kept.subtract(from));
        line.discount = Math.min(line.discount, line.price);
      }
    }
  }

  private List<String> budgets() {
    return List.copyOf(scene.programme.budgets().keySet());
  }

  /// The best for the rest of the pieces: those of `heap` from the bidder on, and all later heaps.
  private Found best(int heap, int bidder, int given, long[] most, long[] used) {
    if (heap == heaps.size()) {
      long gain = 0;
      for (int i = 0; i < used.length; i++) {
        gain += Math.min(used[i], room.ofBudget(budgets().get(i)) * FINE);
      }
      return new Found(gain, List.of());
    }
    Heap of = heaps.get(heap);
    if (bidder == bidders.size()) {
      Found rest = best(heap + 1, 0, 0, most, used);
      Offer plain = anyway.get(of.line());
      long gain = plain == null ? 0 : gain(plain.discount(), of) * (of.count() - given);
      return new Found(rest.gain() + gain, rest.counts());
    }
    List<Long> key = new ArrayList<>(List.of((long) heap, (long) bidder, (long) given));
    Arrays.stream(most).forEach(key::add);
    Arrays.stream(used).forEach(key::add);
    Found known = memory.get(key);
    if (known != null) {
      return known;
    }
    Found best = null;
    Bidder by = bidders.get(bidder);
    Offer without = anyway.get(of.line());
    long cheaper = gain(by.discount(), of) - (without == null ? 0 : gain(without.discount(), of));
    int budget = by.budget() == null ? -1 : budgets().indexOf(by.budget());
    boolean helps = cheaper > 0 && counts(by.of(), of.line());
    long can = helps ? Math.min(most[bidder], of.count() - given) : 0;
    for (int count = Math.toIntExact(can); count >= 0; count--) {
      long gain = (gain(by.discount(), of) - 1) * count;
      long[] mostLeft = most.clone();
      long[] usedThen = used.clone();
      mostLeft[bidder] -= count;
      if (budget >= 0) {
        usedThen[budget] += gain;
        gain = 0;
      }
      Found rest = best(heap, bidder + 1, given + count, mostLeft, usedThen);
      if (best == null || rest.gain() + gain > best.gain()) {
        List<Integer> counts = new ArrayList<>(List.of(count));
        counts.addAll(rest.counts());
        best = new Found(rest.gain() + gain, counts);
      }
    }
    memory.put(key, best);
    return best;
  }

  private static long gain(Discount discount, Heap heap) {
    return switch (discount) {
      case Discount.Off(var off) ->
          Math.min(heap.value(), times(heap.measure(), off * FINE, RoundingMode.DOWN));
      case Discount.Percent(var rate, _) ->
          Math.min(heap.value(), NaiveBasket.times(rate, heap.value(), Rounding.DOWN));
      case Discount.FixedPrice(var fixed) ->
          Math.max(0, heap.value() - times(heap.measure(), fixed * FINE, RoundingMode.UP));
    };
  }

  private static long times(BigDecimal measure, long amount, RoundingMode rounding) {
    return measure.multiply(BigDecimal.valueOf(amount)).setScale(0, rounding).longValueExact();
  }

  private void take(int bidder, List<Integer> counts, Map<NaiveLine, BigDecimal> dealt) {
    Bidder by = bidders.get(bidder);
    Map<NaiveLine, BigDecimal> measures = new LinkedHashMap<>();
    Map<NaiveLine, Long> pieces = new HashMap<>();
    for (int i = 0; i < heaps.size(); i++) {
      Heap heap = heaps.get(i);
      int count = counts.get(i * bidders.size() + bidder);
      if (count > 0) {
        BigDecimal measure = heap.measure().multiply(BigDecimal.valueOf(count));
        measures.merge(heap.line(), measure, BigDecimal::add);
        pieces.merge(heap.line(), (long) count, Long::sum);
      }
    }
    long times = 0;
    long given = 0;
    for (var taken : measures.entrySet()) {
      NaiveLine line = taken.getKey();
      BigDecimal from = dealt.get(line);
      BigDecimal to = from.add(taken.getValue());
      dealt.put(line, to);
      long off = off(by.discount(), upTo(line, to) - upTo(line, from), taken.getValue());
      off = Math.min(Math.min(off, line.total()), room.ofBudget(by.budget()) - given);
      line.discount += off;
      given += off;
      times += off > 0 ? pieces.get(line) : 0;
    }
    if (given > 0 && by.code() != null) {
      vouchersUsed.add(by.code());
    }
    if (given > 0 && by.offer() != null) {
      room.useBudget(by.budget(), given);
      room.useLimit(by.id(), by.offer().limit(), times);
    }
  }

  /// What a line's first pieces cost.
  private static long upTo(NaiveLine line, BigDecimal measure) {
    return BigDecimal.valueOf(line.price)
        .multiply(measure)
        .divide(line.kept, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private static long off(Discount discount, long price, BigDecimal pieces) {
    return switch (discount) {
      case Discount.Off(var each) -> Math.min(price, times(pieces, each, RoundingMode.DOWN));
      case Discount.Percent(var rate, var rounding) ->
          Math.min(price, NaiveBasket.times(rate, price, rounding));
      case Discount.FixedPrice(var each) ->
          Math.max(0, price - times(pieces, each, RoundingMode.HALF_UP));
    };
  }
}
