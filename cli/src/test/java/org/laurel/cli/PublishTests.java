package org.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a server answers to a text, told in words. What servers do with texts is tested there.
class PublishTests {

  private static final Path KAMELEON = Repository.file("programmes/kameleon");

  private HttpServer server;
  private int status;
  private String answer;
  private String asked;

  @BeforeEach
  void aServerAnswers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        http -> {
          asked = http.getRequestMethod() + " " + http.getRequestURI();
          http.getRequestBody().readAllBytes();
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          http.sendResponseHeaders(status, body.length);
          http.getResponseBody().write(body);
          http.close();
        });
    server.start();
  }

  @AfterEach
  void theServerIsClosed() {
    server.stop(0);
  }

  private Call publish(Object... more) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    Object[] all = new Object[more.length + 6];
    Object[] first = {"publish", KAMELEON, "--to", url, "--key", "KEY"};
    System.arraycopy(first, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return Call.laurel(all);
  }

  @Test
  void aPublishedVersionIsToldWithItsFirstMoment() {
    status = 201;
    answer =
        """
        {"programme":"kameleon","dryRun":false,"unchanged":false,
         "version":{"number":2,"from":"2027-01-01T00:00:00Z"},"problems":[]}""";

    Call call = publish("--from", "2027-01-01T01:00:00+01:00");

    assertThat(asked)
        .isEqualTo("PUT /v1/programmes/kameleon?dry-run=false&from=2027-01-01T01:00:00%2B01:00");
    assertThat(call.out())
        .isEqualTo("Version 2 of kameleon is in force from 2027-01-01T00:00:00Z.\n");
    assertThat(call.exit()).isZero();
  }

  @Test
  void aDryRunTellsWhoMovesAndWhoseBalancesChange() {
    status = 200;
    answer =
        """
        {"programme":"kameleon","dryRun":true,"unchanged":false,
         "version":{"number":2,"from":"2027-01-01T00:00:00Z"},"problems":[],
         "preview":{"members":1200,"giftCards":3,"ends":["gift cards"],
          "tiers":[{"ladder":"status","up":7,"down":30,
           "moves":[{"from":"gold","to":"silver","members":30}]}],
          "balances":[{"unit":"stamp","members":400,"before":"1612","after":"0"}]}}""";

    Call call = publish("--dry-run");

    assertThat(call.out().lines())
        .containsExactly(
            "Version 2 of kameleon would be in force from 2027-01-01T00:00:00Z. Nothing was"
                + " published.",
            "Of 1,200 members and 3 gift cards at that moment:",
            "  from then on without: gift cards",
            "  on status, 7 move up and 30 down",
            "    gold to silver: 30",
            "  the balance of stamp changes for 400: 1612 together before, 0 after");
  }

  @Test
  void whatIsRefusedIsToldInTheServersWords() {
    status = 422;
    answer = "{\"code\":\"would-strand\",\"detail\":\"3 members stand at level gold.\"}";

    Call call = publish();

    assertThat(call.err()).contains("3 members stand at level gold.");
    assertThat(call.exit()).isEqualTo(1);
  }
}
