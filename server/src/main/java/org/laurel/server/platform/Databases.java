package org.laurel.server.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/// Pools of connections to a database, and its schema.
public final class Databases {

  /// Name of the pool whose commits do not wait for the disk.
  public static final String EARLY = "early";

  /// How long a connection is waited for, unless something else is said.
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int OLDEST = 15;

  private Databases() {}

  /// A pool for everything: what it has committed is on disk.
  public static HikariDataSource open(Address address, int connections) {
    return open(address, connections, PATIENCE);
  }

  /// The same, for somebody who waits so long at most for a connection.
  public static HikariDataSource open(Address address, int connections, Duration patience) {
    HikariConfig pool = pool(address, connections);
    pool.setConnectionTimeout(patience.toMillis());
    return new HikariDataSource(pool);
  }

  /// The same, planning each statement once. Those of the lanes take whole columns, of which a plan
  /// can see nothing, and the others find what they look for by its key: made anew, their plans
  /// would be the same. Not for a database that is spread over machines, which plans an insert only
  /// when it sees what is inserted.
  public static HikariDataSource openPlanningOnce(
      Address address, int connections, Duration patience) {
    HikariConfig pool = pool(address, connections);
    pool.setConnectionTimeout(patience.toMillis());
    pool.setConnectionInitSql(
        pool.getConnectionInitSql() + "; set plan_cache_mode = force_generic_plan");
    return new HikariDataSource(pool);
  }

  /// A pool for what is of use only together with something written later through [#open]. Its
  /// commits do not wait for the disk; the later commit, in the same log of changes, takes them
  /// along.
  public static HikariDataSource openEarly(Address address, int connections, Duration patience) {
    HikariConfig pool = pool(address, connections);
    pool.setConnectionTimeout(patience.toMillis());
    pool.setConnectionInitSql(pool.getConnectionInitSql() + "; set synchronous_commit = off");
    return new HikariDataSource(pool);
  }

  /// A pool for reports, whose statements may take long.
  public static HikariDataSource openUnhurried(Address address, int connections) {
    HikariConfig pool = pool(address, connections);
    pool.setConnectionInitSql(null);
    pool.setInitializationFailTimeout(5_000);
    pool.addDataSourceProperty("socketTimeout", "0");
    return new HikariDataSource(pool);
  }

  private static HikariConfig pool(Address address, int connections) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(address.url());
    pool.setUsername(address.user());
    pool.setPassword(address.password());
    pool.setMaximumPoolSize(connections);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(PATIENCE.toMillis());
    // A database that is just starting, or was killed and comes back, is waited for.
    pool.setInitializationFailTimeout(60_000);
    // Who was lost in the middle of a transaction must not hold its buckets for ever.
    pool.setConnectionInitSql("set idle_in_transaction_session_timeout = '60s'");
    pool.addDataSourceProperty("ApplicationName", "laurel");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    // A database that has gone silent must not hold its callers for ever.
    pool.addDataSourceProperty("socketTimeout", "60");
    // The few statements of a lane are prepared once and for all.
    pool.addDataSourceProperty("prepareThreshold", "2");
    return pool;
  }

  /// Whether something failed because the database is out of reach or has no room left: for a
  /// connection, on its disk. Trying again later may help then.
  public static boolean isAway(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataAccessResourceFailureException
          || cause instanceof TransientDataAccessResourceException
          || cause instanceof TransactionException) {
        return true;
      }
    }
    return false;
  }

  /// Brings the schema up to date.
  ///
  /// @throws IllegalStateException when the server there is too old
  public static void prepare(DataSource source) {
    int version =
        JdbcClient.create(source)
            .sql("select current_setting('server_version_num')::int / 10000")
            .query(Integer.class)
            .single();
    if (version < OLDEST) {
      throw new IllegalStateException(
          "PostgreSQL " + version + " is too old: Laurel needs " + OLDEST + " or newer");
    }
    Flyway.configure().dataSource(source).load().migrate();
  }
}
