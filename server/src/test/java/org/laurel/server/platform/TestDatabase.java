package org.laurel.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One PostgreSQL for all tests of a run, as durable as any; each test that asks gets an empty
/// schema of its own in it.
public final class TestDatabase {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private TestDatabase() {}

  private static EmbeddedPostgres start() {
    try {
      Path folder = Path.of("target", "test-postgres-" + ProcessHandle.current().pid());
      EmbeddedPostgres server = EmbeddedPostgres.start(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
      return server;
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
    try {
      Address address = SERVER.address();
      String name = "test_" + NUMBER.incrementAndGet();
      try (HikariDataSource source = Databases.open(address, 1)) {
        JdbcClient.create(source).sql("create schema " + name).update();
      }
      return new Address(
          address.url() + "?currentSchema=" + name, address.user(), address.password());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
