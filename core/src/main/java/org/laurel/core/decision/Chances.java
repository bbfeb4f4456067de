package org.laurel.core.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Names;

/// Offers that are left to chance, and offers that are paid with what staff see.
final class Chances {

  /// How long after a day its orders may be sent and still be drawn. Who could date orders back
  /// would look for a day of luck.
  private static final Duration LATE = Duration.ofHours(1);

  private Chances() {}

  /// Adds to what is known of a day which offers chance gives on it.
  static void known(Programme programme, LocalDate day, Facts facts, Map<String, Long> used) {
    for (Offer offer : programme.index().drawn()) {
      if (facts.drawn().contains(offer.id()) && inTime(programme, day, facts.now())) {
        used.put(offer.draw(), 1L);
      }
    }
  }

  private static boolean inTime(Programme programme, LocalDate day, Instant now) {
    return now.isBefore(day.plusDays(1).atStartOfDay(programme.zone()).toInstant().plus(LATE));
  }

  /// Why an offer that applies otherwise is not had now; `null`: it is.
  ///
  /// @param confirmed what staff have seen
  static @Nullable Reason missing(
      Scene scene, Allowance allowance, List<String> confirmed, Offer offer) {
    if (offer.drawn() != null) {
      if (scene.offline()) {
        return Reason.of(offer.id(), Reason.Outcome.NOT_MET, Why.NOT_DRAWN_OFFLINE);
      }
      if (!scene.then().used().containsKey(offer.draw())) {
        return Reason.of(offer.id(), Reason.Outcome.NOT_MET, Why.NOT_DRAWN);
      }
    }
    if (offer.paidWith().isEmpty()
        || !Collections.disjoint(offer.paidWith(), confirmed)
        || spent(allowance, offer)) {
      return null;
    }
    Param acts = acts(scene.programme(), offer.paidWith());
    return offer.drawn() == null
        ? Reason.of(offer.id(), Reason.Outcome.NOT_MET, Why.NOT_CONFIRMED, "acts", acts)
        : Reason.of(offer.id(), Reason.Outcome.NOTED, Why.DRAWN_UNCONFIRMED, "acts", acts);
  }

  /// Whether there is nothing left of it for whoever does the act.
  private static boolean spent(Allowance allowance, Offer offer) {
    Limit limit = offer.limit();
    String budget = offer.budget();
    return limit != null && allowance.headroom(limit, Tallies.limit(offer.id())) == 0
        || budget != null && allowance.left(budget) == 0;
  }

  /// What the acts are called, each in turn, in every language that one of them is named in.
  private static Param acts(Programme programme, List<String> ids) {
    List<ActType> acts = ids.stream().map(id -> programme.acts().get(id)).toList();
    SequencedSet<String> languages = new LinkedHashSet<>();
    acts.forEach(act -> languages.addAll(act.name().byLanguage().keySet()));
    Map<String, String> names = new TreeMap<>();
    for (String language : languages) {
      names.put(
          language,
          acts.stream()
              .map(act -> act.name().in(language, act.id()))
              .collect(Collectors.joining(" / ")));
    }
    return new Param.OfNames(String.join(" / ", ids), Names.of(names));
  }
}
