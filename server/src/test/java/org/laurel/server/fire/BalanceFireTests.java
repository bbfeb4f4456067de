package org.laurel.server.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laurel.server.fire.Street.key;
import static org.laurel.server.fire.Street.othersRefused;
import static org.laurel.server.fire.Street.pays;
import static org.laurel.server.fire.Street.redeem;
import static org.laurel.server.fire.Street.taken;
import static org.laurel.server.fire.Street.tea;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurel.core.decision.Refusal;
import org.laurel.server.desk.Answer;
import org.laurel.wire.request.Request.Type;

/// All clients at one member's account at once, through both nodes; in each round another member's.
class BalanceFireTests {

  private static final String TEXT =
      """
      programme: fire
      zone: Europe/Vienna
      money: EUR
      starts: 2025-01-01
      units:
        point: {kind: points}
        gift: {kind: points}
      products: {tea: category drinks}
      earn:
        - {rule: euro, on: purchase, give: 1 point per 1.00 EUR of due}
        - {rule: rush, on: purchase, when: channel is web, give: 7 gifts, limit: 3 per calendar day}
      spend:
        - 1 point pays 1.00 EUR
      rewards:
        - {reward: mug, cost: 10 points}
        - {reward: cake, cost: free, limit: 3 ever}
      """;

  private final Fire fire = Fire.of(BalanceFireTests.class);
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
  void tillsNeverSpendMoreThanThereIsNorRefuseWhatThereIs() throws Exception {
    List<Long> members = street.members(Fire.ROUNDS, "50.00");
    List<List<Integer>> paid =
        fire.light(
            (round, client, random) -> {
              int points = 1 + random.nextInt(9);
              String purchase = tea(key("pay"), 1, points + ".00", pays(points));
              Answer answer = street.take(client, members.get(round), Type.PURCHASE, purchase);
              assertThat(othersRefused(List.of(answer), Refusal.INSUFFICIENT_POINTS)).isTrue();
              return answer instanceof Answer.Granted ? points : -points;
            });

    for (int round = 0; round < Fire.ROUNDS; round++) {
      List<Integer> points = paid.get(round);
      long spent = points.stream().filter(p -> p > 0).mapToLong(p -> p).sum();
      long left = street.available(members.get(round), "point");
      assertThat(left).isEqualTo(50 - spent).isNotNegative();
      assertThat(points).allMatch(p -> p > 0 || -p > left);
    }
  }

  @Test
  void oneBalanceIsNotSpentAtTheTillAndForARewardAtOnce() throws Exception {
    List<Long> members = street.members(Fire.ROUNDS, "30.00");
    List<List<Answer>> answers =
        fire.light(
            (round, client, random) ->
                random.nextBoolean()
                    ? street.take(
                        client,
                        members.get(round),
                        Type.PURCHASE,
                        tea(key("pay"), 1, "10.00", pays(10)))
                    : street.take(
                        client, members.get(round), Type.REDEMPTION, redeem(key("mug"), "mug")));

    for (int round = 0; round < Fire.ROUNDS; round++) {
      assertThat(taken(answers.get(round))).isEqualTo(3);
      assertThat(othersRefused(answers.get(round), Refusal.INSUFFICIENT_POINTS)).isTrue();
      assertThat(street.available(members.get(round), "point")).isZero();
    }
  }

  @Test
  void aHoldIsCapturedOrReleasedAndNeverBoth() throws Exception {
    List<Long> members = street.members(Fire.ROUNDS, "10.00");
    List<Long> holds =
        Fire.all(
            Fire.ROUNDS,
            i -> {
              String held = Street.other(key("hold"), "\"reward\":\"mug\",\"hold\":\"PT15M\"");
              Answer answer = street.take(i, members.get(i), Type.REDEMPTION, held);
              return Street.granted(answer).entry().id();
            });
    List<List<Answer>> answers =
        fire.light(
            (round, client, random) ->
                street.take(
                    client,
                    members.get(round),
                    random.nextBoolean() ? Type.CAPTURE : Type.RELEASE,
                    "{\"key\":\"%s\",\"redemption\":\"%s\"}"
                        .formatted(key("end"), holds.get(round))));

    for (int round = 0; round < Fire.ROUNDS; round++) {
      long member = members.get(round);
      assertThat(taken(answers.get(round))).isEqualTo(1);
      boolean captured = !street.first.desk.look(Street.PROGRAMME, member).vouchers().isEmpty();
      assertThat(street.available(member, "point")).isEqualTo(captured ? 0 : 10);
      assertThat(street.first.desk.look(Street.PROGRAMME, member).hold(holds.get(round))).isNull();
    }
  }

  @Test
  void noMoreOfAReceiptComesBackThanWasBought() throws Exception {
    List<Long> members = street.members(Fire.ROUNDS, "");
    Fire.all(
        Fire.ROUNDS,
        i -> {
          String receipt = tea("receipt-" + i, 20, "20.00", "");
          return Street.granted(street.take(i, members.get(i), Type.PURCHASE, receipt));
        });
    List<List<Integer>> back =
        fire.light(
            (round, client, random) -> {
              int pieces = 1 + random.nextInt(3);
              Answer answer =
                  street.take(client, members.get(round), Type.RETURN, back(round, pieces));
              assertThat(othersRefused(List.of(answer), Refusal.RETURNED_TOO_MUCH)).isTrue();
              return answer instanceof Answer.Granted ? pieces : -pieces;
            });

    for (int round = 0; round < Fire.ROUNDS; round++) {
      int left = 20 - back.get(round).stream().filter(p -> p > 0).mapToInt(p -> p).sum();
      assertThat(left).isNotNegative();
      assertThat(back.get(round)).allMatch(p -> p > 0 || -p > left);
      assertThat(street.available(members.get(round), "point")).isEqualTo(left);
    }
  }

  private static String back(int receipt, int pieces) {
    return Street.other(
        key("back"),
        "\"of\":{\"key\":\"receipt-%s\"},\"lines\":[{\"line\":1,\"quantity\":%s}]"
            .formatted(receipt, pieces));
  }

  @Test
  void aMembersLimitIsReachedAndNotPassed() throws Exception {
    List<Long> members = street.members(Fire.ROUNDS, "");
    ConcurrentHashMap<Long, Integer> cakes = new ConcurrentHashMap<>();
    List<List<Answer>> answers =
        fire.light(
            (round, client, random) -> {
              long member = members.get(round);
              if (random.nextBoolean()) {
                String web = "\"place\":{\"channel\":\"web\"},";
                String purchase = tea(key("rush"), 1, "1.00", web);
                return street.take(client, member, Type.PURCHASE, purchase);
              }
              cakes.merge(member, 1, Integer::sum);
              return street.take(client, member, Type.REDEMPTION, redeem(key("cake"), "cake"));
            });

    for (int round = 0; round < Fire.ROUNDS; round++) {
      long member = members.get(round);
      int tried = cakes.getOrDefault(member, 0);
      int bought = Fire.CLIENTS - tried;
      assertThat(othersRefused(answers.get(round), Refusal.LIMIT_REACHED)).isTrue();
      assertThat(taken(answers.get(round))).isEqualTo(bought + Math.min(3, tried));
      assertThat(street.available(member, "gift")).isEqualTo(7L * Math.min(3, bought));
      assertThat(street.available(member, "point")).isEqualTo(bought);
    }
  }
}
