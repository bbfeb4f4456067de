package org.laurel.server.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.server.platform.Columns;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.Together;
import org.laurel.server.platform.Trip;
import org.laurel.wire.request.Identifier;
import org.laurel.wire.state.StateCodec;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The members of all programmes, and the state of their accounts.
@Component
public class Accounts {

  /// Statements that look for a till's members at the same time; what waits goes together.
  private static final int AT_ONCE = 2;

  private final JdbcClient jdbc;
  private final JdbcOperations operations;
  private final Together<Known, Long> byIdentifier;
  private final Together<Long, Row> byId;

  /// What a member is known by in a programme.
  private record Known(String programme, Identifier identifier) {}

  public Accounts(JdbcOperations operations) {
    this.jdbc = JdbcClient.create(operations);
    this.operations = operations;
    this.byIdentifier = new Together<>(AT_ONCE, this::find);
    this.byId = new Together<>(AT_ONCE, this::rows);
  }

  /// The account that an identifier leads to; `null`: to none.
  public @Nullable Long find(String programme, Identifier identifier) {
    return byIdentifier.ask(new Known(programme, identifier));
  }

  private Map<Known, Long> find(Collection<Known> asked) {
    Map<Known, Long> found = new HashMap<>();
    jdbc.sql(
            """
            select programme, kind, value, account
            from unnest(:programmes, :kinds, :values) as asked (programme, kind, value)
              join identifier using (programme, kind, value)
            """)
        .param("programmes", Columns.texts(asked, Known::programme))
        .param("kinds", Columns.texts(asked, one -> one.identifier.kind().word()))
        .param("values", Columns.texts(asked, one -> one.identifier.value()))
        .query(
            row -> {
              found.put(
                  new Known(row.getString("programme"), identifier(row)), row.getLong("account"));
            });
    return found;
  }

  /// The accounts that these identifiers lead to; what leads nowhere is left out.
  public Map<Identifier, Long> find(String programme, Collection<Identifier> identifiers) {
    Map<Identifier, Long> found = new HashMap<>();
    jdbc.sql(
            """
            select kind, value, account from identifier
            where programme = :programme
              and (kind, value) in (select * from unnest(:kinds, :values))
            """)
        .param("programme", programme)
        .param("kinds", Columns.texts(identifiers, i -> i.kind().word()))
        .param("values", Columns.texts(identifiers, Identifier::value))
        .query(
            row -> {
              found.put(identifier(row), row.getLong("account"));
            });
    return found;
  }

  /// Whether an id is an account of the programme.
  public boolean exists(String programme, long id) {
    return jdbc.sql(
            """
            select exists (
              select from account where bucket = :bucket and id = :id and programme = :programme)
            """)
        .param("bucket", Ids.bucket(id))
        .param("id", id)
        .param("programme", programme)
        .query(Boolean.class)
        .single();
  }

  /// The member, or `null` when the programme has no such account.
  public @Nullable Member member(String programme, long account) {
    return jdbc.sql(
            """
            select account.opened, person.name
            from account left join person on person.account = account.id
            where account.bucket = :bucket and account.id = :id and account.programme = :programme
            """)
        .param("bucket", Ids.bucket(account))
        .param("id", account)
        .param("programme", programme)
        .query(
            (row, _) ->
                new Member(
                    account,
                    programme,
                    row.getTimestamp("opened").toInstant(),
                    row.getString("name"),
                    identifiers(account)))
        .optional()
        .orElse(null);
  }

  private List<Identifier> identifiers(long account) {
    return jdbc.sql(
            "select kind, value from identifier where account = :account order by kind, value")
        .param("account", account)
        .query((row, _) -> identifier(row))
        .list();
  }

  private static Identifier identifier(ResultSet row) throws SQLException {
    return new Identifier(
        Identifier.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("value"));
  }

  /// How many members each programme has.
  public Map<String, Long> counts() {
    Map<String, Long> counts = new HashMap<>();
    jdbc.sql(
            """
            select programme, count(*) as members from account
            where bucket = any(:buckets) group by programme
            """)
        .param("buckets", Columns.shorts(Ids.buckets(), bucket -> bucket))
        .query(
            row -> {
              counts.put(row.getString("programme"), row.getLong("members"));
            });
    return counts;
  }

  /// An account as it is stored, for somebody who only looks; `null`: there is none.
  public @Nullable Stored look(long id) {
    Row row = byId.ask(id);
    // Read by who asked for it: one that cannot be read is nobody else's trouble.
    return row == null ? null : row.stored();
  }

  /// Those accounts as they are stored, by id; filled by the trip. Of use to the desk, which holds
  /// their buckets.
  public static Map<Long, Stored> load(Trip trip, Collection<Long> ids) {
    Map<Long, Stored> stored = new HashMap<>();
    rows(trip, ids, row -> stored.put(row.id, row.stored()));
    return stored;
  }

  /// The same at once.
  public Map<Long, Stored> load(Collection<Long> ids) {
    Trip trip = new Trip(operations);
    Map<Long, Stored> stored = load(trip, ids);
    trip.go();
    return stored;
  }

  private Map<Long, Row> rows(Collection<Long> ids) {
    Map<Long, Row> rows = new HashMap<>();
    Trip trip = new Trip(operations);
    rows(trip, ids, row -> rows.put(row.id, row));
    trip.go();
    return rows;
  }

