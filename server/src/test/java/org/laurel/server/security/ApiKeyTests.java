package org.laurel.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApiKeyTests {

  private final TestServer server = TestServer.shared();
  private final Client owner = server.owner();
  private final Client stranger = owner.withKey(null);
  private Cafe cafe;

  @BeforeEach
  void thereIsAProgramme() {
    cafe = Cafe.on(server);
    owner.publish("/v1/programmes/other-cafe", Cafe.text().replace("corner-cafe", "other-cafe"));
  }

  private Answered made(String body) {
    return owner.post("/v1/keys", body).hasStatus(201);
  }

  private Client till() {
    return owner.withKey(
        made("{\"name\":\"till\",\"role\":\"programme\",\"programme\":\"corner-cafe\"}")
            .at("/key"));
  }

  @Test
  void withoutAKeyNothingOpens() {
    for (String path :
        new String[] {
          "/v1/programmes", Cafe.PATH, Cafe.PATH + "/feed", "/v1/keys", "/v1/nothing"
        }) {
      stranger.get(path).isProblem(401, "no-key");
    }
    assertThat(stranger.get(Cafe.PATH).header("WWW-Authenticate")).startsWith("Bearer");
    stranger.post(Cafe.PATH + "/purchases", "{}").isProblem(401, "no-key");
    stranger.get("/nothing").isProblem(401, "no-key");
  }

  @Test
  void anUnknownKeyIsRefusedEverywhere() {
    String key = made("{\"name\":\"x\",\"role\":\"metrics\"}").at("/key");
    String tampered = key.substring(0, key.length() - 2) + (key.endsWith("AA") ? "BB" : "AA");
    for (String wrong : new String[] {"", "x", "laurel_", "laurel_x_y", tampered}) {
      owner.withKey(wrong).get("/v1/programmes").isProblem(401, "unknown-key");
    }
    stranger.with("Authorization", "Digest x").get("/v1/programmes").isProblem(401, "unknown-key");
    owner.withKey(tampered).get("/").isProblem(401, "unknown-key");
  }

  @Test
  void aProgrammesKeyOpensThatProgrammeAlone() {
    Client till = till();
    String card = cafe.member();

    till.get(Cafe.PATH).hasStatus(200);
    till.post(Cafe.PATH + "/purchases", Cafe.purchase(card, Cafe.key(), "3.00")).hasStatus(201);
    assertThat(till.get("/v1/programmes").json().get("programmes")).hasSize(1);
    till.get("/v1/programmes/other-cafe").isProblem(403, "not-allowed");
    till.get("/v1/programmes/no-such-cafe").isProblem(403, "not-allowed");
    till.publish(Cafe.PATH, Cafe.text()).isProblem(403, "not-allowed");
    till.post(Cafe.PATH + "/adjustments", "{}").isProblem(403, "not-allowed");
    till.get("/v1/keys").isProblem(403, "not-allowed");
    till.get("/metrics").hasStatus(403);
  }

  @Test
  void keysOfOneSourceShareTheNamesOfActivities() {
    String card = cafe.member();
    String key = Cafe.key();
    cafe.buys(card, key, "3.00").hasStatus(201);

    till().post(Cafe.PATH + "/purchases", Cafe.purchase(card, key, "3.00")).hasStatus(200);
    Client partner =
        owner.withKey(
            made("""
                    {"name":"a partner","role":"programme","programme":"corner-cafe",
                     "source":"partner"}""")
                .at("/key"));
    partner.post(Cafe.PATH + "/purchases", Cafe.purchase(card, key, "3.00")).hasStatus(201);
  }

  @Test
  void aReturnMeansThePurchaseThatItsOwnSenderMade() {
    String card = cafe.member();
    String key = Cafe.key();
    Client one = partner("one");
    Client two = partner("two");
    one.post(Cafe.PATH + "/purchases", Cafe.purchase(card, key, "10.00")).hasStatus(201);
    two.post(Cafe.PATH + "/purchases", Cafe.purchase(card, key, "999.00")).hasStatus(201);

    assertThat(giveBack(one, card, key).hasStatus(201).at("/refunds/0/money")).isEqualTo("10.00");
    assertThat(giveBack(two, card, key).hasStatus(201).at("/refunds/0/money")).isEqualTo("999.00");
    giveBack(partner("three"), card, key).isProblem(404, "unknown-purchase");
  }

  private Client partner(String source) {
    return owner.withKey(
        made("""
                {"name":"%1$s","role":"programme","programme":"corner-cafe","source":"%1$s"}"""
                .formatted(source))
            .at("/key"));
  }

  private static Answered giveBack(Client from, String card, String purchase) {
    return from.post(
        Cafe.PATH + "/returns",
        """
        {"key":"%s","member":{"card":"%s"},"occurred":"2026-02-04T09:17:05+01:00",
         "of":{"key":"%s"}}"""
            .formatted(Cafe.key(), card, purchase));
  }

  @Test
  void aRevokedKeyOpensNothing() {
    Answered made = made("{\"name\":\"lost\",\"role\":\"owner\"}");
    Client lost = owner.withKey(made.at("/key"));
    lost.get("/v1/programmes").hasStatus(200);

    owner.delete("/v1/keys/" + made.at("/id")).hasStatus(204);

    lost.get("/v1/programmes").isProblem(401, "unknown-key");
    owner.delete("/v1/keys/nonsense").isProblem(404, "unknown-key");
  }

  @Test
  void keysAreShownOnceAndStoredAsHashes() {
    String key = made("{\"name\":\"secret\",\"role\":\"metrics\"}").at("/key");

    assertThat(owner.get("/v1/keys").text()).contains("secret").doesNotContain(key);
    assertThat(
            server.bean(JdbcClient.class).sql("select * from api_key").query().listOfRows().stream()
                .map(
                    row ->
                        row.toString()
                            + new String((byte[]) row.get("hash"), StandardCharsets.ISO_8859_1)))
        .noneMatch(row -> row.contains(key.substring(key.lastIndexOf('_') + 1)));
  }

  @Test
  void aNewServerHasOneOwnersKey() {
    assertThat(server.bean(ApiKeys.class).all())
        .filteredOn(key -> key.name().equals("owner"))
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void whatIsNoKeyCannotBeMade() {
    owner.post("/v1/keys", "{\"name\":\"x\"}").isProblem(400, "missing-field");
    owner.post("/v1/keys", "{\"name\":\"x\",\"role\":\"king\"}").isProblem(400, "unknown-role");
    owner
        .post("/v1/keys", "{\"name\":\"x\",\"role\":\"programme\"}")
        .isProblem(400, "missing-field");
    owner
        .post("/v1/keys", "{\"name\":\"x\",\"role\":\"programme\",\"programme\":\"nothing\"}")
        .isProblem(404, "unknown-programme");
    owner
        .post("/v1/keys", "{\"name\":\"x\",\"role\":\"owner\",\"programme\":\"corner-cafe\"}")
        .isProblem(400, "unknown-field");
  }

  @Test
  void pagesTakeAKeyFromABrowserAndTheInterfaceDoesNot() {
    Client browser =
        stranger.with(
            "Authorization",
            "Basic "
                + Base64.getEncoder()
                    .encodeToString(("me:" + server.ownerKey()).getBytes(StandardCharsets.UTF_8)));

    browser.get("/metrics").hasStatus(200);
    browser.get("/v1/programmes").isProblem(401, "unknown-key");
    browser.post(Cafe.PATH + "/purchases", "{}").isProblem(401, "unknown-key");
    assertThat(stranger.get("/metrics").isProblem(401, "no-key").header("WWW-Authenticate"))
        .startsWith("Basic");
  }

  @Test
  void metricsHaveAKeyOfTheirOwn() {
    Client scraper = owner.withKey(made("{\"name\":\"m\",\"role\":\"metrics\"}").at("/key"));

    assertThat(scraper.get("/metrics").hasStatus(200).text()).contains("http_server_requests");
    scraper.get(Cafe.PATH).isProblem(403, "not-allowed");
    scraper.get("/v1/keys").isProblem(403, "not-allowed");
  }

  @Test
  void healthIsForEverybodyAndTellsNothingElse() {
    assertThat(stranger.get("/health").hasStatus(200).text()).doesNotContain("postgres");
    stranger.get("/health/liveness").hasStatus(200);
    stranger.get("/health/readiness").hasStatus(200);
    owner.get("/env").hasStatus(404);
    owner.get("/beans").hasStatus(404);
    owner.get("/actuator/env").hasStatus(404);
  }
}
