package org.laurel.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The house's own PostgreSQL keeps what it was given, whoever is killed.
class EmbeddedPostgresTests {

  @TempDir Path folder;

  @Test
  void keepsWhatItWasGivenFromOneStartToTheNext() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
      write(postgres, 1);
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
      assertThat(read(postgres)).isEqualTo(1);
    }
  }

  @Test
  void isDurable() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
        HikariDataSource source = Databases.open(postgres.address(), 1)) {
      for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        assertThat(JdbcClient.create(source).sql("show " + setting).query(String.class).single())
            .as(setting)
            .isEqualTo("on");
      }
      assertThat(
              JdbcClient.create(source).sql("show listen_addresses").query(String.class).single())
          .isEqualTo("127.0.0.1");
    }
  }

  @Test
  void runsAgainByItselfAfterItWasKilled() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
      write(postgres, 7);
      postgres.process().destroyForcibly();
      // A new pool asks again until someone answers.
      assertThat(read(postgres)).isEqualTo(7);
    }
  }

  @Test
  void stopsWhatAKilledServerLeftRunning() throws Exception {
    Process server = Lifetimes.runAndWaitUntilReady(folder);
    server.destroyForcibly().waitFor();
    Postmaster orphan = Postmaster.of(folder.resolve("data"));
    assertThat(orphan).as("left running").isNotNull();
    try (EmbeddedPostgres next = EmbeddedPostgres.start(folder)) {
      assertThat(next.process().pid()).isNotEqualTo(orphan.pid());
      assertThat(read(next)).isEqualTo(42);
    }
  }

  @Test
  void waitsUntilTheOneBeforeIsGone() throws Exception {
    String pidFile;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
      write(postgres, 5);
      pidFile = Files.readString(folder.resolve("data/postmaster.pid"));
    }
    // PostgreSQL asks no more than this: whether there is somebody of that number.
    Process dying = new ProcessBuilder("sleep", "600").start();
    try {
      String number = Long.toString(dying.pid());
      Files.writeString(
          folder.resolve("data/postmaster.pid"), pidFile.replaceFirst("^[0-9]+", number));
      CompletableFuture<EmbeddedPostgres> next = CompletableFuture.supplyAsync(() -> start(folder));
      while (!Files.readString(folder.resolve("postgres.log")).contains("already exists")) {
        assertThat(next).as("it cannot have started yet").isNotDone();
        LockSupport.parkNanos(1_000_000);
      }
      dying.destroyForcibly();
      try (EmbeddedPostgres postgres = next.get(1, TimeUnit.MINUTES)) {
        assertThat(read(postgres)).isEqualTo(5);
      }
    } finally {
      dying.destroyForcibly();
    }
  }

  private static EmbeddedPostgres start(Path folder) {
    try {
      return EmbeddedPostgres.start(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void leavesAFolderAloneThatAnotherServerUses() throws IOException {
    try (EmbeddedPostgres first = EmbeddedPostgres.start(folder)) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another server uses the folder");
      write(first, 3);
      assertThat(read(first)).isEqualTo(3);
    }
  }

  static void write(EmbeddedPostgres postgres, int value) throws IOException {
    try (HikariDataSource source = Databases.open(postgres.address(), 1)) {
      JdbcClient jdbc = JdbcClient.create(source);
      jdbc.sql("create table kept (value int)").update();
      jdbc.sql("insert into kept values (:value)").param("value", value).update();
    }
  }

  private static int read(EmbeddedPostgres postgres) throws IOException {
    try (HikariDataSource source = Databases.open(postgres.address(), 1)) {
      return JdbcClient.create(source).sql("select value from kept").query(Integer.class).single();
    }
  }
}
