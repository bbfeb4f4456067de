package org.laurel.server.contests;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Tally;
import org.laurel.core.contest.Place;
import org.laurel.core.contest.Schedule;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Programme;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.accounts.Stored;
import org.laurel.server.ledger.Cursor;
import org.laurel.server.ledger.Ledger;
import org.laurel.server.platform.Columns;
import org.laurel.server.platform.Ids;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Published;
import org.laurel.wire.stored.DecisionForm;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Where everybody stands in periods that are not decided yet.
///
/// A reader of the histories: it goes through what happened in each bucket, looks at the accounts
/// concerned and writes down what their tallies say. Reading something twice is harmless.
@Component
class Standings {

  /// How much of a bucket's history is looked at in one transaction.
  private static final int STRIDE = 5_000;

  /// Nothing is taken that is dated further ahead of the clock than this; and as much for servers
  /// whose clocks differ.
  private static final Duration AHEAD = Duration.ofHours(2);

  private final Programmes programmes;
  private final Accounts accounts;
  private final Ledger ledger;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final TransactionTemplate snapshot;

  Standings(
      Programmes programmes,
      Accounts accounts,
      Ledger ledger,
      JdbcClient jdbc,
      TransactionTemplate transaction) {
    this.programmes = programmes;
    this.accounts = accounts;
    this.ledger = ledger;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.snapshot =
        new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.snapshot.setReadOnly(true);
  }

  static Map<String, Schedule> schedules(Published published, Instant now) {
    return Schedule.of(
        published.versions(), number -> published.releases().get(number - 1).published(), now);
  }

  /// Reads all that has happened by now.
  void read(Instant now) {
    Map<String, Collection<Schedule>> all = new HashMap<>();
    for (Published published : programmes.all()) {
      Collection<Schedule> schedules = schedules(published, now).values();
      if (!schedules.isEmpty()) {
        all.put(published.id(), schedules);
      }
    }
    if (all.isEmpty()) {
      return;
    }
    Map<Integer, Long> read = new HashMap<>();
    jdbc.sql("select bucket, position from contest_reader where bucket = any(:buckets)")
        .param("buckets", Columns.shorts(Ids.buckets(), bucket -> bucket))
        .query(
            row -> {
              read.put(row.getInt("bucket"), row.getLong("position"));
            });
    for (Cursor head : ledger.heads()) {
      long position = read.getOrDefault(head.bucket(), 0L);
      while (position < head.position()) {
        long upTo = Math.min(head.position(), position + STRIDE);
        transaction.executeWithoutResult(_ -> read(all, head.bucket(), upTo));
        position = upTo;
      }
    }
  }

  /// One server at a time reads a bucket; where another has read on meanwhile, nothing is left.
  private void read(Map<String, Collection<Schedule>> all, int bucket, long upTo) {
    jdbc.sql("insert into contest_reader values (:bucket, 0) on conflict do nothing")
        .param("bucket", bucket)
        .update();
    long after =
        jdbc.sql("select position from contest_reader where bucket = :bucket for update")
            .param("bucket", bucket)
            .query(Long.class)
            .single();
    if (after >= upTo) {
      return;
    }
    Map<Long, String> concerned = new HashMap<>();
    jdbc.sql(
            """
            select distinct programme, account from activity
            where bucket = :bucket and position > :after and position <= :upTo
            """)
        .param("bucket", bucket)
        .param("after", after)
        .param("upTo", upTo)
        .query(
            row -> {
              if (all.containsKey(row.getString("programme"))) {
                concerned.put(row.getLong("account"), row.getString("programme"));
              }
            });
    Collection<Stored> changed = accounts.load(concerned.keySet()).values();
    all.forEach(
        (programme, schedules) -> {
          List<Account> its =
              changed.stream()
                  .filter(stored -> stored.programme().equals(programme))
                  .map(Stored::state)
                  .toList();
          if (!its.isEmpty()) {
            schedules.forEach(schedule -> write(programme, schedule, its));
          }
        });
    jdbc.sql("update contest_reader set position = :upTo where bucket = :bucket")
        .param("upTo", upTo)
        .param("bucket", bucket)
        .update();
  }

