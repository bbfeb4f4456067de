package org.laurel.server.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.activity.Activity;
import org.laurel.server.platform.Columns;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.Trip;
import org.laurel.wire.stored.ActivityForm;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The books, for reading. They are written by the desk through [Press].
@Component
public class Ledger {

  private static final String ENTRY =
      """
      select activity.position, programme, account, source, version, recorded, activity, decision
      from activity
      """;

  /// How far a reader of one programme looks ahead for its entries among those of others.
  private static final int STRIDE = 10_000;

  private final JdbcClient jdbc;
  private final JdbcOperations operations;

  public Ledger(JdbcOperations operations) {
    this.jdbc = JdbcClient.create(operations);
    this.operations = operations;
  }

  /// The entry of that activity, or `null` when the programme has none.
  public @Nullable Entry entry(String programme, long activity) {
    Entry entry = entries(List.of(activity)).get(activity);
    return entry == null || !entry.programme().equals(programme) ? null : entry;
  }

  /// The account of that redemption, or `null` when the programme has none.
  public @Nullable Long owner(String programme, long redemption) {
    return jdbc.sql(
            """
            select account from activity
            where bucket = :bucket and id = :id and programme = :programme
              and type = 'redemption'
            """)
        .param("bucket", Ids.bucket(redemption))
        .param("id", redemption)
        .param("programme", programme)
        .query(Long.class)
        .optional()
        .orElse(null);
  }

  /// A redemption and all that became of it, in order; empty when the programme has none.
  public List<Entry> redemption(String programme, long redemption) {
    Entry made = entry(programme, redemption);
    if (made == null || !(made.activity() instanceof Activity.Redeem)) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>(List.of(made));
    entries.addAll(
        jdbc.sql(
                ENTRY
                    + """
                    where bucket = :bucket and account = :account and position > :made
                      and type in ('capture', 'release', 'fulfil')
                      and (activity ->> 'redemption')::bigint = :redemption
                    order by position
                    """)
            .param("bucket", Ids.bucket(made.account()))
            .param("account", made.account())
            .param("made", made.position())
            .param("redemption", redemption)
            .query((row, _) -> entry(row))
            .list());
    return entries;
  }

  /// The entries of those activities, by id; what does not exist is left out.
  public Map<Long, Entry> entries(Collection<Long> activities) {
    Trip trip = new Trip(operations);
    Map<Long, Entry> entries = entries(trip, activities);
    trip.go();
    return entries;
  }

  /// The same, filled by the trip.
  public static Map<Long, Entry> entries(Trip trip, Collection<Long> activities) {
    Map<Long, Entry> entries = new HashMap<>();
    if (!activities.isEmpty()) {
      // One look into the index for each, as for accounts.
      trip.sql(
              ENTRY
                  + """
                    join unnest(:each, :ids) as asked (bucket, id)
                      on activity.bucket = asked.bucket and activity.id = asked.id
                  where activity.bucket = any(:buckets)
                  """)
          .param("each", Columns.shorts(activities, Ids::bucket))
          .param("ids", Columns.longs(activities, id -> id))
          .param("buckets", Columns.shorts(buckets(activities), bucket -> bucket))
          .rows(
              row -> {
                Entry entry = entry(row);
                entries.put(entry.id(), entry);
              });
    }
    return entries;
  }

  /// What happened to an account, oldest first.
  ///
  /// @param after position of the last entry already read; 0: from the beginning
  /// @param most how many entries to give at most
  public List<Entry> statement(long account, long after, int most) {
    return jdbc.sql(
            ENTRY
                + """
                where bucket = :bucket and account = :account and position > :after
                order by position limit :most
                """)
        .param("bucket", Ids.bucket(account))
        .param("account", account)
        .param("after", after)
        .param("most", most)
        .query((row, _) -> entry(row))
        .list();
  }

  /// A part of a bucket's history. Whoever reads on from [Page#next] misses nothing and repeats
  /// nothing: positions appear in their order, as the bucket's head is held until they are stored.
  ///
  /// @param programme whose entries to give; `null`: all
  public Page feed(@Nullable String programme, Cursor after, int most) {
    // Head and entries are of one moment, as they come from one statement.
    List<Entry> entries = new ArrayList<>();
    long[] head = {after.position()};
    jdbc.sql(
            """
            select bucket_head.position as head, activity.position, programme, account, source,
                   version, recorded, activity, decision
            from bucket_head left join (
              select * from activity
              where bucket = :bucket and position > :after and position <= :after + :stride
                and (:programme::text is null or programme = :programme)
              order by position limit :most) activity on true
            where bucket_head.bucket = :bucket
            order by activity.position
            """)
        .param("bucket", after.bucket())
        .param("after", after.position())
        .param("stride", STRIDE)
        .param("programme", programme)
        .param("most", most)
        .query(
            row -> {
              head[0] = row.getLong("head");
              if (row.getObject("position") != null) {
                entries.add(entry(row));
              }
            });
    long seen = Math.max(after.position(), Math.min(head[0], after.position() + STRIDE));
    long next = entries.size() == most ? entries.getLast().position() : seen;
    return new Page(entries, new Cursor(after.bucket(), next));
  }

