package org.laurel.server.contests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurel.core.contest.Place;
import org.laurel.core.programme.Contest;
import org.laurel.server.Client;
import org.laurel.server.TestServer;
import org.laurel.server.audit.Audit;
import org.laurel.server.platform.TestClock;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Published;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// A contest from its first purchase to the winners that are told.
class ContestsTests {

  private static final String TEXT =
      """
      programme: %s
      zone: Europe/Warsaw
      money: PLN
      starts: 2026-01-01
      units:
        point: {kind: points}
      earn:
        - {rule: basis, on: purchase, give: 1 point per 1.00 PLN of due}
        - {rule: prize, on: win of best, when: rank is 1, give: 500 points}
        - {rule: second, on: win of best, when: rank is 2, give: 100 points}
      contests:
        - contest: best
          counts: points
          within: calendar month
          decided after: 14 days
          winners: 2
          named: consent is fame
      """;

  private final TestClock clock = new TestClock("2026-01-01T00:00:00Z");
  private TestServer server;
  private Client owner;

  /// One each, since what was told when counts, and their times differ.
  @BeforeEach
  void open() {
    server = TestServer.start(clock, "--laurel.desk.rounds=0");
    owner = server.owner();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String path(String programme) {
    return "/v1/programmes/" + programme;
  }

  private void member(String programme, String name, String consents) {
    owner
        .post(
            path(programme) + "/members",
            """
            {"key":"join-%s","joined":"2026-01-01","profile":{"name":"%s"},"consents":[%s],
             "identifiers":[{"kind":"card","value":"%s"}]}\
            """
                .formatted(name, name, consents, name))
        .hasStatus(201);
  }

  private void buys(String programme, String card, String moment, String amount) {
    owner
        .post(
            path(programme) + "/purchases",
            """
            {"key":"%s %s","member":{"card":"%s"},"occurred":"%s","money":"PLN",
             "lines":[{"line":1,"sku":"cola","quantity":1,"amount":"%s"}]}\
            """
                .formatted(card, moment, card, moment, amount))
        .hasStatus(201);
  }

  private void returns(String programme, String card, String bought, String moment) {
    owner
        .post(
            path(programme) + "/returns",
            """
            {"key":"back %s","member":{"card":"%s"},"occurred":"%s","of":{"key":"%s %s"},
             "lines":[{"line":1,"quantity":1}]}\
            """
                .formatted(moment, card, moment, card, bought))
        .hasStatus(201);
  }

  private String points(String programme, String card) {
    return owner.get(path(programme) + "/members/card:" + card).at("/balances/point/available");
  }

  private JsonNode board(String programme, String query) {
    return owner.get(path(programme) + "/contests/best" + query).hasStatus(200).json();
  }

  private int round() {
    return server.bean(Contests.class).round();
  }

  @Test
  void standingsFollowWhatHappensAndTheWinnersAreToldOnce() throws Exception {
    clock.set("2026-01-01T00:00:00Z");
    owner.publish(path("race"), TEXT.formatted("race")).hasStatus(201);
    member("race", "anna", "\"fame\"");
    member("race", "boris", "");
    member("race", "clara", "\"fame\"");
    clock.set("2026-01-31T22:59:59Z");
    buys("race", "anna", "2026-01-10T10:00:00Z", "100.00");
    buys("race", "boris", "2026-01-11T10:00:00Z", "120.00");
    buys("race", "clara", "2026-01-12T10:00:00Z", "90.00");
    buys("race", "clara", "2026-01-31T22:59:59Z", "30.00");
    assertThat(round()).isZero();
    JsonNode open = board("race", "?day=2026-01-20&top=2&member=card:anna");
    assertThat(open.get("state").asString()).isEqualTo("open");
    assertThat(open.get("members").asInt()).isEqualTo(3);
    assertThat(open.get("places")).hasSize(2);
    assertThat(open.at("/places/0/score").asString()).isEqualTo("120");
    assertThat(open.at("/places/0").has("name")).as("boris did not agree").isFalse();
    assertThat(open.at("/places/1/name").asString())
        .as("the same, but on a later day")
        .isEqualTo("clara");
    assertThat(open.at("/own/place").asInt()).isEqualTo(3);

    clock.set("2026-02-14T22:59:59Z");
    returns("race", "boris", "2026-01-11T10:00:00Z", "2026-02-10T10:00:00Z");
    assertThat(round()).as("a second too early").isZero();
    clock.set("2026-02-14T23:00:05Z");
    // Taken before anybody looks, but it happened when the month was decided.
    returns("race", "clara", "2026-01-31T22:59:59Z", "2026-02-14T23:00:01Z");
    assertThat(round()).isEqualTo(1);
    assertThat(round()).as("nothing is left to do").isZero();

    JsonNode after = board("race", "?day=2026-01-01&member=card:anna");
    assertThat(after.get("state").asString()).isEqualTo("decided");
    assertThat(after.at("/places/0/name").asString()).isEqualTo("clara");
    assertThat(after.at("/places/0/score").asString()).isEqualTo("120");
    assertThat(after.at("/places/1/wins").asBoolean()).isTrue();
    assertThat(after.at("/own/place").asInt()).isEqualTo(2);
    List<Place> list = Place.read(after.get("list").asString());
    assertThat(Place.ranked(list)).as("anybody can put them in order").isEqualTo(list);
    assertThat(points("race", "clara")).isEqualTo("590");
    assertThat(points("race", "anna")).isEqualTo("200");
    assertThat(points("race", "boris")).isEqualTo("0");

    Audit audit = new Audit(server.bean(DataSource.class), server.bean(Programmes.class));
    assertThat(audit.run(4, _ -> {}).findings()).isEmpty();
  }

  @Test
  void aResultIsReadAsOfOneMomentWhateverIsTakenMeanwhile() {
    clock.set("2026-01-20T12:00:00Z");
    owner.publish(path("still"), TEXT.formatted("still")).hasStatus(201);
    member("still", "anna", "");
    buys("still", "anna", "2026-01-10T10:00:00Z", "100.00");
    buys("still", "anna", "2026-01-20T10:00:00Z", "30.00");
    round();
    TransactionTemplate snapshot =
        new TransactionTemplate(server.bean(PlatformTransactionManager.class));
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);

    snapshot.executeWithoutResult(
        _ -> {
          assertThat(scoresInTheMiddleOfJanuary("still")).containsExactly(100L);
          buys("still", "anna", "2026-01-11T10:00:00Z", "50.00");
          assertThat(scoresInTheMiddleOfJanuary("still")).containsExactly(100L);
        });

    assertThat(scoresInTheMiddleOfJanuary("still")).containsExactly(150L);
  }

