package org.laurel.server.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;
import org.laurel.server.platform.TestClock;

/// A version no longer speaks of gift cards, shared accounts or sending, and there are some.
class BetweenVersionsTests {

  private static final String TEXT =
      """
      programme: club
      zone: Europe/Warsaw
      money: PLN
      starts: 2026-01-01
      units:
        point: {kind: points}
      earn:
        - {rule: welcome, on: enrolment, give: 10 points}
      rewards:
        - {reward: pen, cost: 1 point}
      """;

  private static final String MIDNIGHT = "2026-06-01T00:00:00%2B02:00";

  private static TestClock clock;
  private static TestServer server;
  private static int number;

  private Client owner;
  private String path;
  private String text;

  @BeforeAll
  static void open() {
    clock = new TestClock("2026-05-04T10:00:00Z");
    server = TestServer.start(clock, "--laurel.desk.rounds=0");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @BeforeEach
  void aClub() {
    clock.set("2026-05-04T10:00:00Z");
    owner = server.owner();
    String id = "between-" + ++number;
    path = "/v1/programmes/" + id;
    text = TEXT.replace("programme: club", "programme: " + id);
    owner.publish(path, text + BETWEEN).hasStatus(201);
  }

  private String member() {
    String card = Cafe.card();
    between(
        "/members",
        "\"joined\":\"2026-05-01\",\"identifiers\":[{\"kind\":\"card\",\"value\":\"%s\"}]"
            .formatted(card));
    return card;
  }

  private Answered redeems(String card) {
    return owner.post(
        path + "/redemptions",
        "{\"key\":\"%s\",\"member\":{\"card\":\"%s\"},\"reward\":\"pen\"}"
            .formatted(Cafe.key(), card));
  }

  private static final String BETWEEN =
      """
      spend: 1 point pays 1.00 PLN
      gift cards: {unit: point}
      shared accounts: {spends: owner}
      sending: [{unit: point}]
      """;

  private void between(String door, String body) {
    owner.post(path + door, "{\"key\":\"%s\",%s}".formatted(Cafe.key(), body)).hasStatus(201);
  }

  @Test
  void whatPeopleShareIsNotLeftOutAsLongAsTheyDo() {
    String anna = member();
    String boris = member();
    String alone = text + BETWEEN.replaceFirst("shared accounts.*\n", "");
    String joining = "\"member\":{\"card\":\"%s\"},\"into\":{\"card\":\"%s\"}";
    between("/joinings", joining.formatted(boris, anna));

    for (String dry : List.of("", "?dry-run=true")) {
      assertThat(owner.publish(path + dry, alone).isProblem(422, "would-strand").at("/detail"))
          .contains("1 account is shared", "until those who share have left");
    }
    between("/leavings", "\"member\":{\"card\":\"%s\"}".formatted(boris));
    owner.publish(path, alone).hasStatus(201);
  }

  @Test
  void whoSharesAnAccountThatTheNextTextForgetsStillMayNotSpend() {
    String anna = member();
    String boris = member();
    String alone = text + BETWEEN.replaceFirst("shared accounts.*\n", "");
    owner.publish(path + "?from=" + MIDNIGHT, alone).hasStatus(201);
    between(
        "/joinings",
        "\"member\":{\"card\":\"%s\"},\"into\":{\"card\":\"%s\"}".formatted(boris, anna));
    clock.set("2026-06-02T10:00:00Z");

    redeems(boris).isProblem(422, "may-not-spend");
    redeems(anna).hasStatus(201);
  }

  @Test
  void whatIsOnAGiftCardGoesOnPaying() {
    String card = "6" + Cafe.card().replaceAll("[^0-9]", "");
    between("/gift-cards", "\"number\":\"%s\"".formatted(card));
    between(
        "/loads",
        "\"member\":{\"giftcard\":\"%s\"},\"unit\":\"point\",\"amount\":\"5\"".formatted(card));
    String sold = BETWEEN.replaceFirst("gift cards.*\n", "");
    String worthless = text + sold.replaceFirst("spend.*\n", "");

    assertThat(owner.publish(path, worthless).isProblem(422, "would-strand").at("/detail"))
        .contains("1 gift card has point on it", "retire the unit point");
    Answered dry =
        owner.publish(path + "?dry-run=true", text + sold.replaceFirst("sending.*\n", ""));
    assertThat(dry.hasStatus(200).json().at("/preview/ends").toString())
        .isEqualTo("[\"gift cards\",\"sending point\"]");
    assertThat(dry.at("/preview/giftCards")).isEqualTo("1");
    assertThat(dry.at("/preview/members")).isEqualTo("0");
    owner.publish(path, text + sold).hasStatus(201);
    // Also when it is another version that forgets what the cards pay.
    owner.publish(path, worthless).isProblem(422, "would-strand");
  }
}
