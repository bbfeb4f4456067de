package org.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Specs on a server that answers as it is told to.
class OnServerTests {

  private static final Path RETAIL = Repository.file("programmes/online-retail");

  private HttpServer server;
  private final List<String> asked = new ArrayList<>();
  private int status = 200;
  private String clock = "{\"now\":\"2026-11-23T09:00:00Z\",\"adjustable\":true}";

  @BeforeEach
  void aServerAnswers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        http -> {
          String path = http.getRequestURI().getPath();
          asked.add(http.getRequestMethod() + " " + path);
          http.getRequestBody().readAllBytes();
          boolean publishes = http.getRequestMethod().equals("PUT") && !path.equals("/v1/clock");
          String answer = path.equals("/v1/clock") ? clock : "{\"code\":\"closed\"}";
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          int code = path.equals("/v1/clock") ? status : publishes ? 201 : 422;
          http.sendResponseHeaders(code, body.length);
          http.getResponseBody().write(body);
          http.close();
        });
    server.start();
  }

  @AfterEach
  void theServerIsClosed() {
    server.stop(0);
  }

  private Call test(Object... more) {
    List<Object> all =
        new ArrayList<>(
            List.of("test", RETAIL, "--to", "http://127.0.0.1:" + server.getAddress().getPort()));
    all.addAll(List.of(more));
    return Call.laurel(all.toArray());
  }

  @Test
  void onAServerWithTheRealClockNothingIsPlayed() {
    clock = "{\"now\":\"2026-11-23T09:00:00Z\",\"adjustable\":false}";

    Call call = test("--key", "KEY");

    assertThat(call.exit()).isEqualTo(2);
    assertThat(call.err())
        .contains("is the real one, and specs need one that can be set")
        .contains("laurel serve --adjustable-clock");
    assertThat(asked).containsExactly("GET /v1/clock");
  }

  @Test
  void theSummaryTellsHowManySpecsWereNotPlayedThere() {
    Call call =
        Call.laurel(
            "test",
            Repository.file("programmes/customer-of-the-month"),
            "--to",
            "http://127.0.0.1:" + server.getAddress().getPort(),
            "--key",
            "KEY");

    assertThat(call.exit()).isZero();
    assertThat(call.out())
        .containsPattern("(\\d+) specs \\(\\1 here only\\), \\d+ steps: all hold");
    assertThat(asked).containsExactly("GET /v1/clock");
  }

  @Test
  void aKeyThatIsNoOwnersIsToldApart() {
    status = 403;

    assertThat(test("--key", "KEY").err()).contains("this needs an owner's key of http://");
  }

  @Test
  void withoutAKeyNobodyIsAsked() {
    Call call = test("--key", "");

    assertThat(call.err()).contains("--to needs --key");
    assertThat(asked).isEmpty();
  }

  @Test
  void anotherAnswerThanTheCoresFailsTheSpecAndNamesTheRequest() {
    Call call = test("--key", "KEY", "--only", "who only cancels");

    assertThat(call.exit()).isEqualTo(1);
    assertThat(call.out())
        .contains("✗ who only cancels joins with nothing")
        .contains("member sends POST /members: the server answers 422")
        .contains("1 failed");
    assertThat(asked).contains("PUT /v1/clock", "GET /v1/clock");
    assertThat(asked).anyMatch(one -> one.matches("PUT /v1/programmes/online-retail-[a-z0-9]+-1"));
    assertThat(asked).last().as("the clock is put back").isEqualTo("PUT /v1/clock");
  }
}