  private static void rows(Trip trip, Collection<Long> ids, Consumer<Row> reader) {
    // One look into the index for each. By `id = any(:ids)` alone every bucket is searched for
    // every id, which takes ten times as long for fifty of them.
    trip.sql(
            """
            select account.id, programme, opened, position, due, state
            from unnest(:each, :ids) as asked (bucket, id)
              join account on account.bucket = asked.bucket and account.id = asked.id
            where account.bucket = any(:buckets)
            """)
        .param("each", Columns.shorts(ids, Ids::bucket))
        .param("ids", Columns.longs(ids, id -> id))
        .param("buckets", Columns.shorts(buckets(ids), bucket -> bucket))
        .rows(row -> reader.accept(Row.of(row)));
  }

  /// Shows every account of a programme, as it is stored, to somebody who only looks.
  ///
  /// @param atOnce how many are read together
  public void each(String programme, int atOnce, Consumer<Account> looks) {
    for (int bucket : Ids.buckets()) {
      long last = 0;
      List<Stored> page;
      do {
        page = after(programme, bucket, last, atOnce);
        for (Stored stored : page) {
          looks.accept(stored.state());
          last = stored.id();
        }
      } while (page.size() == atOnce);
    }
  }

  /// Accounts of a programme in one bucket, in order of their ids.
  ///
  /// @param last only those with a larger id
  public List<Stored> after(String programme, int bucket, long last, int most) {
    return jdbc.sql(
            """
            select id, programme, opened, position, due, state from account
            where bucket = :bucket and id > :last and programme = :programme
            order by id limit :most
            """)
        .param("bucket", bucket)
        .param("last", last)
        .param("programme", programme)
        .param("most", most)
        .query((row, _) -> Row.of(row).stored())
        .list();
  }

  /// An account with its state as it is stored.
  private record Row(
      long id,
      String programme,
      Instant opened,
      long position,
      @Nullable Instant due,
      byte[] state) {

    static Row of(ResultSet row) throws SQLException {
      Timestamp due = row.getTimestamp("due");
      return new Row(
          row.getLong("id"),
          row.getString("programme"),
          row.getTimestamp("opened").toInstant(),
          row.getLong("position"),
          due == null ? null : due.toInstant(),
          row.getBytes("state"));
    }

    Stored stored() {
      return new Stored(programme, opened, position, due, StateCodec.read(id, state));
    }
  }

  /// Stores new accounts.
  public static void open(Trip trip, Collection<Stored> accounts) {
    write(
        trip,
        """
        insert into account (bucket, id, programme, opened, position, due, state)
        select bucket, id, programme, timestamptz 'epoch' + opened * interval '1 microsecond',
               position, timestamptz 'epoch' + due * interval '1 microsecond', state
        from unnest(:buckets, :ids, :programmes, :opened, :positions, :due, :states)
          as fresh (bucket, id, programme, opened, position, due, state)
        """,
        accounts);
  }

  /// Stores what accounts have become.
  public static void save(Trip trip, Collection<Stored> accounts) {
    write(
        trip,
        """
        update account
        set position = fresh.position, state = fresh.state,
            due = timestamptz 'epoch' + fresh.due * interval '1 microsecond'
        from unnest(:buckets, :ids, :positions, :due, :states)
          as fresh (bucket, id, position, due, state)
        where account.bucket = any(:buckets)
          and account.bucket = fresh.bucket and account.id = fresh.id
        """,
        accounts);
  }

  private static void write(Trip trip, String sql, Collection<Stored> accounts) {
    if (accounts.isEmpty()) {
      return;
    }
    trip.sql(sql)
        .param("buckets", Columns.shorts(accounts, account -> Ids.bucket(account.id())))
        .param("ids", Columns.longs(accounts, Stored::id))
        .param("programmes", Columns.texts(accounts, Stored::programme))
        .param("opened", Columns.moments(accounts, Stored::opened))
        .param("positions", Columns.longs(accounts, Stored::position))
        .param("due", Columns.moments(accounts, Stored::due))
        .param("states", Columns.bytes(accounts, account -> StateCodec.write(account.state())))
        .update(accounts.size());
  }

  /// Accounts for which time alone has something to do, the longest waiting first.
  ///
  /// @param last those that come after it
  public List<Due> due(Instant moment, Due last, int most) {
    return jdbc.sql(
            """
            select due, programme, id from account
            where bucket = any(:buckets) and due <= :moment::timestamptz
              and (due, id) > (:after::timestamptz, :last)
            order by due, id limit :most
            """)
        .param("buckets", Columns.shorts(Ids.buckets(), bucket -> bucket))
        .param("moment", moment.toString())
        .param("after", last.since().toString())
        .param("last", last.account())
        .param("most", most)
        .query(
            (row, _) ->
                new Due(
                    row.getTimestamp("due").toInstant(),
                    row.getString("programme"),
                    row.getLong("id")))
        .list();
  }

  /// @param since when it became due
  public record Due(Instant since, String programme, long account) {

    /// None; all others come after it.
    public static final Due FIRST = new Due(Instant.EPOCH, "", 0);
  }

  private static Set<Integer> buckets(Collection<Long> ids) {
    return ids.stream().map(Ids::bucket).collect(Collectors.toCollection(TreeSet::new));
  }
}
