package org.laurel.server.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.laurel.server.TestServer;
import org.laurel.server.audit.Audit;
import org.laurel.server.platform.Address;
import org.laurel.server.platform.EmbeddedPostgres;
import org.laurel.server.programmes.Programmes;

/// A disk on which there is no room left: tills are told to come again, nothing that was answered
/// is lost, and as soon as there is room all goes on by itself.
///
/// The disk is a small one in memory. To mount it takes Linux and root; elsewhere this is skipped
/// and says so.
@Timeout(600)
class DiskFullTests {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path disk;

  @BeforeEach
  void mount() throws Exception {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=400m,mode=755", "laurel-test", disk.toString()),
        "a full disk is not shown here: mounting a small one takes Linux and root");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", "--lazy", disk.toString());
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).inheritIO().start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void tillsComeAgainUntilThereIsRoom() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(disk.resolve("server"));
        TestServer server =
            TestServer.on(postgres.address(), "--laurel.patience=1s", "--laurel.desk.rounds=1")) {
      Tills tills = new Tills(server.port(), server.ownerKey());
      tills.prepare();
      tills.sell(1);
      goOn(tills);

      // First no table can grow any more; then not even the log of changes, which ends PostgreSQL.
      Path ballast = fill();
      turnAway(tills);
      Files.delete(ballast);
      goOn(tills);

      ballast = fill();
      long before = postgres.process().pid();
      exhaustLog(postgres.address());
      turnAway(tills);
      Files.delete(ballast);
      goOn(tills);
      assertThat(postgres.process().pid()).as("it was started again").isNotEqualTo(before);

      tills.close();
      assertThat(tills.wrong()).isEmpty();
      assertThat(tills.askAgain()).isEmpty();
      assertThat(
              new Audit(server.bean(DataSource.class), server.bean(Programmes.class))
                  .run(4, _ -> {})
                  .findings())
          .isEmpty();
    }
  }

  private void goOn(Tills tills) throws Exception {
    tills.countAnew();
    boolean goOn = tills.answered(100, PATIENCE);
    assertThat(goOn)
        .as("the tills go on; PostgreSQL said last:%n%s", Postgres.said(disk.resolve("server")))
        .isTrue();
  }

  private static void turnAway(Tills tills) throws InterruptedException {
    tills.countAnew();
    assertThat(tills.turnedAway(20, PATIENCE)).as("the tills are turned away").isTrue();
  }

  /// Leaves no room.
  private Path fill() throws IOException {
    Path ballast = disk.resolve("ballast");
    byte[] block = new byte[1 << 16];
    for (int size = block.length; size > 0; size /= 2) {
      try (OutputStream out =
          Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        while (true) {
          out.write(block, 0, size);
        }
      } catch (IOException full) {
        // Smaller pieces may still fit.
      }
    }
    return ballast;
  }

  /// Uses up what the log of changes has in reserve, until PostgreSQL gives up.
  private static void exhaustLog(Address database) {
    try (Connection connection =
        DriverManager.getConnection(database.url(), database.user(), database.password())) {
      while (true) {
        connection.createStatement().executeQuery("select pg_switch_wal()").close();
        connection.createStatement().executeQuery("select pg_logical_emit_message(false, '', 'x')");
      }
    } catch (SQLException gone) {
      assertThat(gone.getSQLState()).isNotNull();
    }
  }
}
