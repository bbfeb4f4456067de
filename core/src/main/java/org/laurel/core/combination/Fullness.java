package org.laurel.core.combination;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What a combination gives away, and whether anything could be added to it.
///
/// What takes nothing off is not had: each time that something is taken gives something, and finds
/// something left of its budget, those of one budget taking in their order. A piece that would be
/// had cheaper anyway is not free for anything to be added.
final class Fullness {

  /// What a combination gives that is none.
  static final long NONE = Long.MAX_VALUE;

  /// More parts than this are not told apart when a set is sought among free pieces.
  private static final int PARTS = 12;

  final List<Claim> claims;
  final List<Claim> bars;
  final long[] pieces;

  /// By pile: what a piece gives away that nobody takes; 0: nothing.
  final long[] anyway;

  final List<Long> budgets;
  private final List<Bar> barred;

  /// @param bars whose foes are places among the claims
  Fullness(List<Pile> piles, List<Claim> claims, List<Bar> bars, List<Long> budgets) {
    this.claims = claims;
    this.barred = bars;
    this.bars = bars.stream().map(bar -> Claim.of(bar.taker(), piles)).toList();
    this.pieces = piles.stream().mapToLong(Pile::pieces).toArray();
    this.anyway = piles.stream().mapToLong(Pile::gain).toArray();
    this.budgets = budgets;
  }

  /// @param piles those that any of the claims wants
  /// @return [#NONE] when it is no combination
  long given(long[][] taken, int[] piles) {
    long[] left = pieces.clone();
    long[] drawn = new long[budgets.size()];
    long given = 0;
    for (int i = 0; i < taken.length; i++) {
      Claim claim = claims.get(i);
      long gives = claim.gain(taken[i]);
      if (gives <= Taker.IMPOSSIBLE) {
        return NONE;
      }
      if (!any(taken[i])) {
        continue;
      }
      for (int share = 0; share < taken[i].length; share++) {
        left[claim.pile[share]] -= taken[i][share];
      }
      long last = last(claim.taker, taken[i]);
      int budget = claim.taker.budget();
      if (last <= 0 || rivalTakes(i, taken)) {
        return NONE;
      }
      if (budget == Taker.NONE) {
        given += gives;
      } else if (drawn[budget] + gives - last >= budgets.get(budget)) {
        return NONE;
      } else {
        drawn[budget] += gives;
      }
    }
    for (int i = 0; i < drawn.length; i++) {
      given += Math.min(drawn[i], budgets.get(i));
    }
    for (int pile : piles) {
      if (left[pile] < 0) {
        return NONE;
      }
      given += left[pile] * anyway[pile];
    }
    return given;
  }

  static boolean any(long[] taken) {
    for (long count : taken) {
      if (count > 0) {
        return true;
      }
    }
    return false;
  }

  private boolean rivalTakes(int claim, long[][] taken) {
    int group = claims.get(claim).taker.group();
    for (int i = 0; group != Taker.NONE && i < taken.length; i++) {
      if (i != claim && claims.get(i).taker.group() == group && any(taken[i])) {
        return true;
      }
    }
    return false;
  }

  /// Whether anything could be added.
  boolean open(long[][] taken) {
    long[] free = free(taken);
    for (int i = 0; i < taken.length; i++) {
      if (room(i, taken) > 0 && more(claims.get(i), taken[i], free)) {
        return true;
      }
    }
    for (int i = 0; i < bars.size(); i++) {
      Claim bar = bars.get(i);
      boolean barredBy = barred.get(i).foes().stream().anyMatch(foe -> any(taken[foe]));
      if (!barredBy
          && left(bar.taker.budget(), taken) > 0
          && more(bar, new long[bar.pile.length], free)) {
        return true;
      }
    }
    return false;
  }

  boolean open(List<List<Long>> taken) {
    return open(
        taken.stream()
            .map(one -> one.stream().mapToLong(Long::longValue).toArray())
            .toArray(long[][]::new));
  }

  List<Integer> foes(int bar) {
    return barred.get(bar).foes();
  }

  long[] free(long[][] taken) {
    long[] free = pieces.clone();
    for (int pile = 0; pile < free.length; pile++) {
      free[pile] = anyway[pile] > 0 ? 0 : free[pile];
    }
    for (int i = 0; i < taken.length; i++) {
      for (int share = 0; share < taken[i].length; share++) {
        int pile = claims.get(i).pile[share];
        free[pile] = Math.max(0, free[pile] - taken[i][share]);
      }
    }
    return free;
  }

  /// What is left for a claim of its budget; 0 when one of its group has something.
  long room(int claim, long[][] taken) {
    return rivalTakes(claim, taken) ? 0 : left(claims.get(claim).taker.budget(), taken);
  }

  private long left(int budget, long[][] taken) {
    if (budget == Taker.NONE) {
      return NONE;
    }
    long left = budgets.get(budget);
    for (int i = 0; i < taken.length; i++) {
      left -= claims.get(i).taker.budget() == budget ? claims.get(i).gain(taken[i]) : 0;
    }
    return left;
  }

