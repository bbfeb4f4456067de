package org.laurel.server.codes;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.code.Mint;
import org.laurel.core.draw.Seed;
import org.laurel.server.platform.Columns;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.Trip;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes unique codes and knows which were used. Codes that were made are nowhere kept: a run of a
/// million is one row, and telling them again costs nothing but time.
@Component
public class Codes {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Map<String, Mint> mints = new ConcurrentHashMap<>();

  /// A code that was used.
  ///
  /// @param activity id of the one that used it
  public record Use(String programme, String code, long activity, Instant occurred) {

    /// The bucket whose head is held by whoever uses the code.
    public int bucket() {
      return Ids.bucketOf(code);
    }
  }

  /// There are not so many codes left that an act can have.
  public static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long left;

    TooMany(long left) {
      super(left + " codes are left", null, false, false);
      this.left = left;
    }

    public long left() {
      return left;
    }
  }

  public Codes(JdbcClient jdbc, TransactionTemplate transaction, InstantSource clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What makes a programme's codes; `null`: none were ever made.
  public @Nullable Mint mint(String programme) {
    Mint known = mints.get(programme);
    if (known != null) {
      return known;
    }
    Mint stored =
        jdbc.sql("select seed from code_seed where programme = :programme")
            .param("programme", programme)
            .query((row, _) -> new Mint(new Seed(row.getBytes("seed")), programme))
            .optional()
            .orElse(null);
    if (stored != null) {
      mints.put(programme, stored);
    }
    return stored;
  }

  /// What making codes came to.
  ///
  /// @param fresh `false`: the key was used before, so nothing was made and its run is told
  public record Made(Run run, boolean fresh) {}

  /// Makes so many codes for an act.
  ///
  /// @throws TooMany when an act cannot have so many
  public Made make(String programme, String act, String key, long count) {
    byte[] seed = new byte[Seed.LENGTH];
    RANDOM.nextBytes(seed);
    Made made =
        transaction.execute(
            _ -> {
              jdbc.sql("insert into code_seed values (:programme, :seed) on conflict do nothing")
                  .param("programme", programme)
                  .param("seed", seed)
                  .update();
              // Whoever makes codes of a programme waits for whoever is at it.
              jdbc.sql("select programme from code_seed where programme = :programme for update")
                  .param("programme", programme)
                  .query(String.class)
                  .single();
              Run before = find(programme, key);
              return before == null
                  ? new Made(next(programme, act, key, count), true)
                  : new Made(before, false);
            });
    return Objects.requireNonNull(made);
  }

  private Run next(String programme, String act, String key, long count) {
    long first =
        jdbc.sql(
                """
                select coalesce(max(first + count), 0) from code_run
                where programme = :programme and act = :act
                """)
            .param("programme", programme)
            .param("act", act)
            .query(Long.class)
            .single();
    if (count > Mint.MOST - first) {
      throw new TooMany(Mint.MOST - first);
    }
    Run run = new Run(key, act, first, count, clock.instant());
    jdbc.sql(
            """
            insert into code_run (programme, key, act, first, count, made)
            values (:programme, :key, :act, :first, :count, :made::timestamptz)
            """)
        .param("programme", programme)
        .param("key", key)
        .param("act", act)
        .param("first", first)
        .param("count", count)
        .param("made", run.made().toString())
        .update();
    return run;
  }

  /// The run of a key; `null`: there is none.
  public @Nullable Run find(String programme, String key) {
    return runs(programme).stream().filter(run -> run.key().equals(key)).findFirst().orElse(null);
  }

  /// All runs of a programme, the oldest first.
  public List<Run> runs(String programme) {
    return jdbc.sql(
            """
            select key, act, first, count, made from code_run
            where programme = :programme order by made, key
            """)
        .param("programme", programme)
        .query(
            (row, _) ->
                new Run(
                    row.getString("key"),
                    row.getString("act"),
                    row.getLong("first"),
                    row.getLong("count"),
                    row.getTimestamp("made").toInstant()))
        .list();
  }

  /// An act of a programme for which codes were made.
  public record Coded(String programme, String act) {}

  /// All acts for which codes were ever made, of all programmes.
  public List<Coded> coded() {
    return jdbc.sql("select distinct programme, act from code_run order by programme, act")
        .query((row, _) -> new Coded(row.getString("programme"), row.getString("act")))
        .list();
  }

  /// When a code was used; `null`: never.
  public @Nullable Instant used(String programme, String code) {
    return jdbc.sql(
            """
            select occurred from code_use
            where bucket = :bucket and programme = :programme and code = :code
            """)
        .param("bucket", Ids.bucketOf(code))
        .param("programme", programme)
        .param("code", code)
        .query((row, _) -> row.getTimestamp("occurred").toInstant())
        .optional()
        .orElse(null);
  }

  /// Writes down codes that are used up, while the heads of their buckets are held.
  public static void use(Trip trip, List<Use> uses) {
    if (uses.isEmpty()) {
      return;
    }
    trip.sql(
            """
            insert into code_use (bucket, programme, code, activity, occurred)
            select bucket, programme, code, activity,
                   timestamptz 'epoch' + occurred * interval '1 microsecond'
            from unnest(:buckets, :programmes, :codes, :activities, :occurred)
              as fresh (bucket, programme, code, activity, occurred)
            """)
        .param("buckets", Columns.shorts(uses, Use::bucket))
        .param("programmes", Columns.texts(uses, Use::programme))
        .param("codes", Columns.texts(uses, Use::code))
        .param("activities", Columns.longs(uses, Use::activity))
        .param("occurred", Columns.moments(uses, Use::occurred))
        .update();
  }
}
