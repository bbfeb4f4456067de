package org.laurel.server.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.laurel.server.audit.Findings.Counter;
import org.laurel.server.platform.Ids;
import org.laurel.server.programmes.Programmes;

/// Folds all stored effects again and compares every balance, lot and counter with what is stored;
/// looks whether histories have gaps, and whether keys, returns and identifiers lead where they
/// should. It decides nothing anew, changes nothing, and sees one moment of the database, so it may
/// run beside the server.
///
/// Buckets are gone through side by side, each as a stream: memory does not grow with the ledger.
public final class Audit {

  /// As many activities as the newest position says.
  private static final String GAPS =
      """
      select bucket_head.position as head, count(activity.position) as entries,
             coalesce(min(activity.position), 1) as oldest,
             coalesce(max(activity.position), 0) as newest
      from bucket_head left join activity on activity.bucket = bucket_head.bucket
      where bucket_head.bucket = ? group by bucket_head.position
      """;

  private static final String CLAIMS =
      """
      select activity.account, activity.programme, activity.key
      from activity left join key_claim
        on key_claim.programme = activity.programme and key_claim.source = activity.source
          and key_claim.key = activity.key and key_claim.activity = activity.id
          and key_claim.account = activity.account
      where activity.bucket = ? and activity.source <> '' and key_claim.key is null
      """;

  /// The bucket is told by the account's id, as [Ids] makes it.
  private static final String STRAYS =
      """
      select identifier.programme, identifier.account
      from identifier left join account
        on account.bucket = ? and account.id = identifier.account
          and account.programme = identifier.programme
      where (identifier.account >> 16) & 63 = ? and account.id is null
      """;

  private final DataSource source;
  private final Programmes programmes;
  private final Findings findings = new Findings();

  public Audit(DataSource source, Programmes programmes) {
    this.source = source;
    this.programmes = programmes;
  }

  /// @param workers how many buckets are gone through at once, each with a connection of its own
  /// @param progress hears how many of the [Ids#BUCKETS] are done
  public Report run(int workers, IntConsumer progress) throws SQLException {
    try (Connection connection = connect();
        ExecutorService executor = Executors.newFixedThreadPool(workers)) {
      String moment = moment(connection);
      // Whatever was published by that moment, on whichever server, is known from here on.
      programmes.refresh();
      CompletionService<Integer> buckets = new ExecutorCompletionService<>(executor);
      for (int bucket : Ids.buckets()) {
        buckets.submit(() -> bucket(moment, bucket));
      }
      try {
        for (int done = 1; done <= Ids.BUCKETS; done++) {
          buckets.take().get();
          progress.accept(done);
        }
      } catch (ExecutionException e) {
        executor.shutdownNow();
        throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e.getCause());
      } catch (InterruptedException e) {
        executor.shutdownNow();
        Thread.currentThread().interrupt();
        throw new SQLException(e);
      }
      counters(connection);
      if (findings.codes() != 0) {
        findings.add("codes", "those kept as used are not those that activities used");
      }
      new UnderWay(programmes, findings, connection).run();
    }
    return findings.report();
  }

  /// A connection that sees one moment of the database and writes nothing.
  private Connection connect() throws SQLException {
    Connection connection = source.getConnection();
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return connection;
  }

  private static String moment(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_export_snapshot()")) {
      row.next();
      return row.getString(1);
    }
  }

  private int bucket(String moment, int bucket) throws SQLException {
    try (Connection connection = connect()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set transaction snapshot '" + moment + "'");
      }
      gaps(connection, bucket);
      strays(
          connection,
          bucket,
          CLAIMS,
          row -> new Finding(owner(row), "has not claimed its key " + row.getString("key")));
      strays(
          connection,
          bucket,
          STRAYS,
          row -> new Finding(owner(row), "is what an identifier leads to, but is not there"));
      new BucketAudit(programmes, findings, connection, bucket).run();
      connection.rollback();
      return bucket;
    }
  }

  private void gaps(Connection connection, int bucket) throws SQLException {
    try (Rows<long[]> rows =
        new Rows<>(
            connection,
            bucket,
            GAPS,
            row ->
                new long[] {
                  row.getLong("head"),
                  row.getLong("entries"),
                  row.getLong("oldest"),
                  row.getLong("newest")
                })) {
      String where = "bucket " + bucket;
      if (rows.peek() == null) {
        findings.add(where, "has no head");
        return;
      }
      long[] row = rows.next();
      findings.same(where, "the number of activities", row[1], row[0]);
      findings.same(where, "the first position", row[2], 1L);
      findings.same(where, "the newest position", row[3], row[0]);
    }
  }

  private void strays(Connection connection, int bucket, String sql, Rows.Reader<Finding> reader)
      throws SQLException {
    try (Rows<Finding> rows = new Rows<>(connection, bucket, sql, reader)) {
      while (rows.peek() != null) {
        Finding finding = rows.next();
        findings.add(finding.where(), finding.what());
      }
    }
  }

  private static String owner(ResultSet row) throws SQLException {
    return "account " + row.getLong("account") + " of " + row.getString("programme");
  }

  private void counters(Connection connection) throws SQLException {
    Map<Counter, Long> stored = new TreeMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement("select programme, name, used from counter");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        stored.put(
            new Counter(row.getString("programme"), row.getString("name")), row.getLong("used"));
      }
    }
    Map<Counter, Long> used = findings.used();
    used.keySet().forEach(counter -> stored.putIfAbsent(counter, 0L));
    stored.forEach(
        (counter, amount) ->
            findings.same(
                counter.name() + " of " + counter.programme(),
                "what is used",
                amount,
                used.getOrDefault(counter, 0L)));
  }
}