  /// @param next where to read on; past entries of other programmes too
  public record Page(List<Entry> entries, Cursor next) {}

  /// The newest position of every bucket, in order of buckets.
  public List<Cursor> heads() {
    return jdbc.sql(
            """
            select bucket, position from bucket_head
            where bucket = any(:buckets) order by bucket
            """)
        .param("buckets", Columns.shorts(Ids.buckets(), bucket -> bucket))
        .query((row, _) -> new Cursor(row.getInt("bucket"), row.getLong("position")))
        .list();
  }

  /// Which earnings of an account went into what.
  public List<Trace.Use> trace(long account) {
    Trace trace = new Trace();
    jdbc.sql(
            """
            select transfer.position, unit, amount, from_book, to_book, last_day, pending_until,
                   hold, rule
            from activity join transfer
              on transfer.bucket = activity.bucket and transfer.position = activity.position
            where activity.bucket = :bucket and transfer.bucket = :bucket
              and activity.account = :account
            order by transfer.position, seq
            """)
        .param("bucket", Ids.bucket(account))
        .param("account", account)
        .query(
            row -> {
              trace.add(row.getLong("position"), transfer(row));
            });
    return trace.uses();
  }

  private static Effect.Transfer transfer(ResultSet row) throws SQLException {
    return new Effect.Transfer(
        row.getString("unit"),
        row.getLong("amount"),
        Book.valueOf(row.getString("from_book").toUpperCase(Locale.ROOT)),
        Book.valueOf(row.getString("to_book").toUpperCase(Locale.ROOT)),
        row.getObject("last_day", LocalDate.class),
        row.getObject("pending_until", LocalDate.class),
        row.getLong("hold"),
        row.getString("rule"));
  }

  /// An account's purchases between two moments, both included, that hold any of some goods.
  ///
  /// @param skus of the goods
  public List<Entry> purchases(long account, Instant first, Instant last, Collection<String> skus) {
    return jdbc.sql(
            ENTRY
                + """
                where bucket = :bucket and account = :account and type = 'purchase'
                  and occurred between :first::timestamptz and :last::timestamptz
                  and exists (select from json_array_elements(activity -> 'lines') as line
                              where line ->> 'sku' = any(:skus))
                """)
        .param("bucket", Ids.bucket(account))
        .param("account", account)
        .param("first", first.toString())
        .param("last", last.toString())
        .param("skus", Columns.texts(skus, sku -> sku))
        .query((row, _) -> entry(row))
        .list();
  }

  /// The account's purchases and acts with that key; each from another source.
  public List<Entry> returnable(long account, String key) {
    return jdbc.sql(
            ENTRY
                + """
                where bucket = :bucket and account = :account and type in ('purchase', 'act')
                  and key = :key
                order by position
                """)
        .param("bucket", Ids.bucket(account))
        .param("account", account)
        .param("key", key)
        .query((row, _) -> entry(row))
        .list();
  }

  /// The follow-up with that key on the account; `null`: it has not happened yet.
  public @Nullable Entry followUp(long account, String key) {
    return jdbc.sql(
            ENTRY
                + """
                where bucket = :bucket and account = :account and source = 'follow-up'
                  and key = :key
                """)
        .param("bucket", Ids.bucket(account))
        .param("account", account)
        .param("key", key)
        .query((row, _) -> entry(row))
        .optional()
        .orElse(null);
  }

  /// The last return of each of those purchases and acts, by its id; without those of which nothing
  /// came back.
  ///
  /// @param elsewhere whether they may have come back to other accounts than their own
  public Map<Long, Entry> lastReturns(Collection<Long> purchases, boolean elsewhere) {
    Collection<Integer> buckets = elsewhere ? Ids.buckets() : buckets(purchases);
    Map<Long, Entry> last = new HashMap<>();
    jdbc.sql(
            """
            select newest.purchase, activity.position, programme, account, source, version,
                   recorded, activity, decision
            from (
              select bucket, purchase, max(position) as position from returned
              where bucket = any(:buckets) and purchase = any(:purchases)
              group by bucket, purchase) newest
            join activity on activity.bucket = newest.bucket
              and activity.position = newest.position
            where activity.bucket = any(:buckets)
            """)
        .param("buckets", Columns.shorts(buckets, bucket -> bucket))
        .param("purchases", Columns.longs(purchases, id -> id))
        .query(
            row -> {
              last.merge(row.getLong("purchase"), entry(row), Ledger::later);
            });
    return last;
  }

  private static Entry later(Entry one, Entry other) {
    return other.recorded().isAfter(one.recorded()) ? other : one;
  }

  static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("position"),
        row.getString("programme"),
        row.getLong("account"),
        row.getString("source"),
        row.getInt("version"),
        row.getTimestamp("recorded").toInstant(),
        ActivityForm.read(row.getString("activity")),
        row.getBytes("decision"));
  }

  private static List<Integer> buckets(Collection<Long> ids) {
    return ids.stream().map(Ids::bucket).distinct().toList();
  }
}
