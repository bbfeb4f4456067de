package org.laurel.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;
import tools.jackson.databind.JsonNode;

class FeedTests {

  private final Cafe cafe = Cafe.on(TestServer.shared());
  private final Client owner = TestServer.shared().owner();

  @Test
  void whoReadsEveryBucketOnFromNextSeesEverythingOnce() {
    String card = cafe.member();
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sent.add(cafe.buys(card, Cafe.key(), "3.00").at("/activity"));
    }

    List<String> seen = new ArrayList<>();
    for (JsonNode head : owner.get(Cafe.PATH + "/feed").hasStatus(200).json().get("heads")) {
      String bucket = head.stringValue().replaceAll(":.*", "");
      String cursor = bucket + ":0";
      while (!cursor.equals(head.stringValue())) {
        Answered page = owner.get(Cafe.PATH + "/feed?most=3&after=" + cursor).hasStatus(200);
        page.json().get("entries").forEach(e -> seen.add(e.at("/answer/activity").asString()));
        assertThat(page.at("/next")).as("the reader gets on").isNotEqualTo(cursor);
        cursor = page.at("/next");
      }
    }

    assertThat(seen).doesNotHaveDuplicates().containsSubsequence(sent);
  }

  @Test
  void aWrongCursorIsTold() {
    owner.get(Cafe.PATH + "/feed?after=64:0").isProblem(400, "bad-cursor");
    owner.get(Cafe.PATH + "/feed?after=x").isProblem(400, "bad-cursor");
    owner.get(Cafe.PATH + "/feed?after=1:99999999999").isProblem(409, "ahead-of-head");
    owner.get(Cafe.PATH + "/feed?after=1:0&most=100000").isProblem(400, "bad-query");
  }
}
