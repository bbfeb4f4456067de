package org.laurel.server.fire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;
import org.laurel.server.audit.Audit;
import org.laurel.server.platform.Address;
import org.laurel.server.platform.TestClock;
import org.laurel.server.platform.TestDatabase;
import org.laurel.server.programmes.Programmes;
import tools.jackson.databind.JsonNode;

/// Two whole servers on one database: whoever asks either finds one house.
class TwoServersTests {

  private final Fire fire = Fire.of(TwoServersTests.class);

  private static final TestClock CLOCK = new TestClock("2026-02-03T10:00:00Z");

  private static TestServer first;
  private static TestServer second;
  private static Cafe cafe;

  @BeforeAll
  static void open() {
    Address database = TestDatabase.fresh();
    first = TestServer.on(database, CLOCK, "--laurel.desk.rounds=1");
    second = TestServer.on(database, CLOCK, "--laurel.desk.rounds=1");
    cafe = Cafe.on(first);
  }

  @AfterAll
  static void close() throws Exception {
    try (TestServer _ = first;
        TestServer _ = second) {
      assertThat(
              new Audit(second.bean(DataSource.class), second.bean(Programmes.class))
                  .run(4, _ -> {})
                  .findings())
          .isEmpty();
    }
  }

  private static Client through(int server) {
    return (server % 2 == 0 ? first : second).owner();
  }

  @Test
  void purchasesOfOneAccountCountWhicheverServerTakesThem() throws Exception {
    String card = cafe.member();
    fire.light(
        (_, client, _) ->
            through(client)
                .hurried()
                .post(Cafe.PATH + "/purchases", Cafe.purchase(card, Cafe.key(), "1.00"))
                .hasStatus(201));

    String beans = Integer.toString(Fire.ROUNDS * Fire.CLIENTS);
    for (int server = 0; server < 2; server++) {
      assertThat(
              through(server)
                  .get(Cafe.PATH + "/members/card:" + card)
                  .at("/balances/bean/available"))
          .isEqualTo(beans);
    }
  }

  @Test
  void aKeyThatOneServerTookIsKnownToTheOther() {
    String card = cafe.member();
    String body = Cafe.purchase(card, Cafe.key(), "7.00");
    String path = Cafe.PATH + "/purchases";

    String activity = through(0).post(path, body).hasStatus(201).at("/activity");

    assertThat(through(1).post(path, body).hasStatus(200).at("/activity")).isEqualTo(activity);
    through(1).post(path, body.replace("7.00", "8.00")).isProblem(409, "key-used-before");
  }

  @Test
  void whatOnePublishesTheOtherDecidesByAtOnce() {
    String path = "/v1/programmes/moving";
    for (int version = 1; version <= 6; version++) {
      CLOCK.pass(Duration.ofSeconds(1));
      through(version).publish(path, moving(version)).hasStatus(201);
      if (version == 1) {
        through(1)
            .post(
                path + "/members",
                """
                {"key":"m","joined":"2026-01-01","identifiers":[{"kind":"card","value":"m"}]}""")
            .hasStatus(201);
      }
      String sold =
          through(version + 1)
              .post(
                  path + "/purchases",
                  Cafe.purchase("m", "p" + version, "1.00")
                      .replaceFirst(
                          "\"occurred\":\"[^\"]*\"", "\"occurred\":\"" + CLOCK.instant() + "\""))
              .hasStatus(201)
              .text();
      assertThat(sold).contains("\"" + version + "\"");
    }
    assertThat(through(0).get(path + "/members/card:m").at("/balances/point/available"))
        .isEqualTo("21");
  }

  private static String moving(int points) {
    return """
    programme: moving
    zone: Europe/Warsaw
    money: PLN
    starts: 2025-01-01
    units:
      point: {kind: points}
    earn:
      - {rule: flat, on: purchase, give: %s points}
    """
        .formatted(points);
  }

  @Test
  void aKeyForTillsThatOneMakesOpensTheOtherUntilEitherRevokesIt() {
    JsonNode made =
        through(0)
            .post(
                "/v1/keys",
                "{\"name\":\"till 7\",\"role\":\"programme\",\"programme\":\"corner-cafe\"}")
            .hasStatus(201)
            .json();
    Client till = through(1).withKey(made.get("key").stringValue());
    String card = cafe.member();

    till.post(Cafe.PATH + "/purchases", Cafe.purchase(card, Cafe.key(), "1.00")).hasStatus(201);
    through(0).delete("/v1/keys/" + made.get("id").stringValue()).hasStatus(204);
    // A server trusts what it knows of keys for ten seconds.
    CLOCK.pass(Duration.ofSeconds(11));
    assertThat(
            till.post(Cafe.PATH + "/purchases", Cafe.purchase(card, Cafe.key(), "1.00")).status())
        .isEqualTo(401);
  }

  @Test
  void bothTellOneHistoryInOneOrder() throws Exception {
    List<String> cards = Fire.all(Fire.CLIENTS, _ -> cafe.member());
    fire.light(
        (_, client, _) ->
            through(client)
                .hurried()
                .post(
                    Cafe.PATH + "/purchases", Cafe.purchase(cards.get(client), Cafe.key(), "1.00"))
                .hasStatus(201));

    List<String> told = feed(0);
    assertThat(told).doesNotHaveDuplicates();
    assertThat(feed(1)).isEqualTo(told);
    assertThat(told).hasSizeGreaterThanOrEqualTo(Fire.ROUNDS * Fire.CLIENTS);
  }

  /// All activities of all buckets, in the order of each.
  private static List<String> feed(int server) {
    List<String> told = new ArrayList<>();
    Client reader = through(server).hurried();
    for (JsonNode head : reader.get(Cafe.PATH + "/feed").hasStatus(200).json().get("heads")) {
      String cursor = head.stringValue().replaceAll(":.*", ":0");
      while (!cursor.equals(head.stringValue())) {
        Answered page = reader.get(Cafe.PATH + "/feed?most=1000&after=" + cursor).hasStatus(200);
        page.json().get("entries").forEach(e -> told.add(e.at("/answer/activity").asString()));
        cursor = page.at("/next");
      }
    }
    return told;
  }
}
