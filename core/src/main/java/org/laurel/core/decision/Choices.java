package org.laurel.core.decision;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Tally;
import org.laurel.core.activity.Activity;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Offer.OptIn;
import org.laurel.core.programme.Programme;

/// Offers that a member has to choose first, by an act.
final class Choices {

  private Choices() {}

  /// Takes down which offers an act chooses.
  static void choose(Draft draft, Activity.Act act) {
    for (Offer offer : draft.programme.offers()) {
      OptIn optIn = offer.optIn();
      if (optIn != null && optIn.act().equals(act.act())) {
        LocalDate day = draft.day();
        draft.count(offer.chosen(), day, 1);
        draft.note(
            optIn.length() == null
                ? Reason.of(offer.id(), Reason.Outcome.GRANTED, Why.CHOSEN)
                : Reason.of(
                    offer.id(),
                    Reason.Outcome.GRANTED,
                    Why.CHOSEN,
                    "until",
                    new Param.OfDay(day.plus(optIn.length()))));
      }
    }
  }

  /// Adds to what is known of a member's tallies which offers are chosen on a day.
  static void known(Programme programme, Account account, LocalDate day, Map<String, Long> used) {
    for (Offer offer : programme.index().optional()) {
      OptIn optIn = offer.optIn();
      Tally tally = account.tallies().get(offer.chosen());
      if (optIn != null && tally != null) {
        if (tally.entries().stream().anyMatch(entry -> good(entry.day(), optIn.length(), day))) {
          used.put(offer.chosen(), 1L);
        }
      }
    }
  }

  private static boolean good(LocalDate chosen, @Nullable Period length, LocalDate day) {
    return !chosen.isAfter(day) && (length == null || !chosen.plus(length).isBefore(day));
  }

  static @Nullable Reason missing(Scene scene, Offer offer) {
    OptIn optIn = offer.optIn();
    if (optIn == null || scene.then().used().containsKey(offer.chosen())) {
      return null;
    }
    ActType act = scene.programme().acts().get(optIn.act());
    Param named = act == null ? Param.text(optIn.act()) : new Param.OfNames(act.id(), act.name());
    return Reason.of(offer.id(), Reason.Outcome.NOT_MET, Why.NOT_CHOSEN, "act", named);
  }
}
