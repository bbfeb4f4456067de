package org.laurel.core.combination;

import java.util.Arrays;
import java.util.List;

/// With prices, the best is so many sets as still gain something, each made of the best pieces
/// left.
final class ClaimOfSets extends Claim {

  private final Taker.Sets sets;

  /// Where each part's shares begin and the last one's end.
  private final int[] begins;

  /// By part: the pieces it needs, and the first share in order that may have any left.
  private final long[] needs;

  private final int[] at;

  /// The shares of each part, the best first.
  private final int[] order;

  private final long[] worth;
  private final long[] left;

  ClaimOfSets(Taker.Sets sets, List<Pile> piles) {
    super(sets, piles);
    this.sets = sets;
    this.begins = new int[sets.parts().size() + 1];
    for (int part = 0; part < sets.parts().size(); part++) {
      begins[part + 1] = begins[part] + sets.parts().get(part).from().size();
    }
    this.order = new int[pile.length];
    Arrays.setAll(order, i -> i);
    this.worth = new long[pile.length];
    this.left = new long[pile.length];
    this.needs = sets.parts().stream().mapToLong(Taker.Part::pieces).toArray();
    this.at = new int[needs.length];
    long times = sets.most();
    for (int part = 0; part < needs.length; part++) {
      times = Math.min(times, sum(most, part) / needs[part]);
    }
    for (int part = 0; part < needs.length; part++) {
      for (int i = begins[part]; i < begins[part + 1]; i++) {
        most[i] = Math.min(most[i], Fine.times(needs[part], times));
      }
    }
  }

  @Override
  long best(long[] price, boolean pick) {
    long times = 0;
    long to = sets.most();
    for (int part = 0; part < at.length; part++) {
      long pieces = needs[part];
      times = Math.max(times, Math.ceilDiv(sum(least, part), pieces));
      to = Math.min(to, sum(most, part) / pieces);
    }
    if (times > to) {
      return Taker.IMPOSSIBLE;
    }
    for (int i = 0; i < pile.length; i++) {
      worth[i] = gain[i] - price[pile[i]];
      left[i] = most[i] - least[i];
    }
    long value = Fine.times(sets.extra(), times);
    for (int part = 0; part < at.length; part++) {
      sort(begins[part], begins[part + 1]);
      at[part] = begins[part];
      for (int i = begins[part]; i < begins[part + 1]; i++) {
        value += worth[i] * least[i];
      }
      value += take(part, times * needs[part] - sum(least, part));
    }
    // One more set never gains more than the one before.
    while (times < to) {
      long alike = alike(to - times);
      long more = sets.extra();
      for (int part = 0; part < at.length; part++) {
        more += alike > 0 ? worth[order[at[part]]] * needs[part] : peek(part, needs[part]);
      }
      if (more <= 0) {
        break;
      }
      alike = Math.max(1, alike);
      for (int part = 0; part < at.length; part++) {
        take(part, alike * needs[part]);
      }
      value += more * alike;
      times += alike;
    }
    if (pick) {
      for (int i = 0; i < pile.length; i++) {
        picked[i] = most[i] - left[i];
      }
    }
    return value;
  }

  /// How many more sets there are of nothing but the best piles that are left.
  private long alike(long most) {
    long alike = most;
    for (int part = 0; part < at.length; part++) {
      while (left[order[at[part]]] == 0) {
        at[part]++;
      }
      alike = Math.min(alike, left[order[at[part]]] / needs[part]);
    }
    return alike;
  }

  /// Takes the best pieces of a part that are left.
  private long take(int part, long pieces) {
    long rest = pieces;
    long value = 0;
    for (int i = at[part]; rest > 0; i++) {
      int share = order[i];
      long taken = Math.min(rest, left[share]);
      value += worth[share] * taken;
      left[share] -= taken;
      rest -= taken;
    }
    return value;
  }

  private long peek(int part, long pieces) {
    long rest = pieces;
    long value = 0;
    for (int i = at[part]; rest > 0; i++) {
      long taken = Math.min(rest, left[order[i]]);
      value += worth[order[i]] * taken;
      rest -= taken;
    }
    return value;
  }

  /// By insertion: prices change little from one time to the next.
  private void sort(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int share = order[i];
      int at = i;
      while (at > from && before(share, order[at - 1])) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = share;
    }
  }

  private boolean before(int one, int other) {
    return worth[one] != worth[other] ? worth[one] > worth[other] : one < other;
  }

  private long sum(long[] pieces, int part) {
    long sum = 0;
    for (int i = begins[part]; i < begins[part + 1]; i++) {
      sum += pieces[i];
    }
    return sum;
  }

  @Override
  long gain(long[] taken) {
    long times = sum(taken, 0) / needs[0];
    if (times > sets.most()) {
      return Taker.IMPOSSIBLE;
    }
    long given = Fine.times(sets.extra(), times);
    for (int part = 0; part < needs.length; part++) {
      if (sum(taken, part) != times * needs[part]) {
        return Taker.IMPOSSIBLE;
      }
    }
    for (int i = 0; i < taken.length; i++) {
      given += taken[i] * gain[i];
    }
    return given;
  }

  @Override
  long highest(int share) {
    long highest = sets.extra();
    for (int part = 0; part < needs.length; part++) {
      long best = 0;
      for (int i = begins[part]; i < begins[part + 1]; i++) {
        best = Math.max(best, gain[i]);
      }
      highest += Fine.times(best, needs[part]);
    }
    return highest;
  }
}
