package org.laurel.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import org.laurel.server.platform.Address;

/// What the same PostgreSQL does without Laurel: pgbench's TPC-B transaction, and the smallest
/// transaction there is.
final class Reference {

  private static final int CLIENTS = 8;

  private final Address database;
  private final int scale;

  /// @param scale branches, with ten tellers and 100,000 accounts each
  Reference(Address database, int scale) {
    this.database = database;
    this.scale = scale;
  }

  /// Makes the tables that `pgbench -i` makes, in a schema of their own.
  void prepare() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists tpcb cascade");
      statement.execute("create schema tpcb");
      statement.execute(
          String.format(
              Locale.ROOT,
              """
          create table tpcb.branches
            (bid int primary key, bbalance int, filler char(88)) with (fillfactor = 100);
          create table tpcb.tellers
            (tid int primary key, bid int, tbalance int, filler char(84)) with (fillfactor = 100);
          create table tpcb.accounts
            (aid int primary key, bid int, abalance int, filler char(84)) with (fillfactor = 100);
          create table tpcb.history
            (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
          create table tpcb.single (id bigint generated always as identity primary key, n bigint);
          insert into tpcb.branches select i, 0, '' from generate_series(1, %1$d) i;
          insert into tpcb.tellers select i, (i - 1) / 10 + 1, 0, '' from generate_series(1, %1$d * 10) i;
          insert into tpcb.accounts
            select i, (i - 1) / 100000 + 1, 0, '' from generate_series(1, %1$d * 100000) i;
          """,
              scale));
      statement.execute(
          "vacuum analyze tpcb.branches, tpcb.tellers, tpcb.accounts, tpcb.history, tpcb.single");
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  /// Statements are prepared at once, as with `pgbench -M prepared`.
  private Connection prepared() throws SQLException {
    Connection connection = connect();
    connection.unwrap(org.postgresql.PGConnection.class).setPrepareThreshold(1);
    return connection;
  }

  Run transactions(long seed, Duration length) throws IOException {
    return Load.run(CLIENTS, length, number -> new Tpcb(prepared(), seed * 1000 + number, scale));
  }

  /// One row a commit, by one client.
  Run single(Duration length) throws IOException {
    return Load.run(1, length, _ -> new Single(prepared()));
  }

  private static final class Tpcb implements Load.Sender {

    private final Connection connection;
    private final SplittableRandom random;
    private final int scale;
    private final PreparedStatement account;
    private final PreparedStatement balance;
    private final PreparedStatement teller;
    private final PreparedStatement branch;
    private final PreparedStatement history;

    Tpcb(Connection connection, long seed, int scale) throws SQLException {
      this.connection = connection;
      this.scale = scale;
      this.random = new SplittableRandom(seed);
      connection.setAutoCommit(false);
      account =
          connection.prepareStatement(
              "update tpcb.accounts set abalance = abalance + ? where aid = ?");
      balance = connection.prepareStatement("select abalance from tpcb.accounts where aid = ?");
      teller =
          connection.prepareStatement(
              "update tpcb.tellers set tbalance = tbalance + ? where tid = ?");
      branch =
          connection.prepareStatement(
              "update tpcb.branches set bbalance = bbalance + ? where bid = ?");
      history =
          connection.prepareStatement(
              "insert into tpcb.history (tid, bid, aid, delta, mtime)"
                  + " values (?, ?, ?, ?, current_timestamp)");
    }

    @Override
    public int send() throws SQLException {
      int aid = 1 + random.nextInt(scale * 100_000);
      int tid = 1 + random.nextInt(scale * 10);
      int bid = 1 + random.nextInt(scale);
      int delta = random.nextInt(-5000, 5001);
      change(account, delta, aid);
      balance.setInt(1, aid);
      try (ResultSet row = balance.executeQuery()) {
        row.next();
      }
      change(teller, delta, tid);
      change(branch, delta, bid);
      history.setInt(1, tid);
      history.setInt(2, bid);
      history.setInt(3, aid);
      history.setInt(4, delta);
      history.executeUpdate();
      connection.commit();
      return 1;
    }

    private static void change(PreparedStatement statement, int delta, int id) throws SQLException {
      statement.setInt(1, delta);
      statement.setInt(2, id);
      statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  private static final class Single implements Load.Sender {

    private final Connection connection;
    private final PreparedStatement insert;
    private long number;

    Single(Connection connection) throws SQLException {
      this.connection = connection;
      insert = connection.prepareStatement("insert into tpcb.single (n) values (?)");
    }

    @Override
    public int send() throws SQLException {
      insert.setLong(1, number++);
      insert.executeUpdate();
      return 1;
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  /// What the database has written to its log of changes so far, in bytes.
  long written() throws SQLException {
    return number("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
  }

  long number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  String text(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /// Begins every phase alike, with the log of changes written out.
  void checkpoint() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint");
    }
  }
}
