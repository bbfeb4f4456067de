package org.laurel.server.desk;

import java.util.Collection;
import java.util.List;
import org.laurel.core.account.Effect;
import org.laurel.core.activity.Activity;
import org.laurel.server.platform.Columns;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.Trip;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table of follow-ups that have not happened yet. A row comes with the transaction that stores
/// the cause and goes with the one that stores what follows, so none is lost and, as each has a key
/// of its own, none is done twice.
final class Outbox {

  /// A follow-up on its way.
  ///
  /// @param account on which it has to happen
  record Leaving(String programme, long account, Activity activity) {}

  /// @param key of the follow-up
  record Left(String programme, long account, String key) {}

  private final JdbcClient jdbc;

  Outbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static void write(Trip trip, Collection<Leaving> leaving) {
    if (leaving.isEmpty()) {
      return;
    }
    trip.sql(
            """
            insert into follow_up (bucket, key, programme, account)
            select * from unnest(:buckets, :keys, :programmes, :accounts)
            """)
        .param("buckets", Columns.shorts(leaving, one -> bucket(one.activity.key())))
        .param("keys", Columns.texts(leaving, one -> one.activity.key()))
        .param("programmes", Columns.texts(leaving, Leaving::programme))
        .param("accounts", Columns.longs(leaving, Leaving::account))
        .update();
  }

  /// They have happened.
  static void remove(Trip trip, Collection<String> keys) {
    if (keys.isEmpty()) {
      return;
    }
    trip.sql("delete from follow_up where bucket = any(:buckets) and key = any(:keys)")
        .param("buckets", Columns.shorts(keys, Outbox::bucket))
        .param("keys", Columns.texts(keys, key -> key))
        .update();
  }

  /// Those that wait, the oldest causes first.
  ///
  /// @param last the key after which they come; empty: from the first
  List<Left> left(String last, int most) {
    return jdbc.sql(
            """
            select programme, account, key from follow_up
            where bucket = any(:buckets) and (length(key), key) > (length(:last), :last)
            order by length(key), key limit :most
            """)
        .param("buckets", Columns.shorts(Ids.buckets(), bucket -> bucket))
        .param("last", last)
        .param("most", most)
        .query(
            (row, _) ->
                new Left(row.getString("programme"), row.getLong("account"), row.getString("key")))
        .list();
  }

  /// Whether any waits that has to happen on one of these accounts.
  boolean waitsFor(Collection<Long> accounts) {
    return jdbc.sql(
            """
            select exists (select from follow_up
                           where bucket = any(:buckets) and account = any(:accounts))
            """)
        .param("buckets", Columns.shorts(Ids.buckets(), bucket -> bucket))
        .param("accounts", Columns.longs(accounts, account -> account))
        .query(Boolean.class)
        .single();
  }

  private static int bucket(String key) {
    return Ids.bucket(Effect.FollowUp.cause(key));
  }
}
