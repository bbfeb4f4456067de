package org.laurel.server.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laurel.server.fire.Street.othersRefused;
import static org.laurel.server.fire.Street.pays;
import static org.laurel.server.fire.Street.taken;
import static org.laurel.server.fire.Street.tea;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurel.core.decision.Refusal;
import org.laurel.server.desk.Answer;
import org.laurel.server.desk.House;
import org.laurel.wire.request.Request.Type;

/// One key from everybody at once, through both nodes; in each round another.
class KeyFireTests {

  private static final String TEXT =
      """
      programme: fire
      zone: Europe/Vienna
      money: EUR
      starts: 2025-01-01
      units:
        point: {kind: points}
      products: {tea: category drinks}
      earn:
        - {rule: euro, on: purchase, give: 1 point per 1.00 EUR of due}
      spend:
        - 1 point pays 1.00 EUR
      """;

  private final Fire fire = Fire.of(KeyFireTests.class);
  private Street street;

  @BeforeEach
  void open() {
    street = Street.with(TEXT);
  }

  @AfterEach
  void close() throws Exception {
    try (Street _ = street) {
      street.audit();
    }
  }

  @Test
  void aPurchaseSentManyTimesIsTakenOnceAndToldToAllAlike() throws Exception {
    List<Long> members = street.members(Fire.ROUNDS, "");
    List<List<Answer>> answers =
        fire.light(
            (round, client, _) ->
                street.take(
                    client,
                    members.get(round),
                    Type.PURCHASE,
                    tea("once-" + round, 1, "3.00", round % 2 == 0 ? "" : "\"offline\":true,")));

    for (int round = 0; round < Fire.ROUNDS; round++) {
      assertThat(taken(answers.get(round))).isEqualTo(1);
      assertThat(answers.get(round))
          .extracting(answer -> Street.granted(answer).entry().id())
          .containsOnly(Street.granted(answers.get(round).getFirst()).entry().id());
      assertThat(street.available(members.get(round), "point")).isEqualTo(3);
    }
  }

  @Test
  void aKeyOfManyMembersIsOnesAndTheOthersAreToldSo() throws Exception {
    List<Long> members = street.members(Fire.CLIENTS, "");
    List<List<Answer>> answers =
        fire.light(
            (round, client, _) ->
                street.take(
                    client,
                    members.get(client),
                    Type.PURCHASE,
                    tea("whose-" + round, 1, "3.00", "")));

    assertThat(answers).allMatch(round -> taken(round) == 1);
    assertThat(answers.stream().flatMap(List::stream))
        .allMatch(
            answer ->
                answer instanceof Answer.Granted
                    || answer instanceof Answer.Conflict c && c.field().equals("/member"));
    assertThat(members.stream().mapToLong(m -> street.available(m, "point")).sum())
        .isEqualTo(3L * Fire.ROUNDS);
  }

  @Test
  void aKeyUnderWhichAllWereRefusedIsFreeForWhoComesNext() throws Exception {
    List<Long> members = street.members(Fire.CLIENTS, "");
    List<List<Answer>> answers =
        fire.light(
            (round, client, _) ->
                street.take(
                    client,
                    members.get(client),
                    Type.PURCHASE,
                    tea("poor-" + round, 1, "3.00", pays(3))));

    assertThat(answers).allMatch(round -> taken(round) == 0);
    assertThat(answers).allMatch(round -> othersRefused(round, Refusal.INSUFFICIENT_POINTS));
    List<Answer> after =
        Fire.all(
            Fire.ROUNDS,
            i ->
                street.take(i, members.getFirst(), Type.PURCHASE, tea("poor-" + i, 1, "3.00", "")));
    assertThat(taken(after)).isEqualTo(Fire.ROUNDS);
  }

  @Test
  void ofManyBasketsUnderOneKeyOneIsTakenWhetherOthersAreRefusedOrNot() throws Exception {
    List<Long> members = street.members(Fire.ROUNDS, "5.00");
    List<List<Answer>> answers =
        fire.light(
            (round, client, random) -> {
              // Some can pay with their points, some cannot, and no two baskets are alike.
              String pay = random.nextBoolean() ? pays(6) : "";
              String basket = tea("mixed-" + round, 1, (6 + client) + ".00", pay);
              return street.take(client, members.get(round), Type.PURCHASE, basket);
            });

    for (int round = 0; round < Fire.ROUNDS; round++) {
      assertThat(taken(answers.get(round))).as(Street.told(answers.get(round))).isEqualTo(1);
      assertThat(answers.get(round))
          .filteredOn(answer -> !(answer instanceof Answer.Granted))
          .allMatch(
              answer ->
                  answer instanceof Answer.Conflict
                      || othersRefused(List.of(answer), Refusal.INSUFFICIENT_POINTS));
      assertThat(street.first.ledger.statement(members.get(round), 0, 10)).hasSize(3);
    }
  }

  @Test
  void aCardOpensOneAccountHoweverManyWantIt() throws Exception {
    List<List<Answer>> answers =
        fire.light(
            (round, client, _) -> {
              House node = street.node(client);
              // Half of them send the same again, half want the same card.
              String json =
                  """
                  {"key":"join-%s-%s","identifiers":[{"kind":"card","value":"one-%s"}],
                   "joined":"2026-01-01"}"""
                      .formatted(round, client / 4, round);
              return node.enrol(Street.PROGRAMME, json);
            });

    for (List<Answer> round : answers) {
      assertThat(taken(round)).isEqualTo(1);
      assertThat(round).filteredOn(Answer.Granted.class::isInstance).hasSize(4);
      assertThat(round).filteredOn(Answer.IdentifierTaken.class::isInstance).hasSize(28);
    }
    assertThat(street.first.accounts.counts().get(Street.PROGRAMME)).isEqualTo(Fire.ROUNDS);
  }
}
