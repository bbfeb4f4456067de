package org.laurel.core.spec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.laurel.core.account.Account;
import org.laurel.core.activity.Activity;
import org.laurel.core.contest.Place;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Programme;
import org.laurel.core.simulation.Simulation;

/// What the last period of a contest comes to among the members of a spec.
final class Closing {

  /// More than steps and members have ids.
  private static final long IDS = 1_000_000;

  record Winner(
      String member, Place place, Contest contest, LocalDate first, Instant moment, int rank) {

    /// @param step its number
    Activity.Won activity(int step) {
      String key = Activity.Won.key(contest.id(), first, place.account());
      long id = IDS + 1_000L * step + rank;
      return new Activity.Won(id, key, moment, contest.id(), first, rank, place.score());
    }
  }

  private Closing() {}

  /// The winners of the newest period that is decided by a moment, the first one first.
  static List<Winner> of(Programme programme, String id, Instant moment, Simulation simulation) {
    Contest contest = Objects.requireNonNull(programme.contest(id));
    LocalDate first = contest.first(LocalDate.ofInstant(moment, programme.zone()));
    while (contest.decided(first, programme.zone()).isAfter(moment)) {
      first = contest.first(first.minusDays(1));
    }
    Map<Long, String> members = new HashMap<>();
    List<Place> places = new ArrayList<>();
    for (String member : simulation.members()) {
      Account account = simulation.account(member);
      Place place = account == null ? null : Place.of(contest, first, account);
      if (place != null) {
        places.add(place);
        members.put(place.account(), member);
      }
    }
    List<Winner> winners = new ArrayList<>();
    for (Place place : Place.ranked(places)) {
      int rank = winners.size() + 1;
      if (rank <= contest.winners()) {
        winners.add(
            new Winner(
                members.getOrDefault(place.account(), ""),
                place,
                contest,
                first,
                contest.decided(first, programme.zone()),
                rank));
      }
    }
    return winners;
  }
}
