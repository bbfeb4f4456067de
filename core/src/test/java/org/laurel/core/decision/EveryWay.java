package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Tries every way to share the pieces of a basket out among offers, counting single pieces: what
/// the chosen combination has to agree with.
final class EveryWay {

  private final String[] category;
  private final int[] pieces;
  private final long[] price;
  private final long budget;

  /// @param price of one piece, by line
  EveryWay(String[] category, int[] pieces, long[] price, long budget) {
    this.category = category;
    this.pieces = pieces;
    this.price = price;
    this.budget = budget;
  }

  /// The most that can be taken off.
  long most(List<AnyOffer> offers) {
    long most = 0;
    for (List<AnyOffer> some : oneOfEachGroup(offers)) {
      for (List<AnyOffer> together : goingTogether(offers, some)) {
        most = Math.max(most, mostOf(together));
      }
    }
    return most;
  }

  private static List<List<AnyOffer>> oneOfEachGroup(List<AnyOffer> offers) {
    List<List<AnyOffer>> all = List.of(offers);
    for (String group : new TreeSet<>(offers.stream().map(AnyOffer::group).toList())) {
      if (!group.isEmpty()) {
        List<List<AnyOffer>> next = new ArrayList<>();
        for (List<AnyOffer> some : all) {
          for (AnyOffer one : some.stream().filter(o -> o.group().equals(group)).toList()) {
            next.add(some.stream().filter(o -> o.equals(one) || !o.group().equals(group)).toList());
          }
        }
        all = next;
      }
    }
    return all;
  }

  /// @param all from the highest number to 0
  private static List<List<AnyOffer>> goingTogether(List<AnyOffer> all, List<AnyOffer> some) {
    for (AnyOffer one : some) {
      AnyOffer other = one.notWith() < 0 ? null : all.get(all.size() - 1 - one.notWith());
      if (other != null && some.contains(other)) {
        List<List<AnyOffer>> either = new ArrayList<>();
        for (AnyOffer out : List.of(one, other)) {
          List<AnyOffer> rest = some.stream().filter(offer -> !offer.equals(out)).toList();
          either.addAll(goingTogether(all, rest));
        }
        return either;
      }
    }
    return List.of(some);
  }

  /// What is left of each line's pieces, and what offers have drawn on the budget.
  private record State(int left, long drawn) {}

  private long mostOf(List<AnyOffer> offers) {
    int states = 1;
    for (int count : pieces) {
      states *= count + 1;
    }
    Map<State, Long> best = new HashMap<>(Map.of(new State(states - 1, 0), 0L));
    for (AnyOffer offer : offers) {
      if (offer.kind() != AnyOffer.Kind.ON_TOP) {
        best = after(offer, best);
      }
    }
    long whole = 0;
    for (int i = 0; i < pieces.length; i++) {
      whole += pieces[i] * price[i];
    }
    long most = 0;
    for (var entry : best.entrySet()) {
      long off = entry.getValue() + Math.min(budget, entry.getKey().drawn());
      most = Math.max(most, off + onTop(offers, whole - off));
    }
    return most;
  }

  private static long onTop(List<AnyOffer> offers, long rest) {
    long off = 0;
    for (AnyOffer offer : offers) {
      off += offer.kind() == AnyOffer.Kind.ON_TOP ? offer.off().of(rest) : 0;
    }
    return Math.min(rest, off);
  }

  private Map<State, Long> after(AnyOffer offer, Map<State, Long> before) {
    Map<State, Long> after = new HashMap<>(before);
    Map<Integer, Long> offs = new HashMap<>();
    for (var entry : before.entrySet()) {
      int[] left = unpacked(entry.getKey().left());
      for (int taken = 1; taken <= entry.getKey().left(); taken++) {
        int[] counts = unpacked(taken);
        if (fits(counts, left)) {
          long off = offs.computeIfAbsent(taken, _ -> off(offer, counts));
          if (off > 0) {
            State to =
                new State(
                    entry.getKey().left() - taken,
                    entry.getKey().drawn() + (offer.budget() ? off : 0));
            after.merge(to, entry.getValue() + (offer.budget() ? 0 : off), Math::max);
          }
        }
      }
    }
    return after;
  }

  private int[] unpacked(int state) {
    int[] counts = new int[pieces.length];
    int rest = state;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = rest % (pieces[i] + 1);
      rest /= pieces[i] + 1;
    }
    return counts;
  }

  private static boolean fits(int[] counts, int[] left) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > left[i]) {
        return false;
      }
    }
    return true;
  }

  /// What an offer takes off exactly these pieces; 0 when it cannot have them.
  private long off(AnyOffer offer, int[] counts) {
    int size = offer.takes().stream().mapToInt(AnyOffer.Part::pieces).sum();
    int all = Arrays.stream(counts).sum();
    int times = all / size;
    boolean basket = offer.kind() == AnyOffer.Kind.BASKET;
    if (all % size != 0 || (!basket && times > offer.most())) {
      return 0;
    }
    if (offer.takes().size() > 1) {
      return split(offer, counts, new int[counts.length], 0, times);
    }
    long whole = 0;
    long each = 0;
    List<Long> dearestFirst = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      boolean matches = offer.takes().getFirst().matches(category[i]);
      if (counts[i] > 0 && !matches || basket && matches && counts[i] < pieces[i]) {
        return 0;
      }
      whole += counts[i] * price[i];
      each += counts[i] * offer.off().of(price[i]);
      for (int piece = 0; piece < counts[i]; piece++) {
        dearestFirst.add(price[i]);
      }
    }
    return switch (offer.kind()) {
      case EACH -> each;
      case CHEAPEST -> cheapest(offer, dearestFirst, size);
      case TOGETHER -> together(offer, whole, times);
      case BASKET -> offer.off().of(whole);
      case OF_SECOND, ON_TOP -> throw new IllegalStateException(offer.text());
    };
  }

  private static long cheapest(AnyOffer offer, List<Long> prices, int size) {
    prices.sort(Comparator.reverseOrder());
    long off = 0;
    for (int i = 0; i < prices.size(); i++) {
      off += i % size >= size - offer.cheapest() ? offer.off().of(prices.get(i)) : 0;
    }
    return off;
  }

  private static long together(AnyOffer offer, long price, int times) {
    long amount = offer.off().amount() * times;
    return offer.off().fixed() ? Math.max(0, price - amount) : Math.min(price, amount);
  }

  /// @param second how many pieces of each line belong to the second part
  private long split(AnyOffer offer, int[] counts, int[] second, int line, int times) {
    if (line < counts.length) {
      long most = 0;
      for (second[line] = 0; second[line] <= counts[line]; second[line]++) {
        most = Math.max(most, split(offer, counts, second, line + 1, times));
      }
      second[line] = 0;
      return most;
    }
    AnyOffer.Part one = offer.takes().getFirst();
    AnyOffer.Part other = offer.takes().getLast();
    long whole = 0;
    long each = 0;
    int others = 0;
    for (int i = 0; i < counts.length; i++) {
      if (second[i] > 0 && !other.matches(category[i])
          || second[i] < counts[i] && !one.matches(category[i])) {
        return 0;
      }
      whole += counts[i] * price[i];
      each += second[i] * offer.off().of(price[i]);
      others += second[i];
    }
    if (others != times * other.pieces()) {
      return 0;
    }
    return offer.kind() == AnyOffer.Kind.TOGETHER ? together(offer, whole, times) : each;
  }
}
