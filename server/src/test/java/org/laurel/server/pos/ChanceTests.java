package org.laurel.server.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laurel.core.chance.Tickets;
import org.laurel.core.draw.Seed;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;
import org.laurel.server.audit.Audit;
import org.laurel.server.platform.TestClock;
import org.laurel.server.programmes.Programmes;
import tools.jackson.databind.JsonNode;

/// Orders drawn by chance, as tills meet them: half of all days are lucky here.
class ChanceTests {

  private static final String TEXT =
      """
      programme: %s
      zone: Europe/Warsaw
      money: PLN
      starts: 2026-01-01
      units:
        point: {kind: points}
      acts:
        hug: {name: {en: a hug}}
        call-home: {name: {en: a call home}}
      earn:
        - {rule: basis, on: purchase, give: 1 point per 1.00 PLN of due}
      offers:
        - offer: paid-with-lovin
          on: purchase
          during: 2026-02-02 .. %s
          discount: free
          with: others
          drawn: 1 in 2
          paid with: [hug, call-home]
          limit: 1 per calendar day
      """;

  private static final TestClock CLOCK = new TestClock("2026-02-01T12:00:00Z");
  private static TestServer server;
  private static Client owner;

  @BeforeAll
  static void open() {
    server = TestServer.start(CLOCK, "--laurel.desk.rounds=0");
    owner = server.owner();
  }

  @AfterAll
  static void close() throws Exception {
    Audit audit = new Audit(server.bean(DataSource.class), server.bean(Programmes.class));
    assertThat(audit.run(4, _ -> {}).findings()).isEmpty();
    server.close();
  }

  /// A programme of its own, since a clock is never put back.
  private static String publish(String id, String last) {
    String path = "/v1/programmes/" + id;
    owner.publish(path, TEXT.formatted(id, last)).hasStatus(201);
    owner
        .post(
            path + "/members",
            """
            {"key":"join","joined":"2026-01-01","identifiers":[{"kind":"card","value":"anna"}]}""")
        .hasStatus(201);
    return path;
  }

  private static String order(String key, String occurred, String amount, String more) {
    return """
    {"key":"%s","member":{"card":"anna"},"occurred":"%s","money":"PLN",
     "lines":[{"line":1,"sku":"tea","quantity":1,"amount":"%s"}]%s}"""
        .formatted(key, occurred, amount, more);
  }

  private static String why(Answered answered) {
    for (JsonNode reason : answered.json().get("reasons")) {
      if (reason.get("rule").asString().equals("paid-with-lovin")) {
        return reason.get("why").asString();
      }
    }
    return "";
  }

  @Test
  void aQuoteTellsThatAnOrderIsDrawnAndThePurchaseThatStaffConfirmsIsFree() {
    String path = publish("lovin-quotes", "2026-02-14");
    List<String> told = new ArrayList<>();
    List<String> became = new ArrayList<>();
    for (int day = 2; day <= 14; day++) {
      String noon = LocalDate.of(2026, 2, day) + "T11:00:00Z";
      CLOCK.set(noon);
      Answered quote = owner.post(path + "/quotes", order("q", noon, "10.00", "")).hasStatus(200);
      assertThat(quote.at("/due")).isEqualTo("10.00");
      told.add(why(quote));
      Answered again =
          owner.post(
              path + "/quotes",
              order("other" + day, noon, "2.00", ",\"place\":{\"store\":\"elsewhere\"}"));
      assertThat(why(again)).as("asked again elsewhere").isEqualTo(why(quote));
      Answered bought =
          owner
              .post(
                  path + "/purchases",
                  order("k" + day, noon, "10.00", ",\"confirmed\":[\"call-home\"]"))
              .hasStatus(201);
      became.add(bought.at("/due"));
    }
    assertThat(told).containsOnly("drawn-unconfirmed", "not-drawn").contains("not-drawn");
    assertThat(became)
        .isEqualTo(
            told.stream().map(why -> why.equals("drawn-unconfirmed") ? "0.00" : "10.00").toList());
  }

