package org.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked of a server for codes, and what is done with its answers.
class CodesTests {

  @TempDir private Path folder;
  private HttpServer server;
  private int status = 200;
  private String answer = "";
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void aServerAnswers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        http -> {
          String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(http.getRequestMethod() + " " + http.getRequestURI() + " " + body);
          byte[] told = answer.getBytes(StandardCharsets.UTF_8);
          http.sendResponseHeaders(status, told.length);
          http.getResponseBody().write(told);
          http.close();
        });
    server.start();
  }

  @AfterEach
  void theServerIsClosed() {
    server.stop(0);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private Call make(Path out) {
    return Call.laurel(
        "codes",
        "make",
        "--programme",
        "caps",
        "--act",
        "cap-code",
        "--count",
        "2",
        "--name",
        "run 7",
        "--out",
        out,
        "--to",
        url(),
        "--key",
        "KEY");
  }

  @Test
  void codesAreMadeAndWrittenIntoAFile() throws IOException {
    answer = "2222-3333-4444\n2222-4444-5555\n";
    Path out = folder.resolve("caps.txt");
    assertThat(make(out).exit()).isZero();
    assertThat(out).hasContent(answer);
    assertThat(asked)
        .containsExactly(
            "POST /v1/programmes/caps/codes {\"key\":\"run 7\",\"act\":\"cap-code\",\"count\":2}",
            "GET /v1/programmes/caps/codes/run%207 ");
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() throws IOException {
    Path out = Files.writeString(folder.resolve("caps.txt"), "mine");
    assertThat(make(out).exit()).isEqualTo(2);
    assertThat(out).hasContent("mine");
    assertThat(asked).isEmpty();
  }

  @Test
  void aRefusalLeavesNoFile() {
    status = 422;
    answer = "{\"detail\":\"An act has at most 24300000 codes\"}";
    Path out = folder.resolve("caps.txt");
    Call call = make(out);
    assertThat(call.exit()).isEqualTo(1);
    assertThat(call.err()).contains("at most 24300000 codes");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aNameThatWasUsedForOtherCodesIsToldAsThat() {
    status = 409;
    answer = "{\"code\":\"key-used-before\",\"detail\":\"for 9 codes of other.\"}";

    assertThat(make(folder.resolve("caps.txt")).err())
        .contains("--name: other codes were made as run 7 before", "for 9 codes of other.");
  }

  @Test
  void whatTheServerSaysOfAFieldIsToldOfItsOption() {
    status = 400;
    answer = "{\"code\":\"out-of-range\",\"pointer\":\"/count\",\"detail\":\"fewer\"}";

    assertThat(make(folder.resolve("caps.txt")).err()).contains("--count: fewer");
  }

  @Test
  void aFolderThatIsNotThereIsToldAsThat() {
    Call call = make(folder.resolve("nowhere").resolve("caps.txt"));

    assertThat(call.exit()).isEqualTo(2);
    assertThat(call.err()).contains("no such folder: " + folder.resolve("nowhere"));
    assertThat(asked).isEmpty();
  }

  @Test
  void noCodesAtAllAreAWrongCall() {
    Call call =
        Call.laurel(
            (Object[])
                "codes make --programme p --act a --count 0 --name n --out o --key k --to http://h"
                    .split(" "));

    assertThat(call.exit()).isEqualTo(2);
    assertThat(call.err()).contains("--count: at least 1");
  }

  @Test
  void manyCodesAreHandedOverInParts() throws IOException {
    answer = "{\"added\":3,\"known\":1}";
    Path file = Files.writeString(folder.resolve("tickets.txt"), "FILM\n".repeat(12_000));
    Call call =
        Call.laurel(
            "codes",
            "import",
            file,
            "--programme",
            "caps",
            "--reward",
            "cinema",
            "--to",
            url(),
            "--key",
            "KEY");
    assertThat(call.exit()).isZero();
    assertThat(call.out()).contains("9 codes added, 3 known before");
    assertThat(asked).hasSize(3).allMatch(one -> one.contains("/rewards/cinema/codes FILM\n"));
  }
}
