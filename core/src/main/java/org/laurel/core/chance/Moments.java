package org.laurel.core.chance;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laurel.core.draw.Seed;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Spread;

/// When what is spread over some days is there to be had.
///
/// The days are cut into as many equal stretches as there are amounts, and each amount has a secret
/// moment within its stretch: the [Seed#number] of `moment programme/budget` and the amount's place
/// (from 0) below all the days' seconds, divided by how many amounts there are, after the beginning
/// of its stretch. Whoever is first from that moment on gets it; what nobody got waits.
public final class Moments {

  /// More moments than that are no prizes.
  public static final long MOST = 1_000_000;

  private Moments() {}

  /// How many are there to be had by a moment, those included that were had before.
  ///
  /// @param seed `null`: nobody settled one, and nothing is there
  public static long passed(
      Programme programme, Budget budget, @Nullable Seed seed, Instant moment) {
    Spread spread = budget.spread();
    if (spread == null) {
      return budget.most();
    }
    Instant begins = spread.begins(programme.zone());
    if (seed == null || moment.isBefore(begins)) {
      return 0;
    }
    long all = Duration.between(begins, spread.ends(programme.zone())).toSeconds();
    long now = Math.min(all, Duration.between(begins, moment).toSeconds());
    // Stretches that are over have passed theirs; the one that lasts may have.
    long over = Math.multiplyExact(now, budget.most()) / all;
    return over < budget.most() && second(programme, budget, seed, over, all) <= now
        ? over + 1
        : over;
  }

  private static long second(Programme programme, Budget budget, Seed seed, long place, long all) {
    String message = "moment " + programme.id() + "/" + budget.id() + "\n" + place;
    return BigInteger.valueOf(place)
        .multiply(BigInteger.valueOf(all))
        .add(BigInteger.valueOf(seed.number(message, all)))
        .divide(BigInteger.valueOf(budget.most()))
        .longValueExact();
  }
}
