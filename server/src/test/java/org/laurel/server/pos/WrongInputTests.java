package org.laurel.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;

/// Whatever is wrong gets the right code, is told where, and changes nothing.
class WrongInputTests {

  private final Cafe cafe = Cafe.on(TestServer.shared());
  private final Client owner = TestServer.shared().owner();
  private String card;
  private String before;

  @BeforeEach
  void someoneHoldsSomething() {
    card = cafe.member();
    cafe.buys(card, "first-" + card, "30.00").hasStatus(201);
    before = cafe.world(card);
  }

  private void nothingChanged() {
    assertThat(cafe.world(card)).isEqualTo(before);
  }

  private Answered send(String purchase) {
    Answered answer = owner.post(Cafe.PATH + "/purchases", purchase);
    nothingChanged();
    return answer;
  }

  private String purchase() {
    return Cafe.purchase(card, "second-" + card, "12.90");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "", "nonsense", "{\"key\":}", "{} {}", "[1,2", "\u0000", "\"\\ud800"})
  void brokenJson(String body) {
    Answered answer = send(body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    answer.isProblem(400, body.isEmpty() ? "unreadable-body" : "broken-json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "null", "\"text\"", "true"})
  void anotherKindOfJson(String body) {
    send(body).isProblem(400, "wrong-type");
  }

  @Test
  void anUnknownField() {
    Answered answer = send(purchase().replace("\"sku\"", "\"skuu\""));
    answer.isProblem(400, "unknown-field");
    assertThat(answer.at("/pointer")).isEqualTo("/lines/0/skuu");
    assertThat(answer.at("/detail")).contains("Did you mean \"sku\"?");
  }

  @Test
  void aFieldTwice() {
    send(purchase().replace("\"money\"", "\"money\":\"PLN\",\"money\""))
        .isProblem(400, "duplicate-field");
  }

  @ParameterizedTest
  @CsvSource({
    "key, /key",
    "member, /member",
    "occurred, /occurred",
    "money, /money",
    "lines, /lines",
    "amount, /lines/0/amount"
  })
  void aMissingField(String field, String pointer) {
    String body =
        purchase()
            .replaceAll('"' + field + "\":(\"[^\"]*\"|\\{[^}]*}|\\[.*])", "\"type\":\"purchase\"");
    if (field.equals("amount")) {
      body = purchase().replaceAll(",\"amount\":\"[^\"]*\"", "");
    }
    Answered answer = send(body);
    answer.isProblem(400, "missing-field");
    assertThat(answer.at("/pointer")).isEqualTo(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"12.90\"|12.90|wrong-type",
        "\"12.90\"|[]|wrong-type",
        "\"12.90\"|\"12.999\"|too-many-decimals",
        "\"12.90\"|\"-1.00\"|out-of-range",
        "\"12.90\"|\"1e3\"|bad-amount",
        "\"12.90\"|\"12,90\"|bad-amount",
        "\"12.90\"|\"10000000000000.01\"|out-of-range",
        "\"12.90\"|\"99999999999999999999\"|out-of-range",
        "\"quantity\":1|\"quantity\":0|out-of-range",
        "\"quantity\":1|\"quantity\":-1|out-of-range",
        "\"quantity\":1|\"quantity\":1000000.1|out-of-range",
        "\"quantity\":1|\"quantity\":1e400|broken-json",
        "\"quantity\":1|\"quantity\":1e2147483647|out-of-range",
        "\"line\":1|\"line\":1e2147483647|out-of-range",
        "\"quantity\":1|\"quantity\":0.0000001|too-many-decimals",
        "\"quantity\":1|\"quantity\":\"1\"|wrong-type",
        "\"line\":1|\"line\":1.5|out-of-range",
        "\"line\":1|\"line\":0|out-of-range",
        "\"PLN\"|\"złoty\"|unknown-money",
        "2026-02-03T09:17:05+01:00|2026-02-03|bad-moment",
        "2026-02-03T09:17:05+01:00|2026-02-03T09:17:05|bad-moment",
        "2026-02-03T09:17:05+01:00|2026-02-30T09:17:05Z|bad-moment",
        "{\"card\"|{\"card\":\"1\",\"id\"|bad-member",
        "{\"card\"|{\"shoe\"|unknown-field"
      })
  void somethingThatCannotBeUnderstood(String right, String wrong, String code) {
    Answered answer = send(purchase().replace(right, wrong));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    if (!wrong.contains("1e400")) {
      answer.isProblem(400, code);
    }
    assertThat(answer.at("/pointer")).isNotNull();
  }

  @Test
  void anotherMoney() {
    send(purchase().replace("PLN", "EUR")).isProblem(422, "another-money");
  }

  @Test
  void anUnknownMember() {
    send(purchase().replace(card, "nobody-has-this")).isProblem(404, "unknown-member");
    send(purchase().replace("{\"card\":\"" + card + "\"}", "\"123\""))
        .isProblem(404, "unknown-member");
    owner.get(Cafe.PATH + "/members/card:nobody").isProblem(404, "unknown-member");
    assertThat(
            owner
                .with("Accept-Language", "pl")
                .get(Cafe.PATH + "/members/card:nobody")
                .at("/detail"))
        .isEqualTo("W programie nie ma uczestnika card:nobody.");
    owner.get(Cafe.PATH + "/members/123").isProblem(404, "unknown-member");
    owner.get(Cafe.PATH + "/members/123/statement").isProblem(404, "unknown-member");
    owner.get(Cafe.PATH + "/members/shoe:42").isProblem(400, "bad-member");
    owner.get(Cafe.PATH + "/members/nonsense").isProblem(400, "bad-member");
  }

  @Test
  void anUnknownProgramme() {
    String elsewhere = "/v1/programmes/no-such-programme";
    owner.post(elsewhere + "/purchases", purchase()).isProblem(404, "unknown-programme");
    owner.get(elsewhere + "/members/card:1").isProblem(404, "unknown-programme");
    owner.get(elsewhere + "/feed").isProblem(404, "unknown-programme");
    owner.get(elsewhere).isProblem(404, "unknown-programme");
    nothingChanged();
  }

  @Test
  void anUnknownUnit() {
    send(purchase()
            .replace("\"lines\"", "\"pay\":[{\"unit\":\"pebble\",\"amount\":\"1\"}],\"lines\""))
        .isProblem(404, "unknown-unit");
  }

  @Test
  void anUnknownActOrAttribute() {
    act("\"act\":\"somersault\"").isProblem(404, "unknown-act");
    act("\"act\":\"review\",\"attributes\":{\"stars\":5,\"words\":\"x\",\"moons\":1}")
        .isProblem(422, "unknown-attribute");
    act("\"act\":\"review\",\"attributes\":{\"stars\":5}").isProblem(422, "missing-attribute");
    act("\"act\":\"review\",\"attributes\":{\"stars\":\"five\",\"words\":\"x\"}")
        .isProblem(422, "wrong-attribute");
  }

  private Answered act(String act) {
    Answered answer =
        owner.post(
            Cafe.PATH + "/acts",
            """
            {"key":"%s","member":{"card":"%s"},"occurred":"2026-02-03T09:17:05+01:00",%s}"""
                .formatted(Cafe.key(), card, act));
    nothingChanged();
    return answer;
  }

  @Test
  void moreBackThanWasBought() {
    giveBack("first-" + card, "{\"line\":1,\"quantity\":2}").isProblem(422, "returned-too-much");
    giveBack("first-" + card, "{\"line\":2,\"quantity\":1}").isProblem(422, "unknown-line");
    giveBack("never-bought", "{\"line\":1,\"quantity\":1}").isProblem(404, "unknown-purchase");
  }

  @Test
  void aReturnOfNoLines() {
    Answered answer =
        owner.post(
            Cafe.PATH + "/returns",
            """
            {"key":"%s","member":{"card":"%s"},"occurred":"2026-02-04T09:17:05+01:00",
             "of":{"key":"first-%s"},"lines":[]}"""
                .formatted(Cafe.key(), card, card));
    nothingChanged();
    answer.isProblem(400, "out-of-range");
    assertThat(answer.at("/pointer")).isEqualTo("/lines");
  }

  @Test
  void parametersThatNobodyReads() {
    String releases = owner.get(Cafe.PATH).text();
    Answered mistyped = owner.publish(Cafe.PATH + "?dryRun=true", Cafe.text() + "# other\n");
    mistyped.isProblem(400, "unknown-parameter");
    assertThat(mistyped.at("/detail")).contains("Did you mean \"dry-run\"?");
    assertThat(owner.get(Cafe.PATH).text()).isEqualTo(releases);
    owner.get(Cafe.PATH + "/feed?limit=1").isProblem(400, "unknown-parameter");
    owner.get(Cafe.PATH + "/members/card:" + card + "?x=1").isProblem(400, "unknown-parameter");
    nothingChanged();
  }

  @Test
  void bodiesThatAreNotUtf8() {
    Client other = owner.with("Content-Encoding", "gzip");
    other.post(Cafe.PATH + "/purchases", purchase()).isProblem(415, "unsupported-encoding");
    owner
        .send("POST", Cafe.PATH + "/purchases", "application/json;charset=utf-16", purchase())
        .isProblem(415, "unsupported-encoding");
    nothingChanged();
  }

  private Answered giveBack(String purchase, String line) {
    Answered answer =
        owner.post(
            Cafe.PATH + "/returns",
            """
            {"key":"%s","member":{"card":"%s"},"occurred":"2026-02-04T09:17:05+01:00",
             "of":{"key":"%s"},"lines":[%s]}"""
                .formatted(Cafe.key(), card, purchase, line));
    nothingChanged();
    return answer;
  }

  @Test
  void moreThanThereIsToPayWith() {
    send(purchase()
            .replace("\"lines\"", "\"pay\":[{\"unit\":\"zloty\",\"amount\":\"5.00\"}],\"lines\""))
        .isProblem(422, "insufficient-points");
    send(purchase()
            .replace("\"lines\"", "\"pay\":[{\"unit\":\"bean\",\"amount\":\"5\"}],\"lines\""))
        .isProblem(422, "unit-does-not-pay");
  }

  @Test
  void aMomentThatCannotBe() {
    String ahead = Instant.now().plus(Duration.ofMinutes(10)).toString();
    send(purchase().replace("2026-02-03T09:17:05+01:00", ahead)).isProblem(422, "ahead-of-clock");
    send(purchase().replace("2026-02-03", "2023-02-03")).isProblem(422, "before-programme");
    send(purchase().replace("2026-02-03", "2024-02-03")).isProblem(422, "before-joining");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "кофе-молоко",
        "咖啡",
        "قهوة",
        "☕🎉",
        "e\u0301",
        "a/b;c%d?e#f&g=h+i",
        "' or 1=1 --",
        "<b>&amp;"
      })
  void anyScriptAndOddCharactersAreTakenAsTheyAre(String odd) {
    String ref = odd + card;
    String encoded =
        java.net.URLEncoder.encode(ref, java.nio.charset.StandardCharsets.UTF_8)
            .replace("+", "%20");
    String json = tools.jackson.databind.node.JsonNodeFactory.instance.stringNode(ref).toString();

    owner
        .post(
            Cafe.PATH + "/members",
            """
            {"key":%1$s,"joined":"2025-01-01",
             "identifiers":[{"kind":"external","value":%1$s}]}"""
                .formatted(json))
        .hasStatus(201);

    Answered found = owner.get(Cafe.PATH + "/members/external:" + encoded).hasStatus(200);
    assertThat(found.at("/identifiers/0/value"))
        .isEqualTo(java.text.Normalizer.normalize(ref, java.text.Normalizer.Form.NFC));
    owner
        .post(
            Cafe.PATH + "/purchases",
            Cafe.purchase("x", odd + Cafe.key(), "3.00")
                .replace("\"espresso\"", json)
                .replace("{\"card\":\"x\"}", "{\"external\":" + json + "}"))
        .hasStatus(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\u0007", "\\ud800", ""})
  void textThatIsNone(String text) {
    Answered answer = send(purchase().replace("espresso", text));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
  }

  @Test
  void textThatIsTooLong() {
    send(purchase().replace("espresso", "x".repeat(201))).isProblem(400, "too-long");
  }

  @Test
  void deepNesting() {
    send(purchase().replace("\"espresso\"", "[".repeat(5000) + "]".repeat(5000)))
        .isProblem(400, "too-deep");
  }

  @Test
  void anIdentifierOfSomebodyElse() {
    Answered answer =
        owner.post(
            Cafe.PATH + "/members",
            """
            {"key":"%s","identifiers":[{"kind":"card","value":"%s"}]}"""
                .formatted(Cafe.key(), card));
    answer.isProblem(409, "identifier-taken");
    nothingChanged();
  }
}