  private List<Long> scoresInTheMiddleOfJanuary(String programme) {
    Published published = server.bean(Programmes.class).find(programme);
    Contest contest = Standings.schedules(published, clock.instant()).get("best").contest();
    return server
        .bean(Standings.class)
        .at(Instant.parse("2026-01-15T00:00:00Z"), published, contest, LocalDate.of(2026, 1, 1))
        .stream()
        .map(Place::score)
        .toList();
  }

  @Test
  void whatComesTooLateChangesNoResult() {
    owner.publish(path("late"), TEXT.formatted("late")).hasStatus(201);
    member("late", "dora", "");
    member("late", "emil", "");
    clock.set("2026-02-15T12:00:00Z");
    buys("late", "dora", "2026-01-10T10:00:00Z", "10.00");
    round();
    buys("late", "emil", "2026-01-11T10:00:00Z", "99.00");
    round();
    JsonNode decided = board("late", "?day=2026-01-01&member=card:emil");
    assertThat(decided.get("members").asInt()).isEqualTo(1);
    assertThat(decided.has("own")).isFalse();
    assertThat(points("late", "dora")).isEqualTo("510");
    assertThat(points("late", "emil")).isEqualTo("99");
  }

  @Test
  void nobodyWinsAPeriodAfterwardsInWhichNobodyTookPart() {
    owner.publish(path("empty"), TEXT.formatted("empty")).hasStatus(201);
    member("empty", "dora", "");
    clock.set("2026-02-15T12:00:00Z");
    round();
    assertThat(board("empty", "?day=2026-01-01").get("state").asString()).isEqualTo("decided");
    buys("empty", "dora", "2026-01-10T10:00:00Z", "10.00");
    round();
    assertThat(board("empty", "?day=2026-01-01").get("members").asInt()).isZero();
    assertThat(points("empty", "dora")).isEqualTo("10");
  }

