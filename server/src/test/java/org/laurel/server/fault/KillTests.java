package org.laurel.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurel.server.audit.Audit;
import org.laurel.server.fire.Asked;
import org.laurel.server.platform.Databases;
import org.laurel.server.platform.EmbeddedPostgres;
import org.laurel.server.programmes.Programmes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Processes that are killed without a warning, at any moment, while tills go on selling: what was
/// answered is there, once, and the books are sound.
///
/// This shows what crashes of processes do. Of power that fails it says nothing: what PostgreSQL
/// has handed to the operating system survives here in any case.
///
/// `-Dlaurel.fire.kills=N` tells how many are killed; few, unless it is said.
class KillTests {

  private static final Logger LOG = LoggerFactory.getLogger(KillTests.class);
  private static final int KILLS = Asked.many("laurel.fire.kills", 4);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private enum Victim {
    SERVER,
    DATABASE,
    /// One process of the database, which then starts all of its own anew.
    BACKEND,
    BOTH
  }

  @Test
  void whatWasAnsweredIsThereOnceHoweverOftenServerAndDatabaseAreKilled(@TempDir Path folder)
      throws Exception {
    long seed = Asked.seed();
    LOG.warn("{} kills, seed {}", KILLS, seed);
    SplittableRandom random = new SplittableRandom(seed);
    ServerProcess server = new ServerProcess(folder);
    server.start();
    try {
      Tills tills = new Tills(server.port(), server.ownerKey());
      tills.prepare();
      tills.sell(seed);
      for (int kill = 0; kill < KILLS; kill++) {
        tills.countAnew();
        await(tills, 20 + random.nextInt(200), server);
        strike(Victim.values()[kill % Victim.values().length], server, random);
      }
      tills.countAnew();
      await(tills, 100, server);
      tills.close();
      awaitFollowUps(folder);

      assertThat(tills.wrong()).isEmpty();
      assertThat(tills.askAgain()).isEmpty();
      server.stop();
      examine(folder, tills.taken());
    } finally {
      // Whatever a failed test would leave.
      server.kill();
      killDatabase(folder);
    }
  }

  private static void await(Tills tills, int answers, ServerProcess server) throws Exception {
    boolean goOn = tills.answered(answers, PATIENCE);
    assertThat(goOn)
        .as(
            "the tills go on; the server said last:%n%s%n%nand its database:%n%s",
            server.said(), Postgres.said(server.folder()))
        .isTrue();
  }

  /// What crashes have left undone on other accounts is done in the server's next rounds.
  private static void awaitFollowUps(Path folder) throws IOException {
    try (HikariDataSource source = Databases.open(EmbeddedPostgres.running(folder), 1)) {
      JdbcClient jdbc = JdbcClient.create(source);
      Instant end = Instant.now().plus(PATIENCE);
      int left = 1;
      while (left > 0 && Instant.now().isBefore(end)) {
        left = jdbc.sql("select count(*) from follow_up").query(Integer.class).single();
      }
      assertThat(left).isZero();
    }
  }

  private static void strike(Victim victim, ServerProcess server, SplittableRandom random)
      throws Exception {
    LOG.info("kills: {}", victim);
    if (victim == Victim.DATABASE || victim == Victim.BOTH) {
      killDatabase(server.folder());
    }
    if (victim == Victim.BACKEND) {
      killBackend(server.folder(), random);
    }
    if (victim == Victim.SERVER || victim == Victim.BOTH) {
      server.kill();
      server.start();
      while (random.nextInt(4) == 0) {
        // Once more while it starts.
        server.endsWithin(random.nextInt(4_000));
        server.kill();
        server.start();
      }
    }
  }

  private static void killDatabase(Path folder) throws IOException {
    Postgres.of(folder).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static void killBackend(Path folder, SplittableRandom random) throws IOException {
    Postgres.of(folder)
        .map(postmaster -> postmaster.children().toList())
        .filter(children -> !children.isEmpty())
        .ifPresent(children -> children.get(random.nextInt(children.size())).destroyForcibly());
  }

  private static void examine(Path folder, List<Tills.Told> taken) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
        HikariDataSource source = Databases.open(postgres.address(), 8)) {
      JdbcClient jdbc = JdbcClient.create(source);
      TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
      Programmes programmes = new Programmes(jdbc, transaction, InstantSource.system());
      assertThat(new Audit(source, programmes).run(4, _ -> {}).findings()).isEmpty();
      assertThat(
              jdbc.sql("select key from activity where source = 'api' and key <> ''")
                  .query(String.class)
                  .list())
          .as("everything that was answered, and nothing else")
          .containsExactlyInAnyOrderElementsOf(taken.stream().map(Tills.Told::key).toList());
      LOG.warn("{} activities were answered and are there once", taken.size());
    }
  }
}