  /// Writes anew where these accounts stand in periods that are not decided.
  private void write(String programme, Schedule schedule, List<Account> changed) {
    Contest contest = schedule.contest();
    LocalDate open = schedule.open(last(programme, contest));
    List<Standing> standings = new ArrayList<>();
    for (Account account : changed) {
      Set<LocalDate> periods = new HashSet<>();
      account
          .tallies()
          .getOrDefault(contest.tally(), Tally.EMPTY)
          .entries()
          .forEach(entry -> periods.add(contest.first(entry.day())));
      for (LocalDate first : periods) {
        Place place = first.isBefore(open) ? null : Place.of(contest, first, account);
        if (place != null) {
          standings.add(new Standing(first, place));
        }
      }
    }
    jdbc.sql(
            """
            delete from contest_place
            where programme = :programme and contest = :contest and account = any(:accounts)
            """)
        .param("programme", programme)
        .param("contest", contest.id())
        .param("accounts", Columns.longs(changed, Account::id))
        .update();
    jdbc.sql(
            """
            insert into contest_place
            select :programme, :contest, first::date, account, score, reached::date, joined::date
            from unnest(:firsts, :accounts, :scores, :reached, :joined)
              as place (first, account, score, reached, joined)
            """)
        .param("programme", programme)
        .param("contest", contest.id())
        .param("firsts", Columns.texts(standings, one -> one.first().toString()))
        .param("accounts", Columns.longs(standings, one -> one.place().account()))
        .param("scores", Columns.longs(standings, one -> one.place().score()))
        .param("reached", Columns.texts(standings, one -> one.place().reached().toString()))
        .param("joined", Columns.texts(standings, one -> one.place().joined().toString()))
        .update();
  }

  private record Standing(LocalDate first, Place place) {}

  /// First day of the last period that was decided; `null`: none was.
  @Nullable LocalDate last(String programme, Contest contest) {
    return jdbc.sql(
            """
            select max(first) as last from contest_result
            where programme = :programme and contest = :contest
            """)
        .param("programme", programme)
        .param("contest", contest.id())
        .query((row, _) -> Optional.ofNullable(row.getObject("last", LocalDate.class)))
        .single()
        .orElse(null);
  }

  /// Everybody in their order, or the first of them.
  ///
  /// @param most how many at most; `null`: all
  List<Place> order(String programme, Contest contest, LocalDate first, @Nullable Integer most) {
    return jdbc.sql(
            """
            select account, score, reached, joined from contest_place
            where programme = :programme and contest = :contest and first = :first::date
            order by score desc, reached, joined, account limit :most
            """)
        .param("programme", programme)
        .param("contest", contest.id())
        .param("first", first.toString())
        .param("most", most)
        .query(
            (row, _) ->
                new Place(
                    row.getLong("account"),
                    row.getLong("score"),
                    row.getDate("reached").toLocalDate(),
                    row.getDate("joined").toLocalDate()))
        .list();
  }

  /// How many stand there.
  long size(String programme, Contest contest, LocalDate first) {
    return jdbc.sql(
            """
            select count(*) from contest_place
            where programme = :programme and contest = :contest and first = :first::date
            """)
        .param("programme", programme)
        .param("contest", contest.id())
        .param("first", first.toString())
        .query(Long.class)
        .single();
  }

  /// How many stand before that place.
  long before(String programme, Contest contest, LocalDate first, Place place) {
    return jdbc.sql(
            """
            select count(*) from contest_place
            where programme = :programme and contest = :contest and first = :first::date
              and (-score, reached, joined, account)
                < (-:score::bigint, :reached::date, :joined::date, :account)
            """)
        .param("programme", programme)
        .param("contest", contest.id())
        .param("first", first.toString())
        .param("score", place.score())
        .param("reached", place.reached().toString())
        .param("joined", place.joined().toString())
        .param("account", place.account())
        .query(Long.class)
        .single();
  }

