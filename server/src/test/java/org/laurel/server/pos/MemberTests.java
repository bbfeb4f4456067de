package org.laurel.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;

class MemberTests {

  private final Cafe cafe = Cafe.on(TestServer.shared());
  private final Client owner = TestServer.shared().owner();

  @Test
  void aMemberIsFoundByAnyIdentifier() {
    String card = Cafe.card();
    Answered enrolled =
        owner
            .post(
                Cafe.PATH + "/members",
                """
                {"identifiers":[{"kind":"card","value":"%1$s"},
                                {"kind":"email","value":"%1$s@Example.ORG"}],
                 "profile":{"name":"Ala Przykład","born":"1990-05-04","language":"pl",
                            "segments":["students"]},
                 "consents":["newsletter"],"joined":"2025-03-01"}"""
                    .formatted(card))
            .hasStatus(201);
    String id = enrolled.at("/member");

    Answered member = owner.get(Cafe.PATH + "/members/" + id).hasStatus(200);

    assertThat(member.at("/name")).isEqualTo("Ala Przykład");
    assertThat(member.at("/joined")).isEqualTo("2025-03-01");
    assertThat(member.at("/profile/language")).isEqualTo("pl");
    assertThat(owner.get(Cafe.PATH + "/members/card:" + card).text()).isEqualTo(member.text());
    assertThat(owner.get(Cafe.PATH + "/members/email:" + card + "@example.org").text())
        .isEqualTo(member.text());
  }

  @Test
  void nobodyIsEnrolledWhoCouldNeverBeFound() {
    for (String body : List.of("{}", "{\"identifiers\":[]}", "{\"profile\":{\"name\":\"Ala\"}}")) {
      Answered refused = owner.post(Cafe.PATH + "/members", body);

      refused.isProblem(400, "missing-field");
      assertThat(refused.at("/detail")).contains("needs an identifier to be found by");
    }
    String line = "{\"type\":\"enrol\",\"key\":\"%s\"}\n".formatted(Cafe.key());
    Answered stream =
        owner.send("POST", Cafe.PATH + "/activities", "application/x-ndjson", line).hasStatus(200);
    assertThat(stream.at("/code")).isEqualTo("missing-field");
  }

  @Test
  void factsChangeFromNowOn() {
    String card = cafe.member();
    String path = Cafe.PATH + "/members/card:" + card;
    String change = "{\"key\":\"%s\",\"profile\":{\"language\":\"el\"}}".formatted(Cafe.key());

    owner.patch(path, change).hasStatus(201);
    owner.patch(path, change).hasStatus(200);

    Answered member = owner.get(path);
    assertThat(member.at("/profile/language")).isEqualTo("el");
    assertThat(member.at("/joined")).isEqualTo("2025-01-01");
    owner.patch(path, "{\"key\":\"x\"}").isProblem(400, "missing-field");
    owner
        .patch(path, "{\"key\":\"x\",\"member\":\"1\",\"consents\":[]}")
        .isProblem(400, "unknown-field");
  }

  @Test
  void aStatementIsReadPartByPart() {
    String card = cafe.member();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      keys.add(Cafe.key());
      cafe.buys(card, keys.get(i), "3.00");
    }
    String path = Cafe.PATH + "/members/card:" + card + "/statement";
    List<String> read = new ArrayList<>();
    String next = "0";
    int parts = 0;
    while (!next.isEmpty()) {
      Answered part = owner.get(path + "?most=4&after=" + next).hasStatus(200);
      part.json().get("entries").forEach(entry -> read.add(entry.get("key").stringValue()));
      next = part.json().get("next").asString("");
      parts++;
    }

    assertThat(parts).isEqualTo(2);
    assertThat(read.subList(1, read.size())).isEqualTo(keys);
    assertThat(owner.get(path).at("/next")).isEmpty();
    owner.get(path + "?most=0").isProblem(400, "bad-query");
    owner.get(path + "?most=many").hasStatus(400);
    owner.get(path + "?after=x").isProblem(400, "bad-query");
  }

  @Test
  void staffMakesAnEntry() {
    String card = cafe.member();
    Answered entry =
        owner
            .post(
                Cafe.PATH + "/adjustments",
                """
                {"key":"%s","member":{"card":"%s"},"unit":"bean","amount":"7",
                 "reason":"broken machine","by":"staff-12"}"""
                    .formatted(Cafe.key(), card))
            .hasStatus(201);

    assertThat(entry.at("/adjusted/0/amount")).isEqualTo("7");
    assertThat(cafe.holdings(card).at("/balances/bean/available")).isEqualTo("7");
  }
}
