package org.laurel.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;
import org.laurel.wire.json.Json;
import tools.jackson.databind.JsonNode;

class StreamTests {

  private static final String STREAM = Cafe.PATH + "/activities";

  private final Cafe cafe = Cafe.on(TestServer.shared());
  private final Client owner = TestServer.shared().owner();

  private List<JsonNode> stream(String... lines) {
    Answered answer =
        owner.send("POST", STREAM, "application/x-ndjson", String.join("\n", lines)).hasStatus(200);
    return answer.text().lines().map(Json::read).toList();
  }

  private static String line(String card, String key, String amount) {
    return Cafe.purchase(card, key, amount)
        .replace("\n", "")
        .replaceFirst("\\{", "{\"type\":\"purchase\",");
  }

  private static String enrolment(String card) {
    return """
        {"type":"enrol","joined":"2025-01-01","identifiers":[{"kind":"card","value":"%s"}]}"""
        .formatted(card);
  }

  @Test
  void aTillsKeyDoesNotAdjustInAStreamEither() {
    String card = cafe.member();
    String till =
        owner
            .post(
                "/v1/keys",
                "{\"name\":\"till\",\"role\":\"programme\",\"programme\":\"corner-cafe\"}")
            .hasStatus(201)
            .at("/key");
    String adjustment =
        """
        {"type":"adjust","key":"%s","member":{"card":"%s"},"unit":"bean","amount":"777",\
        "reason":"x","by":"y"}"""
            .formatted(Cafe.key(), card);

    Answered answer =
        owner.withKey(till).send("POST", STREAM, "application/x-ndjson", adjustment).hasStatus(200);

    assertThat(Json.read(answer.text().strip()).at("/status").asInt()).isEqualTo(403);
    assertThat(answer.text()).contains("not-allowed");
    assertThat(cafe.holdings(card).at("/balances/bean/available")).isEqualTo("0");
    assertThat(stream(adjustment).getFirst().at("/status").asInt()).isEqualTo(201);
  }

  @Test
  void aReturnRightBelowAPurchaseThatAGiftCardPaidFindsIt() {
    String card = cafe.member();
    String gift = "6007" + Cafe.card().replaceAll("[^0-9]", "");
    owner
        .post(
            Cafe.PATH + "/gift-cards",
            "{\"key\":\"%s\",\"number\":\"%s\"}".formatted(Cafe.key(), gift))
        .hasStatus(201);
    List<String> lines = new ArrayList<>();
    lines.add(
        """
        {"type":"load","key":"%s","member":{"giftcard":"%s"},"unit":"zloty","amount":"30.00"}"""
            .formatted(Cafe.key(), gift));
    for (int i = 0; i < 3; i++) {
      String key = Cafe.key();
      lines.add(
          line(card, key, "10.00")
              .replace(
                  "\"lines\"",
                  "\"pay\":[{\"unit\":\"zloty\",\"amount\":\"10.00\",\"giftCard\":\"%s\"}],\"lines\""
                      .formatted(gift)));
      lines.add(
          """
          {"type":"return","key":"%s","member":{"card":"%s"},\
          "occurred":"2026-02-04T09:00:00+01:00","of":{"key":"%s"}}"""
              .formatted(Cafe.key(), card, key));
    }

    assertThat(stream(lines.toArray(String[]::new)))
        .allSatisfy(answer -> assertThat(answer.at("/status").asInt()).isEqualTo(201));
  }

  @Test
  void linesAreAnsweredInOrderAndABadOneStopsNothing() {
    String card = cafe.member();
    String key = Cafe.key();

    List<JsonNode> answers =
        stream(
            line(card, key, "10.00"),
            "",
            "nonsense",
            line("nobody", Cafe.key(), "10.00"),
            line(card, Cafe.key(), "10.999"),
            line(card, key, "11.00"),
            "   ",
            """
            {"type":"redemption","key":"%s","member":{"card":"%s"},"reward":"free-coffee"}"""
                .formatted(Cafe.key(), card),
            line(card, key, "10.00") + "\r",
            "{\"type\":\"dance\"}");

    assertThat(answers)
        .extracting(a -> a.get("line") + " " + a.get("status") + " " + a.path("code").asString(""))
        .containsExactly(
            "1 201 ",
            "3 400 broken-json",
            "4 404 unknown-member",
            "5 400 too-many-decimals",
            "6 409 key-used-before",
            "8 201 ",
            "9 200 ",
            "10 400 unknown-type");
    assertThat(cafe.holdings(card).at("/balances/bean/available")).isEqualTo("0");
  }

