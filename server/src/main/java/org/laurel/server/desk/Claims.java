package org.laurel.server.desk;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laurel.server.platform.Columns;
import org.laurel.server.platform.Trip;
import org.springframework.jdbc.core.JdbcOperations;

/// Whose keys are whose: the table that makes sending an activity again harmless.
///
/// A claim says which account's history decides about a key, and under which id. It is written
/// before the batch, in a transaction of its own, and is worth something only once the activity of
/// that id is there. Whoever holds the head of the account's bucket may change or drop one that is
/// worth nothing.
final class Claims {

  /// @param source who sends
  record Key(String programme, String source, String text) {

    /// The order in which claims are written, so that two nodes never wait for each other.
    static final Comparator<Key> ORDER =
        Comparator.comparing(Key::programme).thenComparing(Key::source).thenComparing(Key::text);
  }

  /// @param activity the id that the activity has, or will have
  /// @param body SHA-256 of what was sent
  record Claim(Key key, long account, long activity, byte[] body) {}

  private final JdbcOperations early;

  /// @param early to a pool whose commits need not wait: the batch takes them along
  Claims(JdbcOperations early) {
    this.early = early;
  }

  /// Writes claims for keys that nobody has claimed before.
  void stake(Collection<Claim> claims) {
    List<Claim> sorted =
        claims.stream().sorted(Comparator.comparing(Claim::key, Key.ORDER)).toList();
    Trip trip = new Trip(early);
    with(
            trip,
            sorted,
            """
            insert into key_claim (programme, source, key, account, activity, body)
            select * from unnest(:programmes, :sources, :keys, :accounts, :activities, :bodies)
            on conflict do nothing
            """)
        .update();
    trip.go();
  }

  /// What these keys are claimed for; filled by the trip.
  static Map<Key, Claim> read(Trip trip, Collection<Key> keys) {
    Map<Key, Claim> claims = new HashMap<>();
    if (keys.isEmpty()) {
      return claims;
    }
    trip.sql(
            """
            select programme, source, key, account, activity, body
            from unnest(:programmes, :sources, :keys) as asked (programme, source, key)
              join key_claim using (programme, source, key)
            """)
        .param("programmes", Columns.texts(keys, Key::programme))
        .param("sources", Columns.texts(keys, Key::source))
        .param("keys", Columns.texts(keys, Key::text))
        .rows(
            row -> {
              Key key =
                  new Key(
                      row.getString("programme"), row.getString("source"), row.getString("key"));
              claims.put(
                  key,
                  new Claim(
                      key, row.getLong("account"), row.getLong("activity"), row.getBytes("body")));
            });
    return claims;
  }

  /// Writes other claims where some that were worth nothing stood.
  static void replace(Trip trip, Collection<Claim> claims) {
    if (claims.isEmpty()) {
      return;
    }
    with(
            trip,
            claims,
            """
            update key_claim
            set account = fresh.account, activity = fresh.activity, body = fresh.body
            from unnest(:programmes, :sources, :keys, :accounts, :activities, :bodies)
              as fresh (programme, source, key, account, activity, body)
            where key_claim.programme = fresh.programme and key_claim.source = fresh.source
              and key_claim.key = fresh.key
            """)
        .update();
  }

  /// Frees keys of which nothing came.
  static void drop(Trip trip, Collection<Claim> claims) {
    if (claims.isEmpty()) {
      return;
    }
    with(
            trip,
            claims,
            """
            delete from key_claim
            where (programme, source, key) in (select * from unnest(:programmes, :sources, :keys))
            """)
        .update();
  }

  private static Trip.Leg with(Trip trip, Collection<Claim> claims, String sql) {
    return trip.sql(sql)
        .param("programmes", Columns.texts(claims, claim -> claim.key.programme))
        .param("sources", Columns.texts(claims, claim -> claim.key.source))
        .param("keys", Columns.texts(claims, claim -> claim.key.text))
        .param("accounts", Columns.longs(claims, Claim::account))
        .param("activities", Columns.longs(claims, Claim::activity))
        .param("bodies", Columns.bytes(claims, Claim::body));
  }
}
