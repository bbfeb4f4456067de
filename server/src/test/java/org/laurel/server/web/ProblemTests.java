package org.laurel.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;

/// The framework's and the container's own errors have the form of all others.
class ProblemTests {

  private final TestServer server = TestServer.shared();
  private final Client owner = server.owner();

  @Test
  void nothingThere() {
    owner.get("/nothing/here").isProblem(404, "no-such-address");
    owner.get("/v1/nothing").isProblem(404, "no-such-address");
  }

  @Test
  void anotherMethod() {
    Answered answer = owner.get("/v1/programmes/corner-cafe/purchases");
    answer.isProblem(405, "method-not-allowed");
    assertThat(answer.header("Allow")).isEqualTo("POST");
  }

  @Test
  void anotherForm() {
    Cafe.on(server);
    owner
        .send("POST", Cafe.PATH + "/purchases", "text/plain", "x")
        .isProblem(415, "unsupported-media-type");
    owner
        .send("POST", Cafe.PATH + "/purchases", null, "x")
        .isProblem(415, "unsupported-media-type");
    owner.with("Accept", "image/png").get(Cafe.PATH).isProblem(406, "not-acceptable");
  }

  @Test
  void anAddressThatIsNone() {
    for (String path : new String[] {"/v1//programmes", "/v1/%2e%2e/x/../y", "/v1/%00"}) {
      Answered answer = owner.get(path);
      assertThat(answer.status()).as(path + answer.text()).isIn(400, 404);
      assertThat(answer.header("Content-Type")).as(path).isEqualTo("application/problem+json");
    }
  }

  @Test
  void whatIsNoHttp() throws Exception {
    for (String line : new String[] {"nonsense", "GET /[x] HTTP/1.1", "GET / HTTP/9.9"}) {
      assertThat(raw(line + "\r\nHost: x\r\n\r\n"))
          .as(line)
          .contains("application/problem+json")
          .doesNotContain("<html")
          .doesNotContainIgnoringCase("tomcat");
    }
    assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n"))
        .contains(" 400 ");
  }

  private String raw(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void everyAnswerTellsBrowsersToBeCareful() {
    Answered page = owner.withKey(null).get("/");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(owner.get("/v1/programmes").header("Cache-Control")).contains("no-store");
  }
}
