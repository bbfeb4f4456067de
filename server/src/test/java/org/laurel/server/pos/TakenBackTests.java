package org.laurel.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;
import org.laurel.wire.json.Json;
import tools.jackson.databind.JsonNode;

/// Acts taken back over HTTP: once, by whoever finds them, and what is refused about it.
class TakenBackTests {

  private static final String PATH = "/v1/programmes/inn";

  private static final String TEXT =
      """
      programme: inn
      zone: Europe/Warsaw
      money: PLN
      starts: 2024-01-01
      units: {point: {kind: points}}
      acts:
        stay: {name: {en: stay, pl: pobyt}, with: {nights: number}, back: within 30 days}
        review: {name: {en: review, pl: opinia}}
      budgets: {thanks: 1000000 points}
      earn:
        - {rule: slept, on: stay, give: 100 points per 1 of nights, budget: thanks}
        - {rule: reviewed, on: review, give: 5 points}
        - {rule: bought, on: purchase, give: 1 point per 1.00 PLN of due}
      shared accounts: {most: 4}
      """;

  private final Client owner = TestServer.shared().owner();

  TakenBackTests() {
    owner.publish(PATH, TEXT);
  }

  private String guest() {
    String card = Cafe.card();
    owner
        .post(
            PATH + "/members",
            """
            {"key":"%s","joined":"2025-01-01","identifiers":[{"kind":"card","value":"%s"}]}"""
                .formatted(Cafe.key(), card))
        .hasStatus(201);
    return card;
  }

  private static String act(String card, String key, String act, String attributes) {
    return """
        {"type":"act","key":"%s","member":{"card":"%s"},"occurred":"2026-02-03T12:00:00+01:00",\
        "act":"%s","attributes":{%s}}"""
        .formatted(key, card, act, attributes);
  }

  private static String back(String card, String key, String of, String day, String more) {
    return """
        {"type":"return","key":"%s","member":{"card":"%s"},"occurred":"%sT12:30:00+01:00",\
        "of":{"key":"%s"}%s}"""
        .formatted(key, card, day, of, more);
  }

  private String stays(String card) {
    String key = Cafe.key();
    owner.post(PATH + "/acts", act(card, key, "stay", "\"nights\":3")).hasStatus(201);
    return key;
  }

  private Answered takesBack(String card, String of, String day) {
    return owner.post(PATH + "/returns", back(card, Cafe.key(), of, day, ""));
  }

  private String points(String card) {
    return owner.get(PATH + "/members/card:" + card).at("/balances/point/available");
  }

  @Test
  void whatAnActBroughtIsTakenBackOnce() {
    String anna = guest();
    String stay = stays(anna);
    assertThat(points(anna)).isEqualTo("300");

    Answered taken = takesBack(anna, stay, "2026-02-04").hasStatus(201);

    assertThat(taken.at("/takenBack/0/amount")).isEqualTo("300");
    assertThat(taken.at("/reasons/0/text")).isEqualTo("Taken back: stay");
    assertThat(taken.json().at("/refunds").size()).isZero();
    assertThat(points(anna)).isEqualTo("0");
    Answered again = takesBack(anna, stay, "2026-02-04").isProblem(422, "act-taken-back");
    assertThat(again.at("/detail")).contains("already");
  }

  @Test
  void theSameReturnSentAgainIsAnsweredAsTheFirstTime() {
    String anna = guest();
    String stay = stays(anna);
    String body = back(anna, Cafe.key(), stay, "2026-02-04", "");

    String first = owner.post(PATH + "/returns", body).hasStatus(201).at("/activity");

    assertThat(owner.post(PATH + "/returns", body).hasStatus(200).at("/activity")).isEqualTo(first);
  }

  @Test
  void wrongUseIsRefusedAndChangesNothing() {
    String anna = guest();
    String boris = guest();
    String stay = stays(anna);
    String review = Cafe.key();
    owner.post(PATH + "/acts", act(anna, review, "review", "")).hasStatus(201);

    takesBack(anna, "no-such-key", "2026-02-04").isProblem(404, "unknown-purchase");
    takesBack(boris, stay, "2026-02-04").isProblem(404, "unknown-purchase");
    takesBack(anna, stay, "2026-02-03").hasStatus(201);
    Answered stands = takesBack(anna, review, "2026-02-04").isProblem(422, "act-stands");
    assertThat(stands.at("/detail")).contains("review");
    assertThat(stands.at("/pointer")).isEqualTo("/of/key");
    String other = stays(anna);
    takesBack(anna, other, "2026-02-02").isProblem(422, "before-purchase");
    Answered late = takesBack(anna, other, "2026-03-06").isProblem(422, "too-late");
    assertThat(late.at("/details/last")).isEqualTo("2026-03-05");
    String lines = ",\"lines\":[{\"line\":1,\"quantity\":1}]";
    Answered lined =
        owner
            .post(PATH + "/returns", back(anna, Cafe.key(), other, "2026-02-04", lines))
            .isProblem(422, "unknown-line");
    assertThat(lined.at("/pointer")).isEqualTo("/lines");
    assertThat(lined.at("/detail"))
        .isEqualTo("“stay” has no lines: take it back as a whole, without naming any");

    assertThat(points(anna)).isEqualTo("305");
  }

  @Test
  void aStreamTakesBackWhatItToldAMomentBefore() {
    String anna = guest();
    String stay = Cafe.key();
    String lines =
        String.join(
            "\n",
            act(anna, stay, "stay", "\"nights\":2"),
            back(anna, Cafe.key(), stay, "2026-02-04", ""),
            back(anna, Cafe.key(), stay, "2026-02-04", ""));

    Answered answer =
        owner.send("POST", PATH + "/activities", "application/x-ndjson", lines).hasStatus(200);

    List<JsonNode> answers = answer.text().lines().map(Json::read).toList();
    assertThat(answers).extracting(a -> a.at("/status").asInt()).containsExactly(201, 201, 422);
    assertThat(points(anna)).isEqualTo("0");
  }

  @Test
  void whatSomebodyDidBeforeHeSharedAnAccountIsTakenBackThereAndOnce() {
    String anna = guest();
    String boris = guest();
    String stay = stays(boris);
    String joining =
        """
        {"key":"%s","member":{"card":"%s"},"into":{"card":"%s"}}"""
            .formatted(Cafe.key(), boris, anna);
    owner.post(PATH + "/joinings", joining).hasStatus(201);
    assertThat(points(anna)).isEqualTo("300");

    takesBack(anna, stay, "2026-02-04").hasStatus(201);
    takesBack(boris, stay, "2026-02-04").isProblem(422, "act-taken-back");

    assertThat(points(anna)).isEqualTo("0");
  }
}