  @Test
  void whatHappenedBeforeAContestWasPublishedWinsNothing() {
    clock.set("2026-04-20T12:00:00Z");
    owner.publish(path("history"), TEXT.formatted("history")).hasStatus(201);
    member("history", "dora", "");
    buys("history", "dora", "2026-01-10T10:00:00Z", "10.00");
    buys("history", "dora", "2026-03-31T10:00:00Z", "20.00");
    buys("history", "dora", "2026-04-01T10:00:00Z", "30.00");
    round();
    assertThat(points("history", "dora")).isEqualTo("60");
    assertThat(board("history", "?day=2026-03-01").get("state").asString()).isEqualTo("not-held");
    assertThat(board("history", "?day=2026-03-01").get("members").asInt()).isZero();
    clock.set("2026-05-15T12:00:00Z");
    round();
    assertThat(board("history", "?day=2026-04-01").at("/places/0/score").asString())
        .isEqualTo("30");
    assertThat(points("history", "dora")).isEqualTo("560");
  }

  @Test
  void aContestThatEndedKeepsItsResultsAndDecidesNothingMore() {
    owner.publish(path("ends"), TEXT.formatted("ends")).hasStatus(201);
    member("ends", "dora", "");
    clock.set("2026-01-20T12:00:00Z");
    buys("ends", "dora", "2026-01-10T10:00:00Z", "10.00");
    clock.set("2026-02-20T12:00:00Z");
    buys("ends", "dora", "2026-02-10T10:00:00Z", "20.00");
    String without =
        TEXT.formatted("ends")
            .replaceAll("(?s)contests:.*", "")
            .replaceAll("(?m)^.*on: win of.*\n", "");
    owner.publish(path("ends"), without).hasStatus(201);
    round();
    clock.set("2026-03-20T12:00:00Z");
    round();
    JsonNode january = board("ends", "?day=2026-01-01");
    assertThat(january.get("state").asString()).isEqualTo("decided");
    assertThat(january.get("ended").asString()).isEqualTo("2026-02-20T12:00:00Z");
    assertThat(board("ends", "?day=2026-02-01").get("state").asString()).isEqualTo("not-held");
    assertThat(points("ends", "dora")).as("January's prize, told late").isEqualTo("530");
  }

  @Test
  void aContestCannotCountSomethingElseFromOneDayToTheNext() {
    owner.publish(path("mixed"), TEXT.formatted("mixed")).hasStatus(201);
    for (String[] change :
        new String[][] {{"counts: points", "counts: spend"}, {"calendar month", "calendar week"}}) {
      owner
          .publish(path("mixed"), TEXT.formatted("mixed").replace(change[0], change[1]))
          .isProblem(422, "another-count");
    }
  }

  @Test
  void aVersionYetToComeChangesNoContestOfToday() {
    owner.publish(path("next"), TEXT.formatted("next")).hasStatus(201);
    member("next", "dora", "");
    clock.set("2026-01-20T12:00:00Z");
    buys("next", "dora", "2026-01-10T10:00:00Z", "10.00");
    String without = TEXT.formatted("next").replaceAll("(?s)contests:.*", "");
    owner
        .publish(
            path("next") + "?from=2026-06-01T00:00:00Z",
            without.replaceAll("(?m)^.*on: win of.*\n", ""))
        .hasStatus(201);
    round();
    assertThat(board("next", "?day=2026-01-01").at("/places/0/score").asString()).isEqualTo("10");
    clock.set("2026-02-15T12:00:00Z");
    round();
    assertThat(points("next", "dora")).isEqualTo("510");
  }

  @Test
  void wrongQuestionsAreAnsweredWithWhatIsWrong() {
    clock.set("2026-01-01T00:00:00Z");
    owner.publish(path("asked"), TEXT.formatted("asked")).hasStatus(201);
    String contests = path("asked") + "/contests";
    owner.get(contests).hasStatus(200);
    owner.get(contests + "/worst").isProblem(404, "unknown-contest");
    owner.get(contests + "/best?top=0").isProblem(400, "bad-query");
    owner.get(contests + "/best?day=tomorrow").isProblem(400, "bad-query");
    owner.get(contests + "/best?member=card:nobody").isProblem(404, "unknown-member");
  }
}
