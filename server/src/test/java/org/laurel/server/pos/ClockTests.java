package org.laurel.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.laurel.server.Client;
import org.laurel.server.TestServer;

/// The clock of a server for tests, which all specs set through the same door.
class ClockTests {

  private final Client owner = TestServer.shared().owner();

  @Test
  void theRealClockIsToldAndCannotBeSet() {
    owner.get("/v1/clock").hasStatus(200);
    assertThat(owner.get("/v1/clock").json().get("adjustable").booleanValue()).isFalse();

    Client.Answered refused = set(owner, "{\"now\":\"2026-02-03T09:17:05Z\"}");

    refused.isProblem(409, "clock-not-adjustable");
    assertThat(refused.at("/detail")).contains("laurel serve --adjustable-clock");
    assertThat(owner.get("/v1/clock").at("/now")).doesNotStartWith("2026-02-03");
  }

  @Test
  void aTimeThatIsNoneIsRefused() {
    set(owner, "{\"now\":\"tomorrow\"}").isProblem(400, "bad-moment");
    set(owner, "{}").isProblem(400, "missing-field");
  }

  @Test
  void withoutAnOwnersKeyNobodyTouchesIt() {
    owner.withKey(null).get("/v1/clock").isProblem(401, "no-key");
    set(owner.withKey(null), "{\"now\":\"2026-02-03T09:17:05Z\"}").isProblem(401, "no-key");
  }

  private static Client.Answered set(Client client, String body) {
    return client.send("PUT", "/v1/clock", "application/json", body);
  }
}
