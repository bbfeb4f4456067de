package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Tries every combination of offers to which no further offer could be added, counting single
/// pieces: the least that can be taken off.
final class EveryFullWay {

  private final String[] category;
  private final int[] pieces;
  private final long[] price;
  private final long budget;
  private final List<AnyOffer> offers;
  private final List<List<Having>> havings = new ArrayList<>();
  private final Having[] had;

  private long least = Long.MAX_VALUE;

  /// What an offer has: pieces of each line for its first and for its second part.
  ///
  /// @param off what that takes off
  /// @param last what the set takes off that is made of the cheapest pieces
  private record Having(int[] first, int[] second, int times, long off, long last) {
    boolean includes(Having other) {
      for (int i = 0; i < first.length; i++) {
        if (first[i] < other.first[i] || second[i] < other.second[i]) {
          return false;
        }
      }
      return times > other.times;
    }
  }

  /// @param price of one piece, by line
  EveryFullWay(String[] category, int[] pieces, long[] price, long budget, List<AnyOffer> offers) {
    this.category = category;
    this.pieces = pieces;
    this.price = price;
    this.budget = budget;
    this.offers = offers;
    this.had = new Having[offers.size()];
    for (AnyOffer offer : offers) {
      List<Having> all = new ArrayList<>();
      collect(offer, new int[pieces.length], new int[pieces.length], 0, all);
      all.sort(Comparator.comparingLong(Having::off));
      havings.add(all);
    }
  }

  long least() {
    choose(0, pieces.clone(), 0);
    return least;
  }

  private void collect(AnyOffer offer, int[] first, int[] second, int line, List<Having> into) {
    if (line == pieces.length) {
      Having having = having(offer, first.clone(), second.clone());
      if (having != null) {
        into.add(having);
      }
      return;
    }
    boolean bundle = offer.takes().size() > 1;
    for (int one = 0; one <= pieces[line]; one++) {
      first[line] = one;
      for (int two = 0; two <= (bundle ? pieces[line] - one : 0); two++) {
        second[line] = two;
        collect(offer, first, second, line + 1, into);
      }
    }
    first[line] = 0;
    second[line] = 0;
  }

  private Having having(AnyOffer offer, int[] first, int[] second) {
    int one = sum(first);
    int two = sum(second);
    if (offer.kind() == AnyOffer.Kind.ON_TOP) {
      return one == 0
          ? new Having(first, second, 0, 0, 0)
          : one == 1 && first[0] == 1 ? new Having(new int[first.length], second, 1, 0, 1) : null;
    }
    AnyOffer.Part part = offer.takes().getFirst();
    AnyOffer.Part other = offer.takes().getLast();
    boolean bundle = offer.takes().size() > 1;
    boolean basket = offer.kind() == AnyOffer.Kind.BASKET;
    int times = basket ? Math.min(one, 1) : one / part.pieces();
    if (!basket && (one % part.pieces() != 0 || times > offer.most())
        || bundle && two != times * other.pieces()) {
      return null;
    }
    if (times == 0) {
      return new Having(first, second, 0, 0, 0);
    }
    long whole = 0;
    for (int i = 0; i < first.length; i++) {
      boolean matches = part.matches(category[i]);
      if (first[i] > 0 && !matches
          || second[i] > 0 && !other.matches(category[i])
          || basket && matches && first[i] < pieces[i]) {
        return null;
      }
      boolean idle = offer.off().of(price[i]) == 0;
      boolean single = offer.kind() == AnyOffer.Kind.EACH || offer.kind() == AnyOffer.Kind.CHEAPEST;
      if (idle
          && (single && first[i] > 0 || offer.kind() == AnyOffer.Kind.OF_SECOND && second[i] > 0)) {
        return null;
      }
      whole += (first[i] + second[i]) * price[i];
    }
    List<Long> firsts = prices(first);
    List<Long> seconds = prices(second);
    long off = 0;
    long last = 0;
    for (int time = 0; time < times; time++) {
      List<Long> set =
          basket ? firsts : firsts.subList(time * part.pieces(), (time + 1) * part.pieces());
      List<Long> rest =
          bundle ? seconds.subList(time * other.pieces(), (time + 1) * other.pieces()) : List.of();
      last = ofSet(offer, set, rest);
      off += last;
    }
    return last <= 0 ? null : new Having(first, second, times, off, last);
  }

