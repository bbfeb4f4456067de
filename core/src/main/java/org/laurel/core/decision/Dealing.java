package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurel.core.combination.Bar;
import org.laurel.core.combination.Combination;
import org.laurel.core.combination.Pile;
import org.laurel.core.combination.Taker;
import org.laurel.core.combination.Taker.Share;
import org.laurel.core.decision.Pieces.Heap;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.Offer.On;
import org.laurel.core.programme.Offer.Part;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Programme.BestFor;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// Shares the pieces of a basket out among offers and vouchers, so that most is taken off, or, for
/// the margin, least of what nothing could be added to.
///
/// An offer that any piece may have at no cost needs no weighing: the best of these is what each
/// piece of a line has anyway. All others are takers of a [Combination]. Where offers with others
/// come on top, a discount counts for less, as these then have less to be reckoned from.
final class Dealing {

  private static final long WHOLE = 1_000_000;
  private static final int FEW = 100;
  private static final int FEW_MORE = 4;

  private final Programme programme;
  private final List<BasketLine> lines;
  private final List<Candidate> candidates;
  private final boolean forMargin;

  /// Those that are had wherever nothing else is. For the margin, what excludes others is none of
  /// them: whether it takes anything has to be told.
  private final List<Candidate> plain = new ArrayList<>();

  private final Pieces pieces;

  /// Which of the plain ones a line has anyway, by line; and what it takes off, by heap.
  private final @Nullable Candidate[] anyway;

  private final long[] gains;

  /// What of a discount remains a gain, in millionths, by line.
  private final long[] counts;

  private final List<Candidate> bidders = new ArrayList<>();
  private final List<Taker> takers = new ArrayList<>();
  private final List<Bar> bars = new ArrayList<>();
  private final Map<String, Integer> budgets = new LinkedHashMap<>();
  private final Map<String, Integer> groups = new LinkedHashMap<>();

  /// What may take off less in the end than it was weighed with.
  private final Set<Candidate> uneven = new HashSet<>();

  /// Whether there may be a plan that was not found within the steps.
  boolean gaveUp;

  /// @param candidates in the order of the text, vouchers last
  /// @param out those left out since they do not go together with others; for the margin only
  Dealing(
      Programme programme,
      List<BasketLine> lines,
      List<Candidate> candidates,
      List<Candidate> out) {
    this.programme = programme;
    this.lines = lines;
    this.candidates = candidates;
    this.forMargin = programme.bestFor() == BestFor.MARGIN;
    this.pieces = new Pieces(lines);
    this.anyway = new Candidate[lines.size()];
    this.counts = new long[lines.size()];
    this.gains = new long[pieces.heaps.size()];
    for (Candidate candidate : candidates) {
      if (candidate.plain()
          && !(forMargin
              && Stream.concat(candidates.stream(), out.stream()).anyMatch(candidate::apart))) {
        plain.add(candidate);
      }
    }
    countGains();
    for (int i = 0; i < anyway.length; i++) {
      anyway[i] = best(lines.get(i));
    }
    for (int i = 0; i < gains.length; i++) {
      Heap heap = pieces.heaps.get(i);
      Candidate plain = anyway[heap.line()];
      gains[i] = plain == null ? 0 : gain(heap, pieces.off(plain.discount(), heap));
    }
    for (Candidate candidate : candidates) {
      Taker taker = plain.contains(candidate) || candidate.withOthers() ? null : taker(candidate);
      if (taker != null) {
        bidders.add(candidate);
        takers.add(taker);
      }
    }
    out.forEach(this::bar);
  }

  /// What is left out has to be kept out by something that is had. What comes on top is had for
  /// sure.
  private void bar(Candidate out) {
    List<Candidate> foes =
        candidates.stream()
            .filter(c -> c.most() > 0)
            .filter(c -> c.apart(out) || (c.group() != null && c.group().equals(out.group())))
            .toList();
    if (foes.stream().anyMatch(Candidate::withOthers)) {
      return;
    }
    Taker taker =
        out.withOthers()
            ? new Taker.Sets(List.of(), 0, 1, number(budgets, out.budget()), Taker.NONE)
            : taker(out);
    if (taker != null) {
      bars.add(new Bar(taker, foes.stream().map(bidders::indexOf).filter(i -> i >= 0).toList()));
    }
  }

