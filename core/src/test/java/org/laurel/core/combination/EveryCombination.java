package org.laurel.core.combination;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// Tries them all, counting single pieces: what [Combination] has to agree with.
final class EveryCombination {

  private final List<Pile> piles;
  private final List<Taker> takers;
  private final List<Long> budgets;
  private final List<int[]> shares = new ArrayList<>();
  private final long[][] taken;

  long most = Long.MIN_VALUE;
  List<List<Long>> best = List.of();
  long tried;

  EveryCombination(List<Pile> piles, List<Taker> takers, List<Long> budgets) {
    this.piles = piles;
    this.takers = takers;
    this.budgets = budgets;
    for (int pile = 0; pile < piles.size(); pile++) {
      for (int taker = 0; taker < takers.size(); taker++) {
        for (int share = 0; share < takers.get(taker).shares().size(); share++) {
          if (takers.get(taker).shares().get(share).pile() == pile) {
            shares.add(new int[] {pile, taker, share});
          }
        }
      }
    }
    taken = takers.stream().map(t -> new long[t.shares().size()]).toArray(long[][]::new);
    long[] left = piles.stream().mapToLong(Pile::pieces).toArray();
    choose(0, left);
  }

  private void choose(int at, long[] left) {
    if (at == shares.size()) {
      tried++;
      long worth = worth(left);
      if (worth > most) {
        most = worth;
        best = new ArrayList<>();
        for (long[] one : taken) {
          best.add(LongStream.of(one).boxed().toList());
        }
      }
      return;
    }
    int[] share = shares.get(at);
    long room = left[share[0]];
    for (long pieces = room; pieces >= 0; pieces--) {
      taken[share[1]][share[2]] = pieces;
      left[share[0]] = room - pieces;
      choose(at + 1, left);
    }
    taken[share[1]][share[2]] = 0;
    left[share[0]] = room;
  }

  private long worth(long[] left) {
    long worth = 0;
    for (int i = 0; i < left.length; i++) {
      worth += left[i] * piles.get(i).gain();
    }
    long[] used = new long[budgets.size()];
    List<Integer> groups = new ArrayList<>();
    for (int i = 0; i < takers.size(); i++) {
      if (LongStream.of(taken[i]).sum() == 0) {
        continue;
      }
      Taker taker = takers.get(i);
      long gives = gives(taker, taken[i]);
      if (gives == Long.MIN_VALUE || groups.contains(taker.group())) {
        return Long.MIN_VALUE;
      }
      if (taker.group() != Taker.NONE) {
        groups.add(taker.group());
      }
      if (taker.budget() == Taker.NONE) {
        worth += gives;
      } else {
        used[taker.budget()] += gives;
      }
    }
    for (int i = 0; i < used.length; i++) {
      worth += Math.min(used[i], budgets.get(i));
    }
    return worth;
  }

  private long gives(Taker taker, long[] pieces) {
    return switch (taker) {
      case Taker.Sets sets -> sets(sets, pieces);
      case Taker.Cheapest cheapest -> cheapest(cheapest, pieces);
      case Taker.All all -> all(all, pieces);
    };
  }

  private static long sets(Taker.Sets sets, long[] pieces) {
    int share = 0;
    long times = -1;
    long gives = 0;
    for (Taker.Part part : sets.parts()) {
      long ofPart = 0;
      for (Taker.Share from : part.from()) {
        ofPart += pieces[share];
        gives += pieces[share] * from.gain();
        share++;
      }
      if (ofPart % part.pieces() != 0 || (times >= 0 && times != ofPart / part.pieces())) {
        return Long.MIN_VALUE;
      }
      times = ofPart / part.pieces();
    }
    return times > sets.most() ? Long.MIN_VALUE : gives + times * sets.extra();
  }

  private static long cheapest(Taker.Cheapest rule, long[] pieces) {
    List<Long> dearestFirst = new ArrayList<>();
    for (int share = 0; share < pieces.length; share++) {
      for (long i = 0; i < pieces[share]; i++) {
        dearestFirst.add(rule.shares().get(share).gain());
      }
    }
    int size = Math.toIntExact(rule.pieces());
    if (dearestFirst.size() % size != 0 || dearestFirst.size() / size > rule.most()) {
      return Long.MIN_VALUE;
    }
    long gives = 0;
    for (int from = 0; from < dearestFirst.size(); from += size) {
      List<Long> set = dearestFirst.subList(from, from + size);
      gives +=
          set.subList(size - Math.toIntExact(rule.cheapest()), size).stream()
              .mapToLong(gain -> gain)
              .sum();
    }
    return gives;
  }

  private long all(Taker.All all, long[] pieces) {
    long gives = all.gain();
    for (int share = 0; share < pieces.length; share++) {
      if (pieces[share] != piles.get(all.shares().get(share).pile()).pieces()) {
        return Long.MIN_VALUE;
      }
      gives += pieces[share] * all.shares().get(share).gain();
    }
    return gives;
  }
}
