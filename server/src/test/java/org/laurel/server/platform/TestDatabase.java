package org.laurel.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One PostgreSQL for all tests of a run, as durable as any; each test that asks gets an empty
/// schema of its own in it. `-Dlaurel.test.database=URL` names another PostgreSQL to test with.
public final class TestDatabase {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Address SERVER = server();

  private TestDatabase() {}

  private static Address server() {
    String other = System.getProperty("laurel.test.database");
    if (other != null) {
      return Address.parse(other);
    }
    try {
      Path folder = Path.of("target", "test-postgres-" + ProcessHandle.current().pid());
      EmbeddedPostgres server = EmbeddedPostgres.start(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
      return server.address();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(EmbeddedPostgres server, Path folder) {
    try {
      server.close();
      org.springframework.util.FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A database in which nothing is yet.
  public static Address fresh() {
    String name = "test_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
    try (HikariDataSource source = Databases.open(SERVER, 1)) {
      JdbcClient.create(source).sql("create schema " + name).update();
    }
    String joint = SERVER.url().contains("?") ? "&" : "?";
    return new Address(
        SERVER.url() + joint + "currentSchema=" + name, SERVER.user(), SERVER.password());
  }
}