  /// @param allowance of which nothing is used up yet
  /// @return `null` for the margin, when what is left out could always be added, or none was found
  @Nullable Plan plan(Allowance allowance, long steps) {
    List<Pile> piles = new ArrayList<>();
    for (int i = 0; i < gains.length; i++) {
      piles.add(new Pile(pieces.heaps.get(i).count(), gains[i]));
    }
    List<Long> left = new ArrayList<>();
    for (String budget : budgets.keySet()) {
      left.add(
          Ratio.divide(
              pieces.finely(allowance.left(budget)), counts(budget), WHOLE, Rounding.DOWN));
    }
    Combination best = combination(piles, left, few() ? FEW_MORE * steps : steps);
    if (best == null || best.taken().size() < takers.size()) {
      gaveUp = best != null;
      return null;
    }
    Plan plan = new Plan(programme, lines, allowance);
    for (int i = 0; i < bidders.size(); i++) {
      plan.take(bidders.get(i), takers.get(i), best.taken().get(i), pieces);
    }
    for (Candidate candidate : candidates) {
      if (plain.contains(candidate)) {
        plan.takeRest(candidate, anyway);
      }
    }
    plan.takeOnTop(onTop());
    plan.finish(candidates);
    plan.proven = takers.isEmpty() || (best.proven() && asWeighed(plan));
    return plan;
  }

  private @Nullable Combination combination(List<Pile> piles, List<Long> left, long steps) {
    if (takers.isEmpty() && bars.isEmpty()) {
      return new Combination(List.of(), true);
    }
    if (forMargin) {
      return Combination.least(piles, takers, bars, left, steps);
    }
    Combination all = Unrivalled.all(takers, bidders, left, pieces);
    return all == null ? Combination.best(piles, takers, left, steps) : all;
  }

  private List<Candidate> onTop() {
    List<Candidate> onTop = new ArrayList<>(0);
    for (Candidate candidate : candidates) {
      if (candidate.withOthers() && candidate.most() > 0) {
        onTop.add(candidate);
      }
    }
    return onTop;
  }

  /// A small basket is looked at longer, as it can then be proven.
  private boolean few() {
    return takers.stream().mapToInt(taker -> taker.shares().size()).sum() <= FEW;
  }

  /// Whether everything takes off what it was weighed with.
  private boolean asWeighed(Plan plan) {
    return !plan.cut
        && (uneven.isEmpty()
            || plan.takings().stream().noneMatch(taking -> uneven.contains(taking.by())));
  }

