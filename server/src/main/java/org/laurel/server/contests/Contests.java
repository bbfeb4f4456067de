package org.laurel.server.contests;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.contest.Place;
import org.laurel.core.contest.Schedule;
import org.laurel.core.programme.Contest;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.accounts.Stored;
import org.laurel.server.desk.Answer;
import org.laurel.server.desk.Desk;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Published;
import org.laurel.wire.request.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The contests of all programmes.
///
/// Several servers may decide the same period at once: the first list that is stored counts, and
/// every winner is told under a key of its own, so once.
@Component
public class Contests {

  private static final Logger LOG = LoggerFactory.getLogger(Contests.class);

  private final Programmes programmes;
  private final Standings standings;
  private final Accounts accounts;
  private final Desk desk;
  private final JdbcClient jdbc;
  private final InstantSource clock;

  Contests(
      Programmes programmes,
      Standings standings,
      Accounts accounts,
      Desk desk,
      JdbcClient jdbc,
      InstantSource clock) {
    this.programmes = programmes;
    this.standings = standings;
    this.accounts = accounts;
    this.desk = desk;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Where everybody stands in a period.
  ///
  /// @param places the first of them
  /// @param own the place of the account that was asked for; `null`: it has none
  /// @param rank of that place, from 1; 0: there is none
  /// @param size how many have a place
  /// @param result `null` as long as the period is not decided
  public record Board(
      List<Place> places, @Nullable Place own, long rank, long size, @Nullable Result result) {}

  /// The contests that a programme holds, and held, by now: by id.
  public Map<String, Schedule> schedules(Published published) {
    return Standings.schedules(published, clock.instant());
  }

  /// Brings standings up to date, decides every period whose time has come, and tells winners who
  /// were not told yet.
  ///
  /// @return how many periods were decided or told
  public int round() {
    Instant now = clock.instant();
    standings.read(now);
    int done = 0;
    for (Published published : programmes.all()) {
      for (Schedule schedule : Standings.schedules(published, now).values()) {
        for (LocalDate first :
            schedule.due(standings.last(published.id(), schedule.contest()), now)) {
          decide(published, schedule.at(first), first);
        }
        for (Result result : untold(published.id(), schedule.contest())) {
          tell(published, schedule, result);
          done++;
        }
      }
    }
    return done;
  }

  /// Where everybody stands in the period of a day, as far as it was read by the last round.
  ///
  /// @param most how many places to give
  /// @param account whose own place to give; 0: nobody's
  public Board board(Published published, Contest contest, LocalDate day, int most, long account) {
    LocalDate first = contest.first(day);
    Result result = result(published.id(), contest, first);
    if (result != null) {
      List<Place> places = result.places();
      for (int i = 0; i < places.size(); i++) {
        if (places.get(i).account() == account) {
          return new Board(first(places, most), places.get(i), i + 1, places.size(), result);
        }
      }
      return new Board(first(places, most), null, 0, places.size(), result);
    }
    Stored stored = account == 0 ? null : accounts.look(account);
    Place own = stored == null ? null : Place.of(contest, first, stored.state());
    long before = own == null ? -1 : standings.before(published.id(), contest, first, own);
    return new Board(
        standings.order(published.id(), contest, first, most),
        own,
        before + 1,
        standings.size(published.id(), contest, first),
        null);
  }

  private static List<Place> first(List<Place> places, int most) {
    return places.subList(0, Math.min(most, places.size()));
  }

  private void decide(Published published, Schedule schedule, LocalDate first) {
    Contest contest = schedule.contest();
    List<Place> ranked = standings.at(schedule.decided(first), published, contest, first);
    jdbc.sql(
            """
            insert into contest_result (programme, contest, first, decided, list, winners)
            values (:programme, :contest, :first::date, :decided::timestamptz, :list, :winners)
            on conflict do nothing
            """)
        .param("programme", published.id())
        .param("contest", contest.id())
        .param("first", first.toString())
        .param("decided", clock.instant().toString())
        .param("list", Place.list(ranked))
        .param("winners", contest.winners())
        .update();
    standings.forget(published.id(), contest, first);
    LOG.info("{} of {} was decided: {} took part", contest.id(), first, ranked.size());
  }

  private @Nullable Result result(String programme, Contest contest, LocalDate first) {
    return results(programme, contest, "first = :first::date", first).stream()
        .findFirst()
        .orElse(null);
  }

  private List<Result> untold(String programme, Contest contest) {
    return results(programme, contest, "not posted and first >= :first::date", LocalDate.EPOCH);
  }

  private List<Result> results(String programme, Contest contest, String which, LocalDate first) {
    return jdbc.sql(
            """
            select first, decided, list, winners, posted from contest_result
            where programme = :programme and contest = :contest and\s"""
                + which)
        .param("programme", programme)
        .param("contest", contest.id())
        .param("first", first.toString())
        .query(
            (row, _) ->
                new Result(
                    row.getDate("first").toLocalDate(),
                    row.getTimestamp("decided").toInstant(),
                    row.getString("list"),
                    row.getInt("winners"),
                    row.getBoolean("posted")))
        .list();
  }

  /// Posts an activity on the account of every winner. What could not be posted is tried again in
  /// the next round; what was posted before is not posted twice.
  private void tell(Published published, Schedule schedule, Result result) {
    Contest contest = schedule.contest();
    boolean all = true;
    List<Place> winners = new ArrayList<>(first(result.places(), result.winners()));
    for (int i = 0; i < winners.size(); i++) {
      Place place = winners.get(i);
      Activity won =
          new Activity.Won(
              0,
              Activity.Won.key(contest.id(), result.first(), place.account()),
              schedule.decided(result.first()),
              contest.id(),
              result.first(),
              i + 1,
              place.score());
      Answer answer = desk.take(published.id(), "", place.account(), Request.following(won)).join();
      if (!(answer instanceof Answer.Granted)) {
        LOG.warn("A winner of {} could not be told: {}", contest.id(), answer);
        all = false;
      }
    }
    if (all) {
      jdbc.sql(
              """
              update contest_result set posted = true
              where programme = :programme and contest = :contest and first = :first::date
              """)
          .param("programme", published.id())
          .param("contest", contest.id())
          .param("first", result.first().toString())
          .update();
    }
  }
}
