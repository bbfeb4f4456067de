package org.laurel.server.draws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laurel.core.draw.Seed;
import org.laurel.server.Client;
import org.laurel.server.TestServer;
import org.laurel.server.audit.Audit;
import org.laurel.server.platform.TestClock;
import org.laurel.server.programmes.Programmes;
import tools.jackson.databind.JsonNode;

/// A draw from its commitment to the last entrant that is told.
class DrawsTests {

  private static final String PATH = "/v1/programmes/lots";
  private static final String TEXT =
      """
      programme: lots
      zone: Europe/Warsaw
      money: PLN
      starts: 2026-06-01
      units:
        stamp: {kind: count}
        lot: {kind: count}
      campaigns:
        - campaign: summer
          during: 2026-06-01 .. 2026-08-31
          earn:
            - {rule: collect, on: purchase, give: 1 stamp each}
          exchange: 2 stamps for 1 lot
          draw:
            with: lot
            at: 2026-09-07 12:00
            prizes: [{prize: bicycle, count: 1}, {prize: mug, count: 1}]
            runners-up: 3
      """;

  private static final TestClock CLOCK = new TestClock("2026-06-01T00:00:00Z");
  private static TestServer server;
  private static Client owner;

  @BeforeAll
  static void open() {
    server = TestServer.start(CLOCK, "--laurel.desk.rounds=0");
    owner = server.owner();
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static void member(String card) {
    owner
        .post(
            PATH + "/members",
            """
            {"key":"join-%s","joined":"2026-06-01","identifiers":[{"kind":"card","value":"%s"}]}\
            """
                .formatted(card, card))
        .hasStatus(201);
  }

  private static void buys(String card, String moment, int pieces) {
    owner
        .post(
            PATH + "/purchases",
            """
            {"key":"%s %s","member":{"card":"%s"},"occurred":"%s","money":"PLN",
             "lines":[{"line":1,"sku":"cola","quantity":%s,"amount":"4.00"}]}\
            """
                .formatted(card, moment, card, moment, pieces))
        .hasStatus(201);
  }

  private static String lots(String card) {
    return owner.get(PATH + "/members/card:" + card).at("/balances/lot/available");
  }

  @Test
  void aDrawIsCommittedToHeldOnceAndToldToEverybody() throws Exception {
    owner.publish(PATH, TEXT).hasStatus(201);
    List.of("anna", "boris", "clara", "dora").forEach(DrawsTests::member);
    CLOCK.set("2026-07-01T12:00:00Z");
    buys("anna", "2026-07-01T10:00:00Z", 6);
    buys("boris", "2026-07-01T11:00:00Z", 2);
    buys("clara", "2026-07-01T11:00:00Z", 1);
    JsonNode before = owner.get(PATH + "/draws").hasStatus(200).json().get("draws").get(0);
    assertThat(before.get("state").asString()).isEqualTo("committed");
    assertThat(before.has("seed")).isFalse();

    CLOCK.set("2026-09-07T09:59:59Z");
    assertThat(server.bean(Draws.class).round()).as("a second too early").isZero();
    CLOCK.set("2026-09-07T10:00:05Z");
    // Taken in time for the list, but it happened when the campaign was open.
    buys("dora", "2026-08-31T20:00:00Z", 4);
    assertThat(server.bean(Draws.class).round()).isEqualTo(1);
    assertThat(server.bean(Draws.class).round()).as("nothing is left to do").isZero();

    JsonNode after = owner.get(PATH + "/draws/summer").hasStatus(200).json();
    assertThat(after.get("commitment")).isEqualTo(before.get("commitment"));
    assertThat(Seed.ofHex(after.get("seed").asString()).commitment())
        .isEqualTo(after.get("commitment").asString());
    assertThat(after.get("list").asString().lines().map(line -> line.split(" ")[1]))
        .containsExactlyInAnyOrder("3", "1", "2");
    assertThat(after.get("hash").asString())
        .isEqualTo(Seed.sha256(after.get("list").asString().getBytes(StandardCharsets.UTF_8)));
    List<String> winners = new ArrayList<>();
    after.get("winners").forEach(winner -> winners.add(winner.get("member").asString()));
    assertThat(winners).hasSize(3).doesNotHaveDuplicates();

    for (String card : List.of("anna", "boris", "dora")) {
      assertThat(lots(card)).as(card).isEqualTo("0");
      assertThat(told(card)).as(card).isEqualTo(1);
    }
    assertThat(told("clara")).as("who had no entry").isZero();

    // What comes too late has no part, and stays.
    buys("clara", "2026-08-31T21:00:00Z", 1);
    assertThat(server.bean(Draws.class).round()).isZero();
    assertThat(lots("clara")).isEqualTo("1");

    Audit audit = new Audit(server.bean(DataSource.class), server.bean(Programmes.class));
    assertThat(audit.run(4, _ -> {}).findings()).isEmpty();
  }

  private static long told(String card) {
    long told = 0;
    JsonNode statement =
        owner.get(PATH + "/members/card:" + card + "/statement").hasStatus(200).json();
    for (JsonNode entry : statement.get("entries")) {
      told += entry.toString().contains("\"drawn\"") ? 1 : 0;
    }
    return told;
  }

  @Test
  void anUnknownDrawIsTold() {
    owner.publish(PATH, TEXT);
    owner.get(PATH + "/draws/winter").isProblem(404, "unknown-draw");
  }
}