  /// The order of a period as it was at a moment: what happened then or later is left out, even if
  /// it was taken before. Everything is read as of one moment, so that nothing comes in between.
  List<Place> at(Instant moment, Published published, Contest contest, LocalDate first) {
    return Objects.requireNonNull(
        snapshot.execute(
            _ -> {
              Map<Long, Place> places = new TreeMap<>();
              for (Place place : order(published.id(), contest, first, null)) {
                places.put(place.account(), place);
              }
              Map<Long, Tally> since = since(published, contest, moment);
              accounts
                  .load(since.keySet())
                  .values()
                  .forEach(
                      stored -> {
                        Tally more = since.getOrDefault(stored.id(), Tally.EMPTY);
                        Place place = without(more, stored.state(), contest, first);
                        if (place == null) {
                          places.remove(stored.id());
                        } else {
                          places.put(stored.id(), place);
                        }
                      });
              return Place.ranked(places.values());
            }));
  }

  private static @Nullable Place without(
      Tally more, Account account, Contest contest, LocalDate first) {
    if (account.profile() == null) {
      return null;
    }
    Tally tally = account.tallies().getOrDefault(contest.tally(), Tally.EMPTY);
    for (Tally.Entry entry : more.entries()) {
      tally = tally.with(entry.day(), -entry.amount());
    }
    return Place.of(contest, first, account.id(), account.profile().joined(), tally);
  }

  /// What was counted by what happened at a moment or later, by account.
  private Map<Long, Tally> since(Published published, Contest contest, Instant moment) {
    Map<Long, Tally> since = new HashMap<>();
    for (Cursor head : ledger.heads()) {
      jdbc.sql(
              """
              select account, version, decision from activity
              where bucket = :bucket and position > :after and programme = :programme
                and occurred >= :moment::timestamptz
              """)
          .param("bucket", head.bucket())
          .param("after", before(head, moment.minus(AHEAD)))
          .param("programme", published.id())
          .param("moment", moment.toString())
          .query(
              row -> {
                Programme rules = published.version(row.getInt("version"));
                for (Effect effect : DecisionForm.read(row.getBytes("decision"), rules).effects()) {
                  if (effect instanceof Effect.Counted counted
                      && counted.tally().equals(contest.tally())) {
                    since.merge(
                        row.getLong("account"),
                        Tally.EMPTY.with(counted.day(), counted.amount()),
                        Standings::both);
                  }
                }
              });
    }
    return since;
  }

  /// A position up to which everything was taken before a moment, found going back.
  private long before(Cursor head, Instant moment) {
    long position = head.position();
    while (position > 0) {
      position = Math.max(0, position - STRIDE);
      boolean early =
          jdbc.sql(
                  """
                  select recorded < :moment::timestamptz from activity
                  where bucket = :bucket and position = :position
                  """)
              .param("moment", moment.toString())
              .param("bucket", head.bucket())
              .param("position", position)
              .query(Boolean.class)
              .optional()
              .orElse(false);
      if (early) {
        return position;
      }
    }
    return 0;
  }

  private static Tally both(Tally one, Tally other) {
    Tally sum = one;
    for (Tally.Entry entry : other.entries()) {
      sum = sum.with(entry.day(), entry.amount());
    }
    return sum;
  }

  /// Nobody stands in a period any more: it was decided.
  void forget(String programme, Contest contest, LocalDate first) {
    jdbc.sql(
            """
            delete from contest_place
            where programme = :programme and contest = :contest and first = :first::date
            """)
        .param("programme", programme)
        .param("contest", contest.id())
        .param("first", first.toString())
        .update();
  }
}