  private static long ofSet(AnyOffer offer, List<Long> first, List<Long> second) {
    long whole = first.stream().mapToLong(p -> p).sum() + second.stream().mapToLong(p -> p).sum();
    return switch (offer.kind()) {
      case EACH -> first.stream().mapToLong(offer.off()::of).sum();
      case OF_SECOND -> second.stream().mapToLong(offer.off()::of).sum();
      case CHEAPEST ->
          first.subList(first.size() - offer.cheapest(), first.size()).stream()
              .mapToLong(offer.off()::of)
              .sum();
      case TOGETHER, BASKET ->
          offer.off().fixed()
              ? whole - offer.off().amount()
              : Math.min(whole, offer.off().amount());
      case ON_TOP -> 0;
    };
  }

  /// The dearest first.
  private List<Long> prices(int[] counts) {
    PriorityQueue<Long> all = new PriorityQueue<>(Comparator.reverseOrder());
    for (int i = 0; i < counts.length; i++) {
      for (int piece = 0; piece < counts[i]; piece++) {
        all.add(price[i]);
      }
    }
    List<Long> sorted = new ArrayList<>();
    while (!all.isEmpty()) {
      sorted.add(all.poll());
    }
    return sorted;
  }

  private void choose(int at, int[] left, long off) {
    if (off > least) {
      return;
    }
    if (at == had.length) {
      long total = total();
      if (total < least && !open(left)) {
        least = total;
      }
      return;
    }
    for (Having having : havings.get(at)) {
      if (having.times() == 0 || (fits(having, left) && goes(at, at))) {
        boolean drawn = offers.get(at).budget();
        if (having.times() > 0
            && drawn
            && drawnBefore(at) + having.off() - having.last() >= budget) {
          continue;
        }
        had[at] = having;
        choose(at + 1, without(left, having), off + (drawn ? 0 : having.off()));
      }
    }
    had[at] = null;
  }

  private long drawnBefore(int at) {
    long drawn = 0;
    for (int i = 0; i < at; i++) {
      drawn += offers.get(i).budget() ? had[i].off() : 0;
    }
    return drawn;
  }

  /// Whether an offer goes with what the others up to `end` have.
  private boolean goes(int at, int end) {
    AnyOffer one = offers.get(at);
    for (int i = 0; i < end; i++) {
      AnyOffer other = offers.get(i);
      if (i != at
          && had[i].times() > 0
          && (!one.group().isEmpty() && one.group().equals(other.group())
              || one.notWith() == number(i)
              || other.notWith() == number(at))) {
        return false;
      }
    }
    return true;
  }

  /// Offers are numbered from the last one.
  private int number(int at) {
    return offers.size() - 1 - at;
  }

  private boolean open(int[] left) {
    for (int i = 0; i < had.length; i++) {
      if (goes(i, had.length) && !(offers.get(i).budget() && drawnBefore(had.length) >= budget)) {
        int[] room = without(left, had[i], -1);
        for (Having more : havings.get(i)) {
          if (more.includes(had[i]) && fits(more, room)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private long total() {
    long off = 0;
    long drawn = 0;
    long whole = 0;
    for (int i = 0; i < pieces.length; i++) {
      whole += pieces[i] * price[i];
    }
    for (int i = 0; i < had.length; i++) {
      off += offers.get(i).budget() ? 0 : had[i].off();
      drawn += offers.get(i).budget() ? had[i].off() : 0;
    }
    off += Math.min(drawn, budget);
    long onTop = 0;
    for (int i = 0; i < had.length; i++) {
      boolean top = offers.get(i).kind() == AnyOffer.Kind.ON_TOP && had[i].times() > 0;
      onTop += top ? offers.get(i).off().of(whole - off) : 0;
    }
    return off + Math.min(whole - off, onTop);
  }

  private static boolean fits(Having having, int[] left) {
    for (int i = 0; i < left.length; i++) {
      if (having.first()[i] + having.second()[i] > left[i]) {
        return false;
      }
    }
    return true;
  }

  private static int[] without(int[] left, Having having) {
    return without(left, having, 1);
  }

  private static int[] without(int[] left, Having having, int sign) {
    int[] rest = left.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= sign * (having.first()[i] + having.second()[i]);
    }
    return rest;
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }
}
