package org.laurel.core.combination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The combination that gives least of those to which nothing can be added.
final class Least extends Halving {

  /// What looking at anything takes, besides a step for every four shares: they are only summed up.
  private static final int A_LOOK = 2;

  private final Fullness fullness;
  private final Steps steps;

  /// How much there is to look at: shares, and who is left out.
  private final long size;

  /// The piles that anybody wants.
  private final int[] piles;

  /// Those, and the ones that who is left out wants.
  private final int[] seen;

  /// By pile: what is free for sure; of those seen.
  private final long[] free;

  /// By pile: who wants it, whose piece costs least first.
  private final List<List<Want>> wants = new ArrayList<>();

  /// Only what gives less is of interest.
  private long ceiling = Fullness.NONE;

  private long @Nullable [][] best;

  /// Something to which perhaps more could be added, when nothing better is found.
  private long @Nullable [][] spare;

  /// @param each what a piece gives at least, whatever else is taken; 0 where it has a budget
  /// @param drawn the same, from the budget
  private record Want(int claim, int share, long each, long drawn) {}

  Least(Fullness fullness, Steps steps) {
    super(fullness.claims, fullness.pieces);
    this.fullness = fullness;
    this.steps = steps;
    this.size =
        fullness.bars.size() + claims.stream().mapToLong(claim -> claim.pile.length).sum() + 1;
    this.piles =
        claims.stream().flatMapToInt(c -> Arrays.stream(c.pile)).distinct().sorted().toArray();
    this.seen =
        Stream.concat(claims.stream(), fullness.bars.stream())
            .flatMapToInt(claim -> Arrays.stream(claim.pile))
            .distinct()
            .toArray();
    this.free = new long[pieces.length];
    for (int pile = 0; pile < pieces.length; pile++) {
      wants.add(new ArrayList<>());
    }
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      for (int share = 0; share < claim.pile.length; share++) {
        long each = each(claim, share);
        boolean free = claim.taker.budget() == Taker.NONE;
        wants.get(claim.pile[share]).add(new Want(i, share, free ? each : 0, free ? 0 : each));
      }
    }
    wants.forEach(all -> all.sort(Comparator.comparingLong(Want::each)));
  }

  private static long each(Claim claim, int share) {
    return switch (claim.taker) {
      case Taker.Sets sets when sets.extra() < 0 -> 0;
      case Taker.Sets sets -> {
        long size = sets.parts().stream().mapToLong(Taker.Part::pieces).sum();
        yield claim.gain[share] + sets.extra() / size;
      }
      case Taker.Cheapest rule ->
          rule.cheapest() * Arrays.stream(claim.gain).min().orElse(0) / rule.pieces();
      case Taker.All all -> claim.gain[share] + all.gain() / Math.max(1, Fullness.sum(claim.most));
    };
  }

  /// @return whether what was found is proven to be the least
  boolean run() {
    start();
    boolean all = branch(steps);
    if (best == null && !all) {
      best = spare;
    }
    return all;
  }

  /// What each claim takes of its shares; `null`: none was found.
  @Nullable List<List<Long>> taken() {
    if (best == null) {
      return null;
    }
    return Arrays.stream(best).map(one -> Arrays.stream(one).boxed().toList()).toList();
  }

  @Override
  boolean promises() {
    steps.take(A_LOOK + size / 4);
    return atLeast() < ceiling && !surelyOpen();
  }

  @Override
  void arrived(long[][] taken) {
    long given = fullness.given(taken, piles);
    if (given < ceiling && !fullness.open(taken)) {
      ceiling = given;
      best = taken;
    }
  }

  /// What is given away at least, within the present bounds.
  private long atLeast() {
    long[] drawn = new long[fullness.budgets.size()];
    long given = 0;
    for (int pile : piles) {
      long left = fullness.anyway[pile];
      long room = pieces[pile];
      for (Want want : wants.get(pile)) {
        Claim claim = claims.get(want.claim());
        long sure = claim.least[want.share()];
        given += sure * want.each();
        if (want.drawn() > 0) {
          drawn[claim.taker.budget()] += sure * want.drawn();
        }
        room -= sure;
        if (left == 0 && covers(want)) {
          left = want.each();
        }
      }
      for (Want want : wants.get(pile)) {
        if (left == 0 || room == 0 || want.each() >= left) {
          break;
        }
        Claim claim = claims.get(want.claim());
        long more = Math.min(room, claim.most[want.share()] - claim.least[want.share()]);
        given += more * want.each();
        room -= more;
      }
      given += room * left;
    }
    for (int i = 0; i < drawn.length; i++) {
      given += Math.min(drawn[i], fullness.budgets.get(i));
    }
    return given;
  }

  /// Whether one takes what nobody else does, since nothing keeps it from it.
  private boolean covers(Want want) {
    Claim claim = claims.get(want.claim());
    return claim.taker instanceof Taker.Sets sets
        && sets.parts().size() == 1
        && sets.parts().getFirst().pieces() == 1
        && sets.extra() == 0
        && sets.budget() == Taker.NONE
        && sets.most() > Fullness.sum(claim.most)
        && !mayHaveRival(want.claim());
  }

  private boolean mayHaveRival(int one) {
    int group = claims.get(one).taker.group();
    for (int i = 0; group != Taker.NONE && i < claims.size(); i++) {
      if (i != one && claims.get(i).taker.group() == group && Fullness.any(claims.get(i).most)) {
        return true;
      }
    }
    return false;
  }

  /// Whether something could be added to every combination within the present bounds.
  private boolean surelyOpen() {
    for (int pile : seen) {
      free[pile] = fullness.anyway[pile] > 0 ? 0 : Math.max(0, pieces[pile] - most[pile]);
    }
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      if (claim.taker.budget() == Taker.NONE
          && surelyMore(claim, claim.most, free)
          && !mayHaveRival(i)) {
        return true;
      }
    }
    for (int i = 0; i < fullness.bars.size(); i++) {
      Claim bar = fullness.bars.get(i);
      if (bar.taker.budget() == Taker.NONE
          && surelyMore(bar, new long[bar.pile.length], free)
          && fullness.foes(i).stream().noneMatch(foe -> Fullness.any(claims.get(foe).most))) {
        return true;
      }
    }
    return false;
  }

  /// @param most that it may have already
  private boolean surelyMore(Claim claim, long[] most, long[] free) {
    return switch (claim.taker) {
      case Taker.Sets sets ->
          sets.extra() >= 0
              && Fullness.times(sets, most) < sets.most()
              && Fullness.holds(sets, free);
      case Taker.Cheapest rule ->
          Fullness.sum(most) / rule.pieces() < rule.most()
              && Fullness.among(claim, free) >= rule.pieces();
      case Taker.All _ -> !Fullness.any(most) && fullness.whole(claim, free);
    };
  }

  /// Each two are let be first, then the others in their order: the least of what that comes to is
  /// the first to be bettered.
  private void start() {
    long reserve = steps.left() - steps.left() / 4;
    for (int first = 0; first < Math.max(1, claims.size()); first++) {
      for (int second = 0; second < Math.max(1, claims.size()); second++) {
        if (steps.left() < reserve && first + second > 0) {
          return;
        }
        start(first, second);
      }
    }
  }

  private void start(int first, int second) {
    long[][] taken = claims.stream().map(c -> new long[c.pile.length]).toArray(long[][]::new);
    long[] free = fullness.free(taken);
    IntStream.concat(IntStream.of(first, second), IntStream.range(0, claims.size()))
        .filter(i -> i < claims.size())
        .forEach(i -> fill(i, taken, free));
    steps.take(size);
    long given = fullness.given(taken, piles);
    boolean open = fullness.open(taken);
    if (given < ceiling - 1 && !open) {
      ceiling = given + 1;
      best = taken;
    }
    if (spare == null && given != Fullness.NONE && fullness.bars.isEmpty()) {
      spare = taken;
    }
  }

  /// Takes as often as can be of what is free.
  private void fill(int i, long[][] taken, long[] free) {
    if (Fullness.any(taken[i]) || fullness.room(i, taken) <= 0) {
      return;
    }
    Claim claim = claims.get(i);
    switch (claim.taker) {
      case Taker.All _ -> {
        if (fullness.whole(claim, free)) {
          taken[i] = Arrays.stream(claim.pile).mapToLong(pile -> pieces[pile]).toArray();
        }
      }
      case Taker.Cheapest rule -> {
        long times = Math.min(Fullness.among(claim, free) / rule.pieces(), rule.most());
        long rest = rule.pieces() * (rule.budget() == Taker.NONE ? times : Math.min(times, 1));
        for (int share = claim.pile.length - 1; share >= 0; share--) {
          taken[i][share] = Math.min(rest, free[claim.pile[share]]);
          rest -= taken[i][share];
        }
      }
      case Taker.Sets sets -> {
        fill(claim, sets, i, taken, free.clone());
      }
    }
    for (int share = 0; share < claim.pile.length; share++) {
      free[claim.pile[share]] -= taken[i][share];
    }
  }

  /// One set, and at once all that are like it, then the next: each time a pile comes to its end.
  private void fill(Claim claim, Taker.Sets sets, int i, long[][] taken, long[] free) {
    long times = 0;
    while (times < sets.most() && fullness.room(i, taken) > 0 && Fullness.holds(sets, free)) {
      long[] set = new long[claim.pile.length];
      long[] left = free.clone();
      Fullness.addDearest(sets, set, left);
      long gives = claim.gain(set);
      if (gives <= 0 || Fullness.last(sets, set) <= 0) {
        return;
      }
      long room = fullness.room(i, taken);
      long alike =
          Math.min(sets.most() - times, room == Fullness.NONE ? room : Math.ceilDiv(room, gives));
      for (int pile = 0; pile < free.length; pile++) {
        long needs = free[pile] - left[pile];
        alike = needs == 0 ? alike : Math.min(alike, free[pile] / needs);
      }
      for (int share = 0; share < set.length; share++) {
        taken[i][share] += alike * set[share];
        free[claim.pile[share]] -= alike * set[share];
      }
      times += alike;
    }
  }
}