  /// Whether one that has so much can have more of what is free.
  private boolean more(Claim claim, long[] taken, long[] free) {
    return switch (claim.taker) {
      case Taker.All all -> !any(taken) && whole(claim, free);
      case Taker.Cheapest rule ->
          sum(taken) / rule.pieces() < rule.most() && among(claim, free) >= rule.pieces();
      case Taker.Sets sets -> {
        if (times(sets, taken) >= sets.most() || !holds(sets, free)) {
          yield false;
        }
        if (sets.extra() >= 0) {
          yield true;
        }
        long[] next = taken.clone();
        addDearest(sets, next, free.clone());
        if (last(sets, next) > 0 || !isAmbiguous(claim)) {
          yield last(sets, next) > 0;
        }
        long[] alone = new long[taken.length];
        addDearest(sets, alone, free.clone());
        yield last(sets, alone) > 0;
      }
    };
  }

  /// Whether its pieces could be shared out among its parts in several ways, of which one may have
  /// room for another set and the other may not.
  static boolean isAmbiguous(Claim claim) {
    return claim.taker instanceof Taker.Sets sets
        && sets.extra() < 0
        && Arrays.stream(claim.pile).distinct().count() < claim.pile.length;
  }

  /// Whether all pieces that one wants are free.
  boolean whole(Claim claim, long[] free) {
    for (int pile : claim.pile) {
      if (free[pile] < pieces[pile]) {
        return false;
      }
    }
    return true;
  }

  static long among(Claim claim, long[] free) {
    long sum = 0;
    for (int pile : claim.pile) {
      sum += free[pile];
    }
    return sum;
  }

  static long times(Taker.Sets sets, long[] taken) {
    if (sets.parts().isEmpty()) {
      return 0;
    }
    Taker.Part first = sets.parts().getFirst();
    return Arrays.stream(taken, 0, first.from().size()).sum() / first.pieces();
  }

  /// Whether a set can be had of what is free: for any of its parts together there is enough.
  static boolean holds(Taker.Sets sets, long[] free) {
    if (sets.parts().size() == 1) {
      return sum(sets.parts().getFirst(), free) >= sets.parts().getFirst().pieces();
    }
    int parts = Math.min(PARTS, sets.parts().size());
    for (int some = 1; some < 1 << parts; some++) {
      long needs = 0;
      long has = 0;
      boolean[] seen = new boolean[free.length];
      for (int part = 0; part < parts; part++) {
        if ((some >> part & 1) == 1) {
          needs += sets.parts().get(part).pieces();
          for (Taker.Share share : sets.parts().get(part).from()) {
            has += seen[share.pile()] ? 0 : free[share.pile()];
            seen[share.pile()] = true;
          }
        }
      }
      if (has < needs) {
        return false;
      }
    }
    return true;
  }

  /// Adds the set that gives most, the part first for which there is least.
  static void addDearest(Taker.Sets sets, long[] taken, long[] free) {
    int parts = sets.parts().size();
    int[] begin = new int[parts + 1];
    for (int part = 0; part < parts; part++) {
      begin[part + 1] = begin[part] + sets.parts().get(part).from().size();
    }
    IntStream.range(0, parts)
        .boxed()
        .sorted(Comparator.comparingLong(part -> sum(sets.parts().get(part), free)))
        .forEach(part -> addDearest(sets.parts().get(part), begin[part], taken, free));
  }

  private static long sum(Taker.Part part, long[] free) {
    long sum = 0;
    for (Taker.Share share : part.from()) {
      sum += free[share.pile()];
    }
    return sum;
  }

  private static void addDearest(Taker.Part part, int begin, long[] taken, long[] free) {
    long rest = part.pieces();
    while (rest > 0) {
      int best = -1;
      for (int i = 0; i < part.from().size(); i++) {
        boolean has = free[part.from().get(i).pile()] > 0;
        if (has && (best < 0 || part.from().get(i).gain() > part.from().get(best).gain())) {
          best = i;
        }
      }
      if (best < 0) {
        return;
      }
      int pile = part.from().get(best).pile();
      long count = Math.min(rest, free[pile]);
      taken[begin + best] += count;
      free[pile] -= count;
      rest -= count;
    }
  }

  /// What the last time gives, sets being made up from the dearest down.
  static long last(Taker taker, long[] taken) {
    return switch (taker) {
      case Taker.All all -> {
        long gives = all.gain();
        for (int i = 0; i < taken.length; i++) {
          gives += taken[i] * all.shares().get(i).gain();
        }
        yield gives;
      }
      case Taker.Cheapest rule -> least(rule.shares(), taken, 0, rule.cheapest());
      case Taker.Sets sets -> {
        long gives = sets.extra();
        int begin = 0;
        for (Taker.Part part : sets.parts()) {
          gives += least(part.from(), taken, begin, part.pieces());
          begin += part.from().size();
        }
        yield gives;
      }
    };
  }

  /// What the so many pieces give together that give least.
  private static long least(List<Taker.Share> shares, long[] taken, int begin, long pieces) {
    long rest = pieces;
    long gives = 0;
    boolean[] seen = new boolean[shares.size()];
    while (rest > 0) {
      int least = -1;
      for (int i = 0; i < seen.length; i++) {
        boolean has = taken[begin + i] > 0 && !seen[i];
        if (has && (least < 0 || shares.get(i).gain() < shares.get(least).gain())) {
          least = i;
        }
      }
      if (least < 0) {
        return Taker.IMPOSSIBLE;
      }
      seen[least] = true;
      long count = Math.min(rest, taken[begin + least]);
      gives += count * shares.get(least).gain();
      rest -= count;
    }
    return gives;
  }

  static long sum(long[] taken) {
    return Arrays.stream(taken).sum();
  }
}
