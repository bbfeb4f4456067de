package org.laurel.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;

class PublishingTests {

  private final Client owner = TestServer.shared().owner();

  private static String text(String programme) {
    return Cafe.text().replace("programme: corner-cafe", "programme: " + programme);
  }

  @Test
  void aSoundTextBecomesAVersionAndTheSameAgainChangesNothing() {
    String path = "/v1/programmes/first-cafe";

    Answered first = owner.publish(path, text("first-cafe")).hasStatus(201);
    Answered again = owner.publish(path, text("first-cafe")).hasStatus(200);

    assertThat(first.at("/version/from")).isEqualTo("2023-12-31T23:00:00Z");
    assertThat(again.at("/version/hash")).isEqualTo(first.at("/version/hash"));
    assertThat(again.json().get("unchanged").booleanValue()).isTrue();
    assertThat(owner.get(path + "/versions/1").hasStatus(200).text()).isEqualTo(text("first-cafe"));
    assertThat(owner.get(path).json().get("versions")).hasSize(1);
    owner.get(path + "/versions/2").isProblem(404, "unknown-version");
    owner.get(path + "/versions/99999999999").isProblem(404, "unknown-version");
  }

  @Test
  void aDryRunTellsAndPublishesNothing() {
    String path = "/v1/programmes/dry-cafe";

    Answered dry = owner.publish(path + "?dry-run=true", text("dry-cafe")).hasStatus(200);

    assertThat(dry.at("/version/number")).isEqualTo("1");
    owner.get(path).isProblem(404, "unknown-programme");
    owner.publish(path, text("dry-cafe")).hasStatus(201);
    owner
        .publish(path + "?dry-run=true", text("dry-cafe").replace("  zloty:", "  gold:"))
        .hasStatus(422);
    assertThat(owner.get(path).json().get("versions")).hasSize(1);
  }

  @Test
  void errorsNameLineAndColumn() {
    Answered answer =
        owner
            .publish(
                "/v1/programmes/wrong-cafe",
                text("wrong-cafe").replace("give: 5 beans", "give: 5 peans"))
            .isProblem(422, "unsound-programme");

    assertThat(answer.json().get("problems")).hasSize(1);
    assertThat(answer.at("/problems/0/severity")).isEqualTo("error");
    assertThat(answer.json().at("/problems/0/line").intValue()).isEqualTo(35);
    assertThat(answer.json().at("/problems/0/column").intValue()).isPositive();
    assertThat(answer.at("/problems/0/message")).contains("peans");
    owner.get("/v1/programmes/wrong-cafe").isProblem(404, "unknown-programme");
  }

  @Test
  void aLaterVersionStartsLater() {
    String path = "/v1/programmes/later-cafe";
    owner.publish(path, text("later-cafe")).hasStatus(201);
    String next = text("later-cafe").replace("give: 5 beans", "give: 6 beans");

    owner
        .publish(path + "?from=" + Instant.now().minus(Duration.ofDays(1)), next)
        .isProblem(422, "starts-in-the-past");
    Answered second =
        owner
            .publish(path + "?from=" + Instant.now().plus(Duration.ofDays(1)), next)
            .hasStatus(201);

    assertThat(second.at("/version/number")).isEqualTo("2");
    owner.publish(path + "?from=tomorrow", next).isProblem(400, "bad-moment");
  }

  @Test
  void aTextOfAnotherProgrammeIsRefused() {
    owner
        .publish("/v1/programmes/some-cafe", text("another-cafe"))
        .isProblem(422, "another-programme");
  }

  @Test
  void aTextInAnotherFormIsRefused() {
    owner
        .send("PUT", "/v1/programmes/x", "text/plain", "x")
        .isProblem(415, "unsupported-media-type");
  }

  @Test
  @Timeout(20)
  void hugeAndHostileTextsAreRefusedAtOnce() {
    String path = "/v1/programmes/bomb";
    owner.publish(path, text("bomb") + "# ".repeat(5 << 19)).isProblem(413, "body-too-large");
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      String before = "*a" + (i - 1);
      laughs.append("a" + i + ": &a" + i + " [" + before + ", " + before + "]\n");
    }
    owner.publish(path, laughs.toString()).isProblem(422, "unsound-programme");
    owner.publish(path, "units: &u\n  bean: *u\n").isProblem(422, "unsound-programme");
    owner.publish(path, "[".repeat(100_000)).isProblem(422, "unsound-programme");
    owner.publish(path, "a:\n".repeat(1)).isProblem(422, "unsound-programme");
    owner.publish(path, "").hasStatus(400);
    owner.get(path).isProblem(404, "unknown-programme");
  }
}