  private void countGains() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = WHOLE;
    }
    for (Candidate candidate : candidates) {
      if (candidate.withOthers()
          && candidate.most() > 0
          && candidate.discount() instanceof Discount.Percent(Ratio rate, _)) {
        for (int i = 0; i < counts.length; i++) {
          if (lines.get(i).matches(candidate.takes().getFirst().of())) {
            counts[i] = Math.max(0, counts[i] - rate.of(WHOLE, Rounding.UP));
          }
        }
      }
    }
  }

  private long gain(Heap heap, long off) {
    long counted = counts[heap.line()];
    return counted == WHOLE ? off : Ratio.divide(off, counted, WHOLE, Rounding.DOWN);
  }

  /// The plain offer that takes most off a line, or least for the margin; of equal ones the first.
  private @Nullable Candidate best(BasketLine line) {
    Candidate best = null;
    long most = 0;
    for (Candidate candidate : candidates) {
      if (plain.contains(candidate) && line.matches(candidate.takes().getFirst().of())) {
        long off = Plan.off(candidate.discount(), line.price, line.quantity);
        if (off > 0 && (best == null || (forMargin ? off < most : off > most))) {
          best = candidate;
          most = off;
        }
      }
    }
    return best;
  }

  private @Nullable Taker taker(Candidate candidate) {
    int budget = number(budgets, candidate.budget());
    int group = number(groups, candidate.group());
    List<Taker.Part> parts = new ArrayList<>();
    for (int i = 0; i < candidate.takes().size(); i++) {
      Part part = candidate.takes().get(i);
      parts.add(new Taker.Part(part.pieces(), shares(candidate, i)));
      if (parts.getLast().from().isEmpty()) {
        return null;
      }
    }
    List<Share> shares = parts.getFirst().from();
    if (candidate.most() == 0) {
      return null;
    }
    return switch (candidate.on()) {
      case On.Each _, On.OfPart _ -> new Taker.Sets(parts, 0, candidate.most(), budget, group);
      case On.Together _ ->
          new Taker.Sets(parts, extra(candidate, parts), candidate.most(), budget, group);
      case On.Cheapest(var cheapest) -> {
        List<Share> dearestFirst = new ArrayList<>(shares);
        dearestFirst.sort(Comparator.comparing(share -> -heap(share).value()));
        long size = candidate.takes().getFirst().pieces();
        yield new Taker.Cheapest(size, cheapest, dearestFirst, candidate.most(), budget, group);
      }
      case On.Basket _ -> {
        long off = extra(candidate, parts);
        long price = 0;
        for (Share share : shares) {
          price += gain(heap(share), heap(share).value()) * heap(share).count();
        }
        long all = Math.min(off, price);
        yield forMargin && all <= 0 ? null : new Taker.All(shares, all, budget, group);
      }
    };
  }

  /// Where an offer can have pieces of a part, and what it takes off each. It takes a hair less
  /// than it does, or more for the margin, so that of equal ways that is chosen which uses up no
  /// limit and no voucher. For the margin, what takes nothing off is not had.
  private List<Share> shares(Candidate candidate, int part) {
    List<Share> shares = new ArrayList<>();
    boolean single = candidate.takes().size() == 1 && candidate.takes().getFirst().pieces() == 1;
    for (int i = 0; i < gains.length; i++) {
      Heap heap = pieces.heaps.get(i);
      if (!lines.get(heap.line()).matches(candidate.takes().get(part).of())) {
        continue;
      }
      long off = gain(heap, off(candidate, part, heap));
      if (forMargin) {
        if (off > 0 || !gives(candidate, part, heap)) {
          shares.add(new Share(i, fixedTogether(candidate) ? off : off + 1));
        }
        continue;
      }
      long gain = off - 1;
      if (!single || gain >= gains[i] || candidate.on() instanceof On.Basket) {
        shares.add(new Share(i, gain));
      }
    }
    return shares;
  }

  /// Whether it is on these pieces that the offer takes something off.
  private static boolean gives(Candidate candidate, int part, Heap heap) {
    return switch (candidate.on()) {
      case On.Each _, On.Cheapest _ -> true;
      case On.OfPart(var of) -> of == part;
      case On.Together _ -> heap.value() == 0;
      case On.Basket _ -> false;
    };
  }

  private static boolean fixedTogether(Candidate candidate) {
    return candidate.on() instanceof On.Together
        && candidate.discount() instanceof Discount.FixedPrice;
  }

  private long off(Candidate candidate, int part, Heap heap) {
    return switch (candidate.on()) {
      case On.Each _, On.Cheapest _ -> pieces.off(candidate.discount(), heap);
      case On.OfPart(var of) -> of == part ? pieces.off(candidate.discount(), heap) : 0;
      case On.Together _ -> candidate.discount() instanceof Discount.FixedPrice ? heap.value() : 0;
      case On.Basket _ -> 0;
    };
  }

  /// What a set gains besides the gains of its pieces. Where offers on top count some of its lines
  /// for less than others, it may gain less in the end.
  private long extra(Candidate candidate, List<Taker.Part> parts) {
    long least = WHOLE;
    long most = 0;
    for (Taker.Part part : parts) {
      for (Share share : part.from()) {
        least = Math.min(least, counts[heap(share).line()]);
        most = Math.max(most, counts[heap(share).line()]);
      }
    }
    if (least < most) {
      uneven.add(candidate);
    }
    return switch (candidate.discount()) {
      case Discount.Off(var off) -> Ratio.divide(pieces.finely(off), most, WHOLE, Rounding.DOWN);
      case Discount.FixedPrice(var fixed) ->
          -Ratio.divide(pieces.finely(fixed), least, WHOLE, Rounding.UP);
      case Discount.Percent _ ->
          throw new IllegalStateException("a percentage is on each piece: " + candidate.id());
    };
  }

  private Heap heap(Share share) {
    return pieces.heaps.get(share.pile());
  }

  /// What of a budget's money remains a gain.
  private long counts(String budget) {
    List<Taker.Share> shares = new ArrayList<>();
    List<Candidate> users = new ArrayList<>();
    for (int i = 0; i < bidders.size(); i++) {
      if (budget.equals(bidders.get(i).budget())) {
        users.add(bidders.get(i));
        shares.addAll(takers.get(i).shares());
      }
    }
    LongSummaryStatistics of =
        shares.stream().mapToLong(share -> counts[heap(share).line()]).summaryStatistics();
    if (of.getMin() < of.getMax()) {
      uneven.addAll(users);
    }
    return shares.isEmpty() ? WHOLE : of.getMax();
  }

  private static int number(Map<String, Integer> numbers, @Nullable String of) {
    return of == null ? Taker.NONE : numbers.computeIfAbsent(of, _ -> numbers.size());
  }
}
