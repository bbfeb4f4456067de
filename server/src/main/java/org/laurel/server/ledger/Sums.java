package org.laurel.server.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laurel.core.account.Book;
import org.laurel.server.platform.Columns;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.Turn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What all members of a programme together got, spent and hold.
///
/// A reader of the books: it keeps its place in every bucket and, when asked, adds what has come
/// since. So only the first question after a start goes through all of history.
@Component
public class Sums {

  /// How much of a bucket's history is added up at once: who is far behind gets on step by step.
  private static final long STRIDE = 5_000;

  /// Smallest amounts of one unit.
  ///
  /// @param issued earned, adjusted or got in exchange, less what was taken back
  /// @param spent redeemed, paid with or given in exchange, less what came back
  /// @param expired lapsed
  /// @param outstanding what members hold, less what they owe
  public record Sum(long issued, long spent, long expired, long outstanding) {

    public static final Sum NOTHING = new Sum(0, 0, 0, 0);

    private Sum plus(Sum other) {
      return new Sum(
          issued + other.issued,
          spent + other.spent,
          expired + other.expired,
          outstanding + other.outstanding);
    }
  }

  /// @param units by unit
  /// @param months by unit and month (in UTC) in which it occurred
  public record Total(
      long activities, Map<String, Sum> units, Map<String, SortedMap<YearMonth, Sum>> months) {

    public static final Total NOTHING = new Total(0, Map.of(), Map.of());
  }

  private final JdbcClient jdbc;
  private final Turn adding = new Turn();
  private final Long[] read = new Long[Ids.BUCKETS];
  private final Map<String, Long> activities = new HashMap<>();
  private final Map<String, Map<String, SortedMap<YearMonth, Sum>>> months = new HashMap<>();

  Sums(JdbcClient jdbc) {
    this.jdbc = jdbc;
    Arrays.fill(read, 0L);
  }

  /// The sums of a programme, with everything that was taken before this call.
  public Total of(String programme) {
    return adding.take(() -> total(programme));
  }

  private Total total(String programme) {
    readOn();
    Map<String, Sum> units = new HashMap<>();
    Map<String, SortedMap<YearMonth, Sum>> byMonth = new HashMap<>();
    months
        .getOrDefault(programme, Map.of())
        .forEach(
            (unit, sums) -> {
              units.put(unit, sums.values().stream().reduce(Sum.NOTHING, Sum::plus));
              byMonth.put(unit, Collections.unmodifiableSortedMap(new TreeMap<>(sums)));
            });
    return new Total(activities.getOrDefault(programme, 0L), units, byMonth);
  }

  private void readOn() {
    Long[] heads = new Long[Ids.BUCKETS];
    jdbc.sql("select bucket, position from bucket_head where bucket = any(:buckets)")
        .param("buckets", Columns.shorts(Ids.buckets(), bucket -> bucket))
        .query(
            row -> {
              heads[row.getInt(1)] = row.getLong(2);
            });
    while (!Arrays.equals(heads, read)) {
      Long[] upTo = new Long[Ids.BUCKETS];
      Arrays.setAll(upTo, bucket -> Math.min(heads[bucket], read[bucket] + STRIDE));
      readUpTo(upTo);
    }
  }

  private void readUpTo(Long[] heads) {
    String unread =
        """
        with unread as (
          select bucket, after, upto
          from (select ordinality - 1 bucket, after, upto
                from unnest(:after::bigint[], :upto::bigint[])
                     with ordinality as spans (after, upto, ordinality)) spans
          where upto > after
        )
        """;
    Map<String, Long> taken = new HashMap<>();
    jdbc.sql(
            unread
                + """
                select a.programme, count(*)
                from unread u
                join activity a
                  on a.bucket = u.bucket and a.position > u.after and a.position <= u.upto
                where a.bucket = any(:buckets)
                group by a.programme
                """)
        .param("buckets", Columns.shorts(Ids.buckets(), bucket -> bucket))
        .param("after", read)
        .param("upto", heads)
        .query(
            row -> {
              taken.put(row.getString(1), row.getLong(2));
            });
    List<Moved> moved =
        jdbc.sql(
                unread
                    + """
                    select a.programme, t.unit,
                           to_char(a.occurred at time zone 'UTC', 'YYYY-MM') as month,
                           t.from_book, t.to_book, sum(t.amount) as amount
                    from unread u
                    join activity a
                      on a.bucket = u.bucket and a.position > u.after and a.position <= u.upto
                    join transfer t on t.bucket = a.bucket and t.position = a.position
                    where a.bucket = any(:buckets) and t.bucket = any(:buckets)
                    group by 1, 2, 3, 4, 5
                    """)
            .param("buckets", Columns.shorts(Ids.buckets(), bucket -> bucket))
            .param("after", read)
            .param("upto", heads)
            .query((row, _) -> moved(row))
            .list();
    // Nothing is added before all is read, so that a failure in between counts nothing twice.
    taken.forEach((programme, count) -> activities.merge(programme, count, Long::sum));
    moved.forEach(this::add);
    System.arraycopy(heads, 0, read, 0, heads.length);
  }

  /// What moved between members and a book in one month.
  private record Moved(String programme, String unit, YearMonth month, Sum sum) {}

  private static Moved moved(ResultSet row) throws SQLException {
    return new Moved(
        row.getString("programme"),
        row.getString("unit"),
        YearMonth.parse(row.getString("month")),
        moved(book(row, "from_book"), book(row, "to_book"), row.getLong("amount")));
  }

  private void add(Moved moved) {
    months
        .computeIfAbsent(moved.programme(), _ -> new HashMap<>())
        .computeIfAbsent(moved.unit(), _ -> new TreeMap<>())
        .merge(moved.month(), moved.sum(), Sum::plus);
  }

  private static Book book(ResultSet row, String column) throws SQLException {
    return Book.valueOf(row.getString(column).toUpperCase(Locale.ROOT));
  }

  private static Sum moved(Book from, Book to, long amount) {
    if (from.ofMember() == to.ofMember()) {
      return Sum.NOTHING;
    }
    long gained = to.ofMember() ? amount : -amount;
    return switch (to.ofMember() ? from : to) {
      case ISSUED, ADJUSTED, FORGIVEN, LOADED -> new Sum(gained, 0, 0, gained);
      case SPENT, DRAWN -> new Sum(0, -gained, 0, gained);
      case EXPIRED -> new Sum(0, 0, -gained, gained);
      case EXCHANGED -> gained > 0 ? new Sum(gained, 0, 0, gained) : new Sum(0, -gained, 0, gained);
      case SENT -> new Sum(0, 0, 0, gained);
      case MEMBER, PENDING, HELD, OWED -> throw new IllegalStateException("not the member's own");
    };
  }
}