  @Test
  void aNumberBeyondAllMeasureSpoilsItsOwnLineOnly() {
    String card = cafe.member();

    List<JsonNode> answers =
        stream(
            line(card, Cafe.key(), "1.00"),
            line(card, Cafe.key(), "1.00").replace("\"quantity\":1", "\"quantity\":1e2147483647"),
            line(card, Cafe.key(), "1.00"));

    assertThat(answers).extracting(a -> a.get("status").intValue()).containsExactly(201, 400, 201);
  }

  @Test
  void aMemberCanBeEnrolledAndServedInOneStream() {
    String card = Cafe.card();

    List<JsonNode> answers =
        stream(
            line(card, Cafe.key(), "1.00"),
            enrolment(card),
            line(card, Cafe.key(), "7.00"),
            enrolment(card),
            line(card, Cafe.key(), "8.00"));

    assertThat(answers)
        .extracting(a -> a.get("status").intValue())
        .containsExactly(404, 201, 201, 409, 201);
    assertThat(cafe.holdings(card).at("/balances/bean/available")).isEqualTo("15");
  }

  @Test
  void thousandsOfLinesKeepTheirOrderAndCountOnce() {
    List<String> cards = IntStream.range(0, 20).mapToObj(_ -> Cafe.card()).toList();
    List<String> lines = new ArrayList<>(cards.stream().map(StreamTests::enrolment).toList());
    for (int i = 0; i < 3000; i++) {
      lines.add(line(cards.get(i % 20), Cafe.key(), "1.00"));
    }
    String[] whole = lines.toArray(String[]::new);

    List<JsonNode> first = stream(whole);
    List<JsonNode> again = stream(whole);

    assertThat(first).extracting(a -> a.get("line").intValue()).isSorted().hasSize(3020);
    assertThat(first).allMatch(a -> a.get("status").intValue() == 201);
    assertThat(again.subList(20, 3020)).allMatch(a -> a.get("status").intValue() == 200);
    // Within an account, balances grow line by line: nothing overtook anything.
    for (String card : cards) {
      assertThat(cafe.holdings(card).at("/balances/bean/available")).isEqualTo("150");
    }
    List<String> one =
        first.subList(20, 3020).stream()
            .filter(a -> a.get("line").intValue() % 20 == 1)
            .map(a -> a.at("/balances/bean/available").asString())
            .toList();
    assertThat(one).isEqualTo(IntStream.rangeClosed(1, 150).mapToObj(Integer::toString).toList());
  }

  @Test
  void aLineThatIsTooLongIsRefusedAlone() {
    String card = cafe.member();

    List<JsonNode> answers =
        stream("{\"type\":\"" + "x".repeat(3 << 20) + "\"}", line(card, Cafe.key(), "5.00"));

    assertThat(answers).extracting(a -> a.get("status").intValue()).containsExactly(413, 201);
  }

  @Test
  void answersComeWhileTheStreamIsStillOpen() throws Exception {
    String card = cafe.member();
    TestServer server = TestServer.shared();
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          """
          POST %s HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Content-Type: application/x-ndjson\r
          Transfer-Encoding: chunked\r
          \r
          """
              .formatted(STREAM, server.ownerKey())
              .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      for (int i = 1; i <= 3; i++) {
        chunk(out, line(card, Cafe.key(), "1.00") + "\n");
        assertThat(readUntil(in, "\"version\":1}")).contains("\"line\":" + i + ",");
      }
      chunk(out, "");
      readUntil(in, "0\r\n\r\n");
    }
  }

  private static void chunk(OutputStream out, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String readUntil(InputStream in, String end) throws Exception {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      int next = in.read();
      assertThat(next).as("the connection stays open; read: " + read).isNotNegative();
      read.append((char) next);
    }
    return read.toString();
  }

  @Test
  void whatIsNoStreamIsRefusedAsAWhole() {
    owner.post(STREAM, "{}").isProblem(415, "unsupported-media-type");
    owner
        .send("POST", "/v1/programmes/nothing/activities", "application/x-ndjson", "{}")
        .isProblem(404, "unknown-programme");
    assertThat(stream("", "  ").stream().map(Object::toString).collect(Collectors.joining()))
        .isEmpty();
  }
}
