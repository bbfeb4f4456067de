package org.laurel.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.wire.request.Request;
import org.laurel.wire.request.Request.Type;

/// Accounts that become one and part again while tills of two servers go on: nothing is lost and
/// nothing is there twice.
class UnionTests {

  private static final String TEXT =
      """
      programme: homes
      zone: Europe/Vienna
      money: EUR
      starts: 2025-01-01
      units:
        point: {kind: points, expires: 12 months after earning}
      earn:
        - {rule: euro, on: purchase, give: 1 point per 1.00 EUR of total}
        - {rule: once, on: purchase, give: 5 points, limit: 1 per calendar month}
      sending: [{unit: point}]
      shared accounts: {most: 4}
      """;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 11})
  void whoeverJoinsLeavesAndMergesWhileAllBuyLosesNothing(long seed) throws Exception {
    Random random = new Random(seed);
    try (House house = House.fresh();
        House other = house.node()) {
      house.publish(TEXT);
      List<Long> members = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        members.add(house.enrol("homes"));
      }
      List<CompletableFuture<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 800; i++) {
        House desk = random.nextBoolean() ? house : other;
        long member = members.get(random.nextInt(members.size()));
        long with = members.get(random.nextInt(members.size()));
        answers.add(something(desk, member, with, i, random.nextInt(14), random.nextInt(i + 1)));
        if (i % 20 == 0) {
          answers.forEach(CompletableFuture::join);
        }
      }
      answers.forEach(CompletableFuture::join);
      house.desk.followLeft();

      long earned =
          answers.stream()
              .map(CompletableFuture::join)
              .filter(Answer.Granted.class::isInstance)
              .mapToLong(answer -> issued((Answer.Granted) answer))
              .sum();
      long held = members.stream().mapToLong(m -> house.available("homes", m, "point")).sum();
      assertThat(earned).as("seed %d", seed).isPositive();
      assertThat(held).as("seed %d", seed).isEqualTo(earned);
      house.audit();
    }
  }

  @Test
  void nobodyLeavesBeforeAllThatHeBroughtHasArrived() throws Exception {
    try (House house = House.fresh()) {
      house.publish(TEXT);
      long home = house.enrol("homes");
      long guest = house.enrol("homes");
      byte[] before = state(house, home);
      String json = "{\"key\":\"j\",\"member\":\"1\",\"into\":\"1\"}";
      assertThat(bind(house, Type.JOIN, guest, home, json).join())
          .isInstanceOf(Answer.Granted.class);
      byte[] after = state(house, home);

      // As it is while the follow-up of joining is still on its way.
      become(house, home, before);
      String leaves = "{\"key\":\"l\",\"member\":\"1\"}";
      assertThat(house.take("homes", guest, Type.LEAVE, leaves))
          .isInstanceOf(Answer.Overloaded.class);
      assertThat(house.findings()).anyMatch(finding -> finding.contains("lead to others"));

      become(house, home, after);
      assertThat(house.take("homes", guest, Type.LEAVE, leaves)).isInstanceOf(Answer.Granted.class);
      house.audit();
    }
  }

  private static byte[] state(House house, long account) {
    return house
        .jdbc
        .sql("select state from account where id = :id")
        .param("id", account)
        .query(byte[].class)
        .single();
  }

  private static void become(House house, long account, byte[] state) {
    house
        .jdbc
        .sql("update account set state = :state where id = :id")
        .param("state", state)
        .param("id", account)
        .update();
  }

  @Test
  void noOneHoldsSoMuchThatNothingMoreArrives() throws Exception {
    try (House house = House.fresh()) {
      house.publish(TEXT);
      long rich = house.enrol("homes");
      long giver = house.enrol("homes");
      adjust(house, rich, "999999999999990");
      adjust(house, giver, "400");
      String json =
          "{\"key\":\"s\",\"member\":\"1\",\"to\":\"1\",\"unit\":\"point\",\"amount\":\"400\"}";
      bind(house, Type.SEND, giver, rich, json).join();

      assertThat(house.available("homes", rich, "point")).isEqualTo(1_000_000_000_000_390L);
      house.audit();
    }
  }

  private static void adjust(House house, long account, String amount) {
    String json =
        """
        {"key":"a-%s","member":"1","unit":"point","amount":"%s","reason":"test","by":"test"}"""
            .formatted(account, amount);
    assertThat(house.take("homes", account, Type.ADJUST, json)).isInstanceOf(Answer.Granted.class);
  }

  @Test
  void noMoreShareAnAccountThanMayHoweverManyComeAtOnce() throws Exception {
    try (House house = House.fresh();
        House other = house.node()) {
      house.publish(TEXT);
      long home = house.enrol("homes");
      List<CompletableFuture<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        long member = house.enrol("homes");
        String json = "{\"key\":\"j" + i + "\",\"member\":\"1\",\"into\":\"1\"}";
        answers.add(bind(i % 2 == 0 ? house : other, Type.JOIN, member, home, json));
      }

      assertThat(answers.stream().map(CompletableFuture::join))
          .filteredOn(Answer.Granted.class::isInstance)
          .hasSizeBetween(1, 3);
      assertThat(house.desk.look("homes", home).ties().people()).isBetween(1L, 3L);
      house.audit();
    }
  }

  private static CompletableFuture<Answer> something(
      House desk, long member, long with, int i, int what, int earlier) {
    String head = "{\"key\":\"k" + i + "\",\"member\":\"1\"";
    return switch (what) {
      case 0, 1 -> bind(desk, Type.JOIN, member, with, head + ",\"into\":\"1\"}");
      case 2 -> desk.send("homes", member, Type.LEAVE, head + "}");
      case 3 -> bind(desk, Type.MERGE, member, with, head + ",\"into\":\"1\"}");
      case 4 -> bind(desk, Type.SEPARATE, member, with, head + ",\"from\":\"1\"}");
      case 5, 6 ->
          desk.send(
              "homes",
              member,
              Type.RETURN,
              head
                  + ",\"occurred\":\"%s\",\"of\":{\"key\":\"k%s\"}}"
                      .formatted(desk.clock.instant(), "" + earlier));
      case 7 ->
          bind(
              desk,
              Type.SEND,
              member,
              with,
              head + ",\"to\":\"1\",\"unit\":\"point\",\"amount\":\"3\"}");
      default ->
          desk.send(
              "homes",
              member,
              Type.PURCHASE,
              House.basket("k" + i, desk.clock.instant(), (1 + i % 9) + ".00"));
    };
  }

  private static CompletableFuture<Answer> bind(
      House desk, Type type, long member, long with, String json) {
    Request request = desk.read("homes", type, json).naming(with);
    return desk.desk.take("homes", House.TILL, member, request);
  }

  /// What it gave, less what it took back.
  private static long issued(Answer.Granted granted) {
    long sum = 0;
    for (Effect effect : granted.outcome().effects()) {
      if (effect instanceof Effect.Transfer t) {
        sum += t.from() == Book.ISSUED ? t.amount() : 0;
        sum -= t.to() == Book.ISSUED ? t.amount() : 0;
      }
    }
    return sum;
  }
}
