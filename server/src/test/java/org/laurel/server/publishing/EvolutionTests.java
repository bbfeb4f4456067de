package org.laurel.server.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;
import org.laurel.server.audit.Audit;
import org.laurel.server.desk.Timekeeper;
import org.laurel.server.draws.Draws;
import org.laurel.server.platform.TestClock;
import org.laurel.server.programmes.Programmes;
import tools.jackson.databind.JsonNode;

/// A programme goes on by another version while members hold something: nobody is left stranded,
/// and everybody has at its first moment what it says, once.
class EvolutionTests {

  private static final String TEXT =
      """
      programme: club
      zone: Europe/Warsaw
      money: PLN
      starts: 2026-01-01
      units:
        point: {kind: points}
        stamp: {kind: count}
        entry: {kind: count}
      earn:
        - {rule: basis, on: purchase, give: 1 point per 1.00 PLN of total}
        - {rule: card, on: purchase, give: 4 stamps}
        - {rule: lucky, on: enrolment, give: 1 entry}
      tiers:
        - ladder: status
          counts: spend
          within: lifetime
          levels: {member: {}, silver: {from: 100.00 PLN}, gold: {from: 300.00 PLN}}
      rewards:
        - {reward: mug, cost: 10 points}
        - {reward: pen, cost: 1 point}
      """;

  private static final String MIDNIGHT = "2026-06-01T00:00:00%2B02:00";

  private static TestClock clock;
  private static TestServer server;
  private static int number;

  private Client owner;
  private String path;
  private String text;

