package org.laurel.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.laurel.server.Cafe;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;
import org.laurel.server.audit.Audit;
import org.laurel.server.platform.Address;
import org.laurel.server.platform.TestDatabase;
import org.laurel.server.programmes.Programmes;
import org.laurel.wire.json.Json;

/// A database that is slow, silent or away, and one that has no connection left: everybody is told
/// when to come again, nobody waits without end, and what was answered is there once.
@Timeout(300)
class OutOfReachTests {

  private static void audit(TestServer server) throws Exception {
    assertThat(
            new Audit(server.bean(DataSource.class), server.bean(Programmes.class))
                .run(4, _ -> {})
                .findings())
        .isEmpty();
  }

  /// Who finds no connection is told so after a second.
  private static final String HURRIED = "--laurel.patience=1s";

  private static String beans(Cafe cafe, String card) {
    return cafe.holdings(card).hasStatus(200).at("/balances/bean/available");
  }

  @Test
  void whoeverAsksWhileTheLineIsCutIsToldWhenToComeAgain() throws Exception {
    try (Line line = Line.to(TestDatabase.fresh());
        TestServer server = TestServer.on(line.address(), HURRIED, "--laurel.desk.rounds=1")) {
      Cafe cafe = Cafe.on(server);
      String card = cafe.member();
      String key = Cafe.key();
      line.cut();

      List<CompletableFuture<Answered>> asked = new ArrayList<>();
      CompletableFuture<Answered> stranger;
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        asked.add(CompletableFuture.supplyAsync(() -> cafe.buys(card, key, "3.00"), threads));
        asked.add(CompletableFuture.supplyAsync(() -> cafe.holdings(card), threads));
        asked.add(
            CompletableFuture.supplyAsync(
                () -> server.owner().get(Cafe.PATH + "/members/card:" + card + "/statement"),
                threads));
        asked.add(
            CompletableFuture.supplyAsync(() -> server.owner().get(Cafe.PATH + "/feed"), threads));
        asked.add(
            CompletableFuture.supplyAsync(
                () -> server.owner().post(Cafe.PATH + "/quotes", Cafe.purchase(card, key, "3.00")),
                threads));
        stranger =
            CompletableFuture.supplyAsync(
                () -> server.owner().withKey("laurel_0123456789_x").get(Cafe.PATH + "/feed"),
                threads);
      }
      // Whoever has read all keys a moment ago need not ask.
      assertThat(stranger.join().status()).isIn(401, 503);

      assertThat(asked)
          .allSatisfy(
              answer -> {
                answer.join().isProblem(503, "no-answer");
                assertThat(answer.join().header("Retry-After")).isEqualTo("2");
              });
      for (CompletableFuture<Answered> answer : asked) {
        String detail = answer.join().at("/detail");
        if (answer == asked.getFirst()) {
          assertThat(detail).contains("with the same key");
        } else {
          assertThat(detail).as("nothing was sent").doesNotContain("key");
        }
      }
      assertThat(server.owner().withKey(null).get("/health/readiness").status()).isEqualTo(503);
      line.mend();
      Answered bought = asked.getFirst().join();
      while (bought.status() == 503) {
        bought = cafe.buys(card, key, "3.00");
      }
      bought.hasStatus(201);
      assertThat(beans(cafe, card)).isEqualTo("3");
      audit(server);
    }
  }

  @Test
  void everyLineOfAStreamIsAnsweredWhenTheLineIsCut() throws Exception {
    try (Line line = Line.to(TestDatabase.fresh());
        TestServer server = TestServer.on(line.address(), HURRIED)) {
      Cafe cafe = Cafe.on(server);
      String card = cafe.member();
      String lines =
          String.join(
              "\n",
              IntStream.range(0, 600)
                  .mapToObj(_ -> Cafe.purchase(card, Cafe.key(), "1.00").replace("\n", ""))
                  .map(one -> one.replaceFirst("\\{", "{\"type\":\"purchase\","))
                  .toList());
      line.cut();

      Answered answer = stream(server, lines);

      assertThat(answer.text().lines().map(Json::read))
          .allMatch(one -> one.get("status").intValue() == 503)
          .hasSize(600);
      line.mend();
      // Sent again as often as needed, none counts twice.
      Answered again = answer;
      while (again.text().contains("no-answer")) {
        again = stream(server, lines);
      }
      assertThat(again.text().lines().map(Json::read))
          .allMatch(one -> one.get("status").intValue() / 100 == 2)
          .hasSize(600);
      assertThat(beans(cafe, card)).isEqualTo("600");
      audit(server);
    }
  }

  private static Answered stream(TestServer server, String lines) {
    return server.owner().send("POST", Cafe.PATH + "/activities", "application/x-ndjson", lines);
  }

  @Test
  void aSlowDatabaseMakesGroupsAndNotErrors() throws Exception {
    try (Line line = Line.to(TestDatabase.fresh());
        TestServer server = TestServer.on(line.address());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Cafe cafe = Cafe.on(server);
      String card = cafe.member();
      line.delay(Duration.ofMillis(10));

      List<CompletableFuture<Answered>> tills =
          IntStream.range(0, 200)
              .mapToObj(
                  _ ->
                      CompletableFuture.supplyAsync(
                          () -> cafe.buys(card, Cafe.key(), "1.00"), threads))
              .toList();

      assertThat(tills).allSatisfy(till -> till.join().hasStatus(201));
      line.delay(Duration.ZERO);
      assertThat(beans(cafe, card)).isEqualTo("200");
      audit(server);
    }
  }

  @Test
  void whileTheDatabaseIsSilentOnlySoManyWaitAndTheOthersAreTurnedAwayAtOnce() throws Exception {
    int waiting = 20;
    int together = 5;
    try (Line line = Line.to(TestDatabase.fresh());
        TestServer server =
            TestServer.on(
                line.address(),
                "--laurel.desk.lanes=1",
                "--laurel.desk.waiting=" + waiting,
                "--laurel.desk.together=" + together,
                "--laurel.desk.rounds=0");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Cafe cafe = Cafe.on(server);
      // By its number, so that nothing but the desk asks the database.
      String member = cafe.holdings(cafe.member()).at("/member");
      ConcurrentLinkedQueue<Answered> turnedAway = new ConcurrentLinkedQueue<>();
      Semaphore away = new Semaphore(0);
      line.fallSilent();

      List<CompletableFuture<Answered>> tills = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String purchase =
            Cafe.purchase("x", Cafe.key(), "1.00")
                .replace("{\"card\":\"x\"}", "\"" + member + "\"");
        CompletableFuture<Answered> till =
            CompletableFuture.supplyAsync(
                () -> server.owner().hurried().post(Cafe.PATH + "/purchases", purchase), threads);
        till.thenAccept(
            answer -> {
              turnedAway.add(answer);
              away.release();
            });
        tills.add(till);
      }
      away.acquire(200 - waiting - together);
      assertThat(turnedAway)
          .allSatisfy(
              answer -> {
                answer.isProblem(429, "overloaded");
                assertThat(answer.header("Retry-After")).isEqualTo("1");
              });
      line.mend();

      long taken = tills.stream().filter(till -> till.join().status() == 201).count();
      assertThat(taken).isBetween((long) waiting, (long) waiting + together);
      assertThat(
              server.owner().get(Cafe.PATH + "/members/" + member).at("/balances/bean/available"))
          .isEqualTo(Long.toString(taken));
      audit(server);
    }
  }

  @Test
  void readersWhoHoldAllConnectionsAreWaitedForAndNotForEver() throws Exception {
    Address database = TestDatabase.fresh();
    try (TestServer server =
            TestServer.on(database, HURRIED, "--laurel.connections=4", "--laurel.desk.rounds=0");
        Connection other =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Cafe cafe = Cafe.on(server);
      String card = cafe.member();
      String key = Cafe.key();
      other.setAutoCommit(false);
      other.createStatement().execute("lock table account in access exclusive mode");

      // More readers than there are connections, all of whom wait for the table.
      List<CompletableFuture<Answered>> asked = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        asked.add(CompletableFuture.supplyAsync(() -> cafe.holdings(card), threads));
        String body = Cafe.purchase(card, i == 0 ? key : Cafe.key(), "1.00");
        asked.add(
            CompletableFuture.supplyAsync(
                () -> server.owner().post(Cafe.PATH + "/purchases", body), threads));
      }
      List<CompletableFuture<Answered>> told = asked.stream().toList();
      // Those without a connection are answered while the table is still locked.
      CompletableFuture.anyOf(told.toArray(CompletableFuture[]::new)).join();
      other.rollback();

      assertThat(told)
          .allSatisfy(
              answer -> {
                assertThat(answer.join().status()).isIn(200, 201, 503);
                if (answer.join().status() == 503) {
                  answer.join().isProblem(503, "no-answer");
                  assertThat(answer.join().header("Retry-After")).isNotEmpty();
                }
              });
      assertThat(
              server
                  .owner()
                  .post(Cafe.PATH + "/purchases", Cafe.purchase(card, key, "1.00"))
                  .status())
          .isIn(200, 201);
      long taken = told.stream().filter(answer -> answer.join().status() == 201).count();
      assertThat(Long.parseLong(beans(cafe, card))).isBetween(taken, 40L);
      audit(server);
    }
  }
}
