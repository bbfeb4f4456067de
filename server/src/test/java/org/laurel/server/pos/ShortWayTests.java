package org.laurel.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;
import org.laurel.server.web.IdempotencyKey;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// The short way and the long one answer alike. A media type that says its charset too goes the
/// long one.
class ShortWayTests {

  private static final String SHORT = "application/json";
  private static final String LONG = "application/json;charset=UTF-8";

  private final Cafe cafe = Cafe.on(TestServer.shared());
  private final Client owner = TestServer.shared().owner();

  private static Answered both(Client client, String path, String body) {
    Answered shortly = client.send("POST", Cafe.PATH + path, SHORT, body);
    Answered lengthily = client.send("POST", Cafe.PATH + path, LONG, body);
    assertThat(shortly.text()).isEqualTo(lengthily.text());
    assertThat(headers(shortly)).isEqualTo(headers(lengthily));
    assertThat(shortly.status()).isEqualTo(lengthily.status());
    return shortly;
  }

  private static Map<String, List<String>> headers(Answered answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.response().headers().map());
    headers.keySet().removeAll(Set.of("date"));
    return headers;
  }

  @Test
  void aQuoteIsTheSameOnBoth() {
    String body = Cafe.purchase(cafe.member(), "x", "12.90").replace("\"key\":\"x\",", "");

    assertThat(both(owner, "/quotes", body).hasStatus(200).at("/decision")).isEqualTo("granted");
    assertThat(
            both(owner.with("Accept-Language", "pl"), "/quotes", body).header("Content-Language"))
        .isEqualTo("pl");
  }

  @Test
  void aPurchaseTakenOnOneIsARetryOnTheOther() {
    String body = Cafe.purchase(cafe.member(), Cafe.key(), "12.90");

    Answered first = owner.send("POST", Cafe.PATH + "/purchases", SHORT, body).hasStatus(201);

    assertThat(first.header("Location")).endsWith("/activities/" + first.at("/activity"));
    assertThat(both(owner, "/purchases", body).hasStatus(200).json()).isEqualTo(first.json());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"key\":\"k\"}", "{\"member\":7}"})
  void whatIsWrongIsRefusedAlike(String body) {
    assertThat(both(owner, "/purchases", body).status()).isEqualTo(400);
    assertThat(both(owner, "/quotes", body).status()).isEqualTo(400);
  }

  @Test
  void whoMayNotIsTurnedAwayAlike() {
    String body = Cafe.purchase(cafe.member(), "x", "12.90");

    both(owner.withKey(null), "/purchases", body).isProblem(401, "no-key");
    both(owner.withKey("laurel_no_such"), "/quotes", body).isProblem(401, "unknown-key");
    both(owner.withKey(revokedKey()), "/purchases", body).isProblem(401, "unknown-key");
    both(owner.withKey(keyOfAnother()), "/quotes", body).isProblem(403, "not-allowed");
    both(owner.withKey(null).with("Authorization", "Basic eDp5"), "/quotes", body)
        .isProblem(401, "unknown-key");
    both(owner, "/purchases", Cafe.purchase("2799999999999", "x", "12.90"))
        .isProblem(404, "unknown-member");
    both(owner, "/../nowhere/purchases", body).isProblem(400, "bad-address");
    owner
        .send("POST", "/v1/programmes/nowhere/purchases", SHORT, body)
        .isProblem(404, "unknown-programme");
  }

  private String revokedKey() {
    Answered made = owner.post("/v1/keys", "{\"name\":\"lost\",\"role\":\"owner\"}");
    owner.delete("/v1/keys/" + made.at("/id")).hasStatus(204);
    return made.at("/key");
  }

  private String keyOfAnother() {
    owner.publish("/v1/programmes/other-cafe", Cafe.text().replace("corner-cafe", "other-cafe"));
    return owner
        .post("/v1/keys", "{\"name\":\"till\",\"role\":\"programme\",\"programme\":\"other-cafe\"}")
        .at("/key");
  }

  @Test
  void aLargeBodyIsTakenAlikeAndOneTooLargeIsNot() {
    String body = Cafe.purchase(cafe.member(), "x", "12.90").replace("\"key\":\"x\",", "");

    both(owner, "/quotes", body + " ".repeat(1 << 17)).hasStatus(200);
    both(owner, "/quotes", body + " ".repeat(1 << 20)).isProblem(413, "body-too-large");
  }

  @Test
  void whatIsSaidOfABodyIsHeardAlike() {
    String body = Cafe.purchase(cafe.member(), "x", "12.90").replace("\"key\":\"x\",", "");

    both(owner.with("Content-Encoding", "gzip"), "/quotes", body)
        .isProblem(415, "unsupported-encoding");
    both(owner.with("Accept", "text/html"), "/quotes", body).isProblem(406, "not-acceptable");
    both(owner.with("Accept-Encoding", "gzip"), "/quotes", body).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {SHORT, LONG})
  void twoKeysAreRefusedAlikeAndNothingIsTaken(String type) throws Exception {
    String member = cafe.member();
    String body = Cafe.purchase(member, "x", "12.90").replace("\"key\":\"x\",", "");
    String before = cafe.world(member);
    String key = Cafe.key();
    HttpRequest twice =
        HttpRequest.newBuilder(TestServer.shared().uri(Cafe.PATH + "/purchases"))
            .header("Authorization", "Bearer " + TestServer.shared().ownerKey())
            .header("Content-Type", type)
            .header(IdempotencyKey.NAME, key)
            .header(IdempotencyKey.NAME, key)
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(twice, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("two-keys");
    }
    assertThat(cafe.world(member)).isEqualTo(before);
  }

  @Test
  void theShortWayTakesWhatIsPlainAndNothingElse() {
    String body = Cafe.purchase(cafe.member(), Cafe.key(), "12.90");

    assertThat(isTaken(request("/purchases", body))).isTrue();
    assertThat(isTaken(request("/quotes", body))).isTrue();

    assertThat(isTaken(request("/returns", body))).isFalse();
    assertThat(isTaken(request("/purchases/1", body))).isFalse();
    assertThat(isTaken(request("/quotes", ""))).isFalse();
    assertThat(isTaken(request("/quotes", body + " ".repeat(1 << 16)))).isFalse();
    MockHttpServletRequest read = request("/quotes", body);
    read.setMethod("GET");
    assertThat(isTaken(read)).isFalse();
    for (String header : List.of("Expect", "Content-Encoding", "Accept")) {
      MockHttpServletRequest special = request("/quotes", body);
      special.addHeader(header, "something");
      assertThat(isTaken(special)).as(header).isFalse();
    }
    MockHttpServletRequest stranger = request("/quotes", body);
    stranger.removeHeader("Authorization");
    assertThat(isTaken(stranger)).isFalse();
  }

  private static MockHttpServletRequest request(String path, String body) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", Cafe.PATH + path);
    request.setContentType(SHORT);
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    request.addHeader("Authorization", "Bearer " + TestServer.shared().ownerKey());
    return request;
  }

  /// Whether the short way answers; else the rest of the filters would be asked.
  private static boolean isTaken(MockHttpServletRequest request) {
    MockFilterChain rest = new MockFilterChain();
    try {
      TestServer.shared()
          .bean(ShortWay.class)
          .doFilter(request, new MockHttpServletResponse(), rest);
    } catch (IOException | ServletException e) {
      throw new AssertionError(e);
    }
    return rest.getRequest() == null;
  }

  @Test
  void bothAreCountedUnderOneAddress() {
    String body = Cafe.purchase(cafe.member(), "x", "12.90");
    long before = quotes();

    both(owner, "/quotes", body).hasStatus(200);

    assertThat(quotes() - before).isEqualTo(2);
  }

  private long quotes() {
    return owner
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
        .filter(line -> line.contains("uri=\"/v1/programmes/{programme}/quotes\""))
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