  @BeforeAll
  static void open() {
    clock = new TestClock("2026-05-04T10:00:00Z");
    server = TestServer.start(clock, "--laurel.desk.rounds=0");
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @BeforeEach
  void aClub() {
    clock.set("2026-05-04T10:00:00Z");
    owner = server.owner();
    String id = "club-" + ++number;
    path = "/v1/programmes/" + id;
    text = TEXT.replace("programme: club", "programme: " + id);
    owner.publish(path, text).hasStatus(201);
  }

  private String member(String spends) {
    String card = Cafe.card();
    owner
        .post(
            path + "/members",
            """
            {"key":"%s","joined":"2026-05-01","identifiers":[{"kind":"card","value":"%s"}]}"""
                .formatted(card, card))
        .hasStatus(201);
    owner
        .post(
            path + "/purchases",
            """
            {"key":"buy %s","member":"card:%s","occurred":"2026-05-04T09:00:00Z","money":"PLN",
             "lines":[{"line":1,"sku":"tea","quantity":1,"amount":"%s"}]}"""
                .formatted(card, card, spends))
        .hasStatus(201);
    return card;
  }

  private Answered redeems(String card, String reward, String more) {
    return owner
        .post(
            path + "/redemptions",
            """
            {"key":"%s %s","member":"card:%s","reward":"%s"%s}"""
                .formatted(reward, card, card, reward, more))
        .hasStatus(201);
  }

  private Answered now(String card) {
    return owner.get(path + "/members/card:" + card).hasStatus(200);
  }

  private List<String> history(String card) {
    return owner
        .get(path + "/members/card:" + card + "/statement")
        .json()
        .get("entries")
        .valueStream()
        .map(entry -> entry.get("type").asString())
        .toList();
  }

  private int round() {
    return server.bean(Timekeeper.class).round();
  }

  private String without(String line) {
    assertThat(text).contains(line);
    return text.replace(line, "");
  }

  @Test
  void aLevelOnWhichSomebodyStandsIsNotLeftOut() {
    member("150.00");
    member("400.00");
    String next = without(", gold: {from: 300.00 PLN}");

    Answered refused = owner.publish(path, next).isProblem(422, "would-strand");

    assertThat(refused.at("/detail")).contains("1 member stands at level gold of status");
    owner.publish(path + "?dry-run=true", next).isProblem(422, "would-strand");
    assertThat(owner.get(path).json().get("versions")).hasSize(1);
  }

  @Test
  void whoStandsAtARetiredLevelHasAnotherOnceFromTheFirstMoment() {
    String gold = member("400.00");
    String silver = member("150.00");
    String next =
        text.replace(
            "levels: {member: {}, silver: {from: 100.00 PLN}, gold: {from: 300.00 PLN}}",
            "levels: {member: {}, silver: {from: 100.00 PLN}, black: {from: 900.00 PLN}}\n"
                + "    retired: {gold: black}");

    Answered dry = owner.publish(path + "?dry-run=true&from=" + MIDNIGHT, next).hasStatus(200);
    assertThat(dry.json().at("/preview/tiers").toString())
        .isEqualTo(
            "[{\"ladder\":\"status\",\"up\":0,\"down\":0,\"moves\":["
                + "{\"from\":\"gold\",\"to\":\"black\",\"members\":1}]}]");
    owner.publish(path + "?from=" + MIDNIGHT, next).hasStatus(201);
    clock.set("2026-05-31T22:00:00Z");
    round();

    assertThat(now(gold).at("/tiers/status/level")).isEqualTo("black");
    assertThat(now(silver).at("/tiers/status/level")).isEqualTo("silver");
    assertThat(history(gold)).containsExactly("enrol", "purchase", "time");
    assertThat(history(silver)).containsExactly("enrol", "purchase");
    assertThat(
            owner.get(path + "/members/card:" + gold + "/statement").at("/entries/2/reasons/0/why"))
        .isEqualTo("level-retired");
  }

  @Test
  void aLevelOnWhichNobodyStandsMayGo() {
    member("150.00");

    owner.publish(path, without(", gold: {from: 300.00 PLN}")).hasStatus(201);
  }

  @Test
  void aLadderOnWhichSomebodyHasRisenIsNotLeftOut() {
    member("150.00");
    String next = text.replaceFirst("(?s)tiers:.*rewards:", "rewards:");

    assertThat(owner.publish(path, next).isProblem(422, "would-strand").at("/detail"))
        .contains("ladder status");
  }

  @Test
  void aRewardWithVouchersOrHoldsIsNotLeftOutButMayEnd() {
    redeems(member("20.00"), "mug", "");
    redeems(member("20.00"), "mug", ",\"hold\":\"PT15M\"");
    String gone = without("  - {reward: mug, cost: 10 points}\n");

    assertThat(owner.publish(path, gone).isProblem(422, "would-strand").at("/detail"))
        .contains("2 members have vouchers of reward mug", "during: until");
    owner
        .publish(
            path, text.replace("cost: 10 points}", "cost: 10 points, during: until 2026-05-31}"))
        .hasStatus(201);
    owner.publish(path, without("  - {reward: pen, cost: 1 point}\n")).hasStatus(201);
  }

  @Test
  void aDrawForWhichSomebodyHasEntriesIsNotLeftOutBeforeItTookPlace() {
    String raffle =
        """
        campaigns:
          - campaign: raffle
            during: 2026-05-01 .. 2026-05-03
            draw: {with: entry, at: 2026-05-05 12:00, prizes: [{prize: tent, count: 1}]}
        """;
    owner.publish(path, text + raffle).hasStatus(201);
    member("20.00");
    String retired =
        text.replace("entry: {kind: count}", "entry: {kind: count, retired: 2026-05-06}");

    Answered refused = owner.publish(path, text + "\n").isProblem(422, "would-strand");
    assertThat(refused.at("/detail"))
        .contains("1 member has entries for the draw of campaign raffle", "retire the unit entry");
    owner.publish(path + "?dry-run=true", retired).hasStatus(200);

    clock.set("2026-05-05T12:00:00Z");
    server.bean(Draws.class).round();
    member("20.00");
    owner.publish(path, text + "\n").hasStatus(201);
  }

  @Test
  void aBirthdayThatANewVersionCelebratesReachesWhoeverNobodyTouches() {
    String card = Cafe.card();
    owner
        .post(
            path + "/members",
            """
            {"key":"%s","joined":"2026-05-01","profile":{"born":"1990-05-20"},
             "identifiers":[{"kind":"card","value":"%s"}]}"""
                .formatted(card, card))
        .hasStatus(201);
    round();
    clock.set("2026-05-10T10:00:00Z");
    owner
        .publish(
            path,
            text.replace("earn:\n", "earn:\n  - {rule: birthday, on: birthday, give: 50 points}\n"))
        .hasStatus(201);
    clock.set("2026-05-19T21:59:59Z");
    round();
    assertThat(history(card)).containsExactly("enrol");

    clock.set("2026-05-19T22:00:00Z");
    round();

    assertThat(history(card)).containsExactly("enrol", "time");
    assertThat(now(card).at("/balances/point/available")).isEqualTo("50");
  }

  @Test
  void aUnitIsNeverLeftOutAndTheAnswerSaysWhatToDoInstead() {
    Answered refused =
        owner
            .publish(
                path,
                without("  stamp: {kind: count}\n")
                    .replace("  - {rule: card, on: purchase, give: 4 stamps}\n", ""))
            .isProblem(422, "unit-missing");

    assertThat(refused.at("/detail")).contains("retired: 2027-01-01", "exchange");
  }

  @Test
  void whatALadderCountsDoesNotChangeItsMeaning() {
    owner
        .publish(
            path,
            text.replace("counts: spend", "counts: point")
                .replace("100.00 PLN", "100 points")
                .replace("300.00 PLN", "300 points"))
        .isProblem(422, "another-count");
  }

  private String retired() {
    return text.replace("stamp: {kind: count}", "stamp: {kind: count, retired: 2026-06-01}")
        .replace("give: 4 stamps}", "give: 4 stamps, during: until 2026-05-31}")
        .replace(
            "tiers:",
            """
            exchanges:
              - {exchange: stamps-end, during: from 2026-06-01, give: 3 stamps for 2 entries}
            tiers:""");
  }

  @Test
  void aRetiredUnitIsExchangedOnceInAccountsThatNobodyTouches() throws Exception {
    String idle = member("20.00");
    String other = member("20.00");
    owner.publish(path + "?from=" + MIDNIGHT, retired()).hasStatus(201);
    round();
    assertThat(now(idle).at("/balances/stamp/available")).isEqualTo("4");

    clock.set("2026-05-31T21:59:59Z");
    round();
    assertThat(history(idle)).containsExactly("enrol", "purchase");
    clock.set("2026-05-31T22:00:00Z");
    round();
    assertThat(round()).as("done a second time").isZero();

    for (String card : List.of(idle, other)) {
      Answered after = now(card);
      assertThat(after.at("/balances/stamp/available")).isEqualTo("0");
      assertThat(after.at("/balances/entry/available")).isEqualTo("3");
      assertThat(history(card)).containsExactly("enrol", "purchase", "time");
    }
    JsonNode reasons =
        owner.get(path + "/members/card:" + idle + "/statement").json().at("/entries/2/reasons");
    assertThat(
            reasons
                .valueStream()
                .map(r -> r.get("rule").asString() + " " + r.get("why").asString()))
        .containsExactly("stamps-end exchanged", "stamp retired");
    Audit audit = new Audit(server.bean(DataSource.class), server.bean(Programmes.class));
    assertThat(audit.run(2, _ -> {}).findings()).isEmpty();
  }

  @Test
  void standingsMoveAtTheFirstMomentOfAVersionThatAsksForMore() {
    String silver = member("150.00");
    String gold = member("400.00");
    owner
        .publish(path + "?from=" + MIDNIGHT, text.replace("from: 100.00 PLN", "from: 200.00 PLN"))
        .hasStatus(201);
    clock.set("2026-05-31T21:59:59Z");
    round();
    assertThat(now(silver).at("/tiers/status/level")).isEqualTo("silver");

    clock.set("2026-05-31T22:00:00Z");
    round();

    assertThat(now(silver).at("/tiers/status/level")).isEqualTo("member");
    assertThat(now(gold).at("/tiers/status/level")).isEqualTo("gold");
    assertThat(history(silver)).containsExactly("enrol", "purchase", "time");
    assertThat(history(gold)).containsExactly("enrol", "purchase");
  }

  @Test
  void aDryRunCountsWhoMovesAndWhoseBalancesChangeAndPublishesNothing() {
    member("150.00");
    member("250.00");
    member("400.00");
    member("20.00");
    String next =
        retired()
            .replace(
                "silver: {from: 100.00 PLN}, gold: {from: 300.00 PLN}",
                "silver: {from: 200.00 PLN}, gold: {from: 250.00 PLN}");

    Answered dry = owner.publish(path + "?dry-run=true&from=" + MIDNIGHT, next).hasStatus(200);

    assertThat(dry.json().get("preview").toString())
        .isEqualTo(
            "{\"members\":4,\"giftCards\":0,\"ends\":[],"
                + "\"tiers\":[{\"ladder\":\"status\",\"up\":1,\"down\":1,\"moves\":["
                + "{\"from\":\"silver\",\"to\":\"gold\",\"members\":1},"
                + "{\"from\":\"silver\",\"to\":\"member\",\"members\":1}]}],"
                + "\"balances\":["
                + "{\"unit\":\"stamp\",\"members\":4,\"before\":\"16\",\"after\":\"0\"},"
                + "{\"unit\":\"entry\",\"members\":4,\"before\":\"4\",\"after\":\"12\"}]}");
    assertThat(owner.get(path).json().get("versions")).hasSize(1);
  }

  @Test
  void aLateReturnAfterRetirementTakesBackWhatItBecame() {
    String card = member("20.00");
    owner.publish(path + "?from=" + MIDNIGHT, retired()).hasStatus(201);
    clock.set("2026-06-02T10:00:00Z");

    Answered back =
        owner
            .post(
                path + "/returns",
                """
                {"key":"back","member":"card:%s","occurred":"2026-06-02T09:00:00Z",
                 "of":{"key":"buy %s"}}"""
                    .formatted(card, card))
            .hasStatus(201);

    assertThat(back.at("/balances/entry/available")).isEqualTo("1");
    assertThat(history(card)).containsExactly("enrol", "purchase", "time", "return");
  }
}
