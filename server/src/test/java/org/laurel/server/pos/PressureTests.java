package org.laurel.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.laurel.server.Cafe;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;
import org.laurel.server.platform.Address;
import org.laurel.server.platform.TestDatabase;
import org.laurel.wire.json.Json;

/// More than can be done at once, and a server that goes down in the middle.
@Timeout(300)
class PressureTests {

  @Test
  void whoIsTurnedAwayIsToldWhenToComeAgainAndIsThenServedOnce() throws Exception {
    try (TestServer server =
            TestServer.start(
                "--laurel.desk.lanes=1", "--laurel.desk.waiting=2", "--laurel.desk.together=1");
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      Cafe cafe = Cafe.on(server);
      String card = cafe.member();
      List<String> keys = IntStream.range(0, 100).mapToObj(_ -> Cafe.key()).toList();
      ConcurrentHashMap<Integer, Integer> statuses = new ConcurrentHashMap<>();

      List<Future<?>> sent = new ArrayList<>();
      for (String key : keys) {
        sent.add(senders.submit(() -> sendUntilTaken(cafe, card, key, statuses)));
      }
      for (Future<?> one : sent) {
        one.get();
      }

      assertThat(statuses).containsOnlyKeys(201, 429);
      assertThat(cafe.holdings(card).at("/balances/bean/available")).isEqualTo("100");
    }
  }

  private static void sendUntilTaken(
      Cafe cafe, String card, String key, ConcurrentHashMap<Integer, Integer> statuses) {
    while (true) {
      Answered answer = cafe.buys(card, key, "1.00");
      statuses.merge(answer.status(), 1, Integer::sum);
      if (answer.status() != 429) {
        return;
      }
      assertThat(answer.header("Retry-After")).isEqualTo("1");
      answer.isProblem(429, "overloaded");
    }
  }

  @Test
  void aStreamWaitsInsteadOfBeingTurnedAway() {
    try (TestServer server =
        TestServer.start(
            "--laurel.desk.lanes=1", "--laurel.desk.waiting=10", "--laurel.desk.together=5")) {
      Cafe cafe = Cafe.on(server);
      String card = cafe.member();
      Answered answer =
          server
              .owner()
              .send("POST", Cafe.PATH + "/activities", "application/x-ndjson", lines(card, 50));

      assertThat(answer.text().lines().map(Json::read))
          .allMatch(line -> line.get("status").intValue() == 201)
          .hasSize(50);
    }
  }

  @Test
  void noLineOfAStreamOvertakesOneThatWasTurnedAway() throws Exception {
    Address database = TestDatabase.fresh();
    try (TestServer server =
            TestServer.on(
                database,
                "--laurel.desk.lanes=1",
                "--laurel.desk.waiting=5",
                "--laurel.desk.together=3");
        Connection other =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      Cafe cafe = Cafe.on(server);
      String card = cafe.member();
      String lines = lines(card, 50);
      other.setAutoCommit(false);
      other.createStatement().executeQuery("select * from bucket_head for update");

      Future<Answered> stream =
          senders.submit(
              () ->
                  server
                      .owner()
                      .send("POST", Cafe.PATH + "/activities", "application/x-ndjson", lines));
      killWhoWaitsForALock(other);
      other.rollback();

      assertThat(stream.get().text().lines().map(Json::read))
          .allMatch(line -> line.get("status").intValue() == 503)
          .hasSize(50);
      assertThat(cafe.holdings(card).at("/balances/bean/available")).isEqualTo("0");
    }
  }

  private static void killWhoWaitsForALock(Connection other) throws SQLException {
    boolean killed = false;
    while (!killed) {
      try (ResultSet backends =
          other
              .createStatement()
              .executeQuery(
                  """
                  select pg_terminate_backend(pid) from pg_stat_activity
                  where pg_backend_pid() = any(pg_blocking_pids(pid))""")) {
        killed = backends.next();
      }
    }
  }

  private static String lines(String card, int purchases) {
    return String.join(
        "\n",
        IntStream.range(0, purchases)
            .mapToObj(_ -> Cafe.purchase(card, Cafe.key(), "1.00").replace("\n", ""))
            .map(line -> line.replaceFirst("\\{", "{\"type\":\"purchase\","))
            .toList());
  }

  @Test
  void whatWasTakenBeforeTheServerWentDownIsAnsweredAndKept() throws Exception {
    Address database = TestDatabase.fresh();
    TestServer server = TestServer.on(database);
    Cafe cafe = Cafe.on(server);
    String card = cafe.member();
    ConcurrentHashMap<String, Integer> told = new ConcurrentHashMap<>();
    CountDownLatch under = new CountDownLatch(50);
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int sender = 0; sender < 16; sender++) {
        senders.execute(() -> sendUntilClosed(cafe, card, told, under));
      }
      under.await();
      server.close();
    }

    List<String> taken =
        told.entrySet().stream()
            .filter(one -> one.getValue() == 201)
            .map(one -> one.getKey())
            .toList();
    assertThat(taken).hasSizeGreaterThanOrEqualTo(50);
    assertThat(told.values()).containsAnyOf(201).isSubsetOf(201, 503, 0);
    try (TestServer next = TestServer.on(database)) {
      Cafe again = Cafe.on(next);
      for (String key : taken) {
        again.buys(card, key, "1.00").hasStatus(200);
      }
      int stored = Integer.parseInt(again.holdings(card).at("/balances/bean/available"));
      int unknown = (int) told.values().stream().filter(status -> status == 0).count();
      assertThat(stored).isBetween(taken.size(), taken.size() + unknown);
    }
  }

  /// A status of 0 stands for a connection that was refused or broke.
  private static void sendUntilClosed(
      Cafe cafe, String card, ConcurrentHashMap<String, Integer> told, CountDownLatch under) {
    int status = 201;
    while (status == 201) {
      String key = Cafe.key();
      try {
        status = cafe.buys(card, key, "1.00").status();
      } catch (UncheckedIOException closed) {
        status = 0;
      }
      told.put(key, status);
      under.countDown();
    }
  }
}