  @Test
  void theSecretIsCommittedToAndToldOnceItDecidesNothingMoreAndEverybodyCanCheck() {
    CLOCK.set("2026-03-01T10:00:00Z");
    String path = publish("lovin-told", "2026-03-20");
    JsonNode before = owner.get(path + "/chances").hasStatus(200).json().get("chances").get(0);
    assertThat(before.get("chance").asString()).isEqualTo("offer paid-with-lovin");
    assertThat(before.has("seed")).isFalse();
    CLOCK.set("2026-03-10T10:00:00Z");
    Answered quote = owner.post(path + "/quotes", order("q", "2026-03-10T10:00:00Z", "10.00", ""));
    CLOCK.set("2026-03-21T22:59:59Z");
    assertThat(owner.get(path + "/chances").json().get("chances").get(0).has("seed")).isFalse();
    CLOCK.set("2026-03-21T23:00:00Z");
    JsonNode after = owner.get(path + "/chances").json().get("chances").get(0);

    Seed seed = Seed.ofHex(after.get("seed").asString());
    assertThat(seed.commitment()).isEqualTo(before.get("commitment").asString());
    Programme rules =
        Language.read("lovin.yaml", TEXT.formatted("lovin-told", "2026-03-20")).programme();
    long anna = Long.parseLong(quote.at("/member"));
    boolean drawn =
        !Tickets.drawn(
                rules, Map.of("offer paid-with-lovin", seed), anna, LocalDate.parse("2026-03-10"))
            .isEmpty();
    assertThat(why(quote)).isEqualTo(drawn ? "drawn-unconfirmed" : "not-drawn");

    owner.publish(path, TEXT.formatted("lovin-told", "2026-04-20")).isProblem(422, "chance-told");
    owner
        .publish(path, TEXT.formatted("lovin-told", "2026-03-20").replace("1.00 PLN", "2.00 PLN"))
        .hasStatus(201);
  }

  @Test
  void whatStaffConfirmIsAnActOfTheProgrammeAndNamedOnce() {
    CLOCK.set("2026-05-01T10:00:00Z");
    String path = publish("lovin-wrong", "2026-05-20");
    String noon = "2026-05-01T10:00:00Z";
    owner
        .post(path + "/purchases", order("a", noon, "10.00", ",\"confirmed\":[\"kiss\"]"))
        .isProblem(404, "unknown-act");
    owner
        .post(path + "/quotes", order("a", noon, "10.00", ",\"confirmed\":\"hug\""))
        .isProblem(400, "wrong-type");
    owner
        .post(path + "/purchases", order("a", noon, "10.00", ",\"confirmed\":[\"hug\",\"hug\"]"))
        .isProblem(400, "duplicate");
    owner
        .post(path + "/purchases", order("a", noon, "10.00", ",\"confirmed\":[\"hug\"]"))
        .hasStatus(201);
    owner
        .post(path + "/purchases", order("a", noon, "10.00", ""))
        .isProblem(409, "key-used-before");
  }

  @Test
  void nobodyTellsChanceHowToDecideWhereMembersAre() {
    CLOCK.set("2026-06-01T10:00:00Z");
    String path = publish("lovin-real", "2026-06-20");
    String form = "{\"chance\":\"offer paid-with-lovin\",\"seed\":\"%s\"}";
    Answered key =
        owner.post(
            "/v1/keys", "{\"name\":\"till\",\"role\":\"programme\",\"programme\":\"lovin-real\"}");
    Client till = owner.withKey(key.hasStatus(201).at("/key"));
    owner
        .send("PUT", path + "/chances", "application/json", form.formatted("0".repeat(64)))
        .isProblem(409, "clock-not-adjustable");
    owner
        .send("PUT", path + "/chances", "application/json", form.formatted("seed"))
        .isProblem(400, "bad-seed");
    till.send("PUT", path + "/chances", "application/json", form.formatted("0".repeat(64)))
        .isProblem(403, "not-allowed");
    till.get(path + "/chances").hasStatus(200);
  }
}
