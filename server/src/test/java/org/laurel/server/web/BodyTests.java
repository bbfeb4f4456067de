package org.laurel.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.laurel.server.Cafe;
import org.laurel.server.TestServer;

/// Bodies that are too large or come too slowly. The server of this test has little patience.
@Timeout(120)
class BodyTests {

  private static final TestServer SERVER =
      TestServer.start("--server.tomcat.connection-timeout=400ms", "--laurel.body-timeout=900ms");

  private final Cafe cafe = Cafe.on(SERVER);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static Socket open(String headers) throws IOException {
    Socket socket = new Socket("127.0.0.1", SERVER.port());
    socket
        .getOutputStream()
        .write(
            """
            POST %s/purchases HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            Content-Type: application/json\r
            %s\r
            \r
            """
                .formatted(Cafe.PATH, SERVER.ownerKey(), headers)
                .getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    socket.setSoTimeout(30_000);
    InputStream in = socket.getInputStream();
    StringBuilder read = new StringBuilder();
    while (read.indexOf("}") < 0) {
      int next = in.read();
      assertThat(next).as("an answer comes; read: " + read).isNotNegative();
      read.append((char) next);
    }
    return read.toString();
  }

  @Test
  void fiftyMegabytesAreRefusedBeforeTheyAreSent() throws Exception {
    String card = cafe.member();
    String before = cafe.world(card);
    try (Socket socket = open("Content-Length: 52428800")) {
      assertThat(answer(socket)).contains(" 413 ").contains("body-too-large");
    }
    assertThat(cafe.world(card)).isEqualTo(before);
  }

  @Test
  void whoSendsThemAllTheSameSeesTheAnswer() throws Exception {
    try (Socket socket = open("Content-Length: 52428800")) {
      byte[] chunk = new byte[1 << 16];
      OutputStream out = socket.getOutputStream();
      int sent = 0;
      try {
        for (; sent < 800; sent++) {
          out.write(chunk);
        }
      } catch (IOException closed) {
        // As it should: the server does not take it all.
      }
      assertThat(sent).isLessThan(800);
      assertThat(answer(socket)).contains(" 413 ");
    }
  }

  @Test
  void aLargeBodyOfUnknownLengthIsRefusedOnItsWay() throws Exception {
    String card = cafe.member();
    String before = cafe.world(card);
    try (Socket socket = open("Transfer-Encoding: chunked")) {
      OutputStream out = socket.getOutputStream();
      byte[] chunk =
          ("10000\r\n" + " ".repeat(1 << 16) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 17; i++) {
        out.write(chunk);
      }
      out.flush();
      assertThat(answer(socket)).contains(" 413 ").contains("body-too-large");
    }
    assertThat(cafe.world(card)).isEqualTo(before);
  }

  @Test
  void whoStopsInTheMiddleIsToldAndLetGo() throws Exception {
    String card = cafe.member();
    String before = cafe.world(card);
    String body = Cafe.purchase(card, Cafe.key(), "3.00");
    try (Socket socket = open("Content-Length: " + body.length())) {
      socket.getOutputStream().write(body.substring(0, 50).getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      assertThat(answer(socket)).contains(" 408 ").contains("body-too-slow");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(cafe.world(card)).isEqualTo(before);
  }

  @Test
  void whoTricklesIsToldAndLetGo() throws Exception {
    String card = cafe.member();
    String before = cafe.world(card);
    String body = Cafe.purchase(card, Cafe.key(), "3.00");
    try (Socket socket = open("Content-Length: " + body.length())) {
      // One byte, then a moment of listening, and so on: never silent, never done.
      socket.setSoTimeout(50);
      int first = -1;
      for (int i = 0; first < 0 && i < body.length() - 1; i++) {
        socket.getOutputStream().write(body.charAt(i));
        socket.getOutputStream().flush();
        try {
          first = socket.getInputStream().read();
        } catch (SocketTimeoutException silence) {
          first = -1;
        }
      }
      assertThat((char) first).isEqualTo('H');
      assertThat(answer(socket)).contains(" 408 ").contains("body-too-slow");
    }
    assertThat(cafe.world(card)).isEqualTo(before);
  }

  @Test
  void aStreamThatStallsIsAnsweredAsFarAsItCame() throws Exception {
    String card = cafe.member();
    String line =
        Cafe.purchase(card, Cafe.key(), "3.00")
                .replace("\n", "")
                .replaceFirst("\\{", "{\"type\":\"purchase\",")
            + "\n";
    try (Socket socket = new Socket("127.0.0.1", SERVER.port())) {
      socket
          .getOutputStream()
          .write(
              """
              POST %s/activities HTTP/1.1\r
              Host: localhost\r
              Authorization: Bearer %s\r
              Content-Type: application/x-ndjson\r
              Content-Length: 100000\r
              \r
              %s"""
                  .formatted(Cafe.PATH, SERVER.ownerKey(), line)
                  .getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      socket.setSoTimeout(30_000);
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(all)
          .contains("\"line\":1,\"status\":201")
          .contains("\"line\":2")
          .contains("body-too-slow");
    }
    assertThat(cafe.holdings(card).at("/balances/bean/available")).isEqualTo("3");
  }
}
