package org.laurel.core.chance;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.laurel.core.draw.Seed;
import org.laurel.core.programme.Odds;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Programme;

/// Whose orders are drawn on which day.
///
/// Every member has one ticket for each offer and day: the [Seed#number] of `ticket
/// programme/offer`, the account and the day below the second number of the odds. It is drawn when
/// it lies below the first. Neither the till nor its key, the shop, the basket or the hour has a
/// say, so nobody gets another ticket by asking again.
public final class Tickets {

  private Tickets() {}

  /// The offers that chance gives a member on a day.
  ///
  /// @param seeds by [Secrets#of]; an offer without one is not drawn
  /// @param account of the member, also when he shares another's
  public static Set<String> drawn(
      Programme programme, Map<String, Seed> seeds, long account, LocalDate day) {
    Set<String> drawn = new TreeSet<>();
    for (Offer offer : programme.index().drawn()) {
      Odds odds = offer.drawn();
      Seed seed = seeds.get(Secrets.of(offer));
      if (odds != null
          && seed != null
          && number(seed, programme, offer, odds, account, day) < odds.hits()) {
        drawn.add(offer.id());
      }
    }
    return drawn;
  }

  private static long number(
      Seed seed, Programme programme, Offer offer, Odds odds, long account, LocalDate day) {
    return seed.number(
        "ticket " + programme.id() + "/" + offer.id() + "\n" + account + "\n" + day, odds.of());
  }

  /// Whether a programme leaves anything to chance.
  public static boolean has(Programme programme) {
    return !programme.index().drawn().isEmpty();
  }
}
