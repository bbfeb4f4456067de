package org.laurel.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laurel.core.decision.Refusal;
import org.laurel.server.platform.TestClock;
import org.laurel.server.platform.TestDatabase;
import org.laurel.wire.request.Request.Type;

/// What must not happen when many do something at once, on two nodes of one database. Each test is
/// named after a trap that loyalty systems are known to fall into.
class RaceTrapTests {

  private static final String TEXT =
      """
      programme: race
      zone: Europe/Vienna
      money: EUR
      units:
        point: {kind: points}
        gift: {kind: points}
      products: {tea: category drinks}
      budgets: {pot: 50 gifts}
      earn:
        - {rule: euro, on: purchase, give: 1 point per 1.00 EUR of due}
        - {rule: first, on: purchase, give: 3 points, limit: 2 per calendar day}
        - {rule: morning, on: purchase, when: channel is web, give: 4 gifts, budget: pot}
        - {rule: evening, on: purchase, when: channel is app, give: 3 gifts, budget: pot}
      spend:
        - 1 point pays 1.00 EUR
      rewards:
        - {reward: free-tea, cost: free, gives: 100% off one tea}
        - {reward: mug, cost: 10 points, limit: 3 ever}
        - {reward: lamp, cost: free, stock: 7}
      """;

  private static final AtomicInteger KEYS = new AtomicInteger();

  private static House house;
  private static House second;

  @BeforeAll
  static void open() {
    house = new House(TestDatabase.fresh(), new TestClock(House.NOON), DeskSettings.USUAL);
    house.publish(TEXT);
    second = house.node();
  }

  @AfterAll
  static void close() throws Exception {
    house.audit();
    second.close();
    house.close();
  }

  private static String key(String of) {
    return of + "-" + KEYS.incrementAndGet();
  }

  /// A purchase of tea with something besides.
  private static String tea(String key, String amount, String more) {
    return """
    {"key":"%s","member":"1","occurred":"%s","money":"EUR",%s
     "lines":[{"line":1,"sku":"tea","category":"drinks","quantity":1,"amount":"%s"}]}"""
        .formatted(key, House.NOON, more, amount);
  }

  private static String other(String key, String more) {
    return "{\"key\":\"%s\",\"member\":\"1\",\"occurred\":\"%s\",%s}"
        .formatted(key, House.NOON, more);
  }

  private static long member(String spends) {
    long account = house.enrol("race");
    if (!spends.isEmpty()) {
      house.take("race", account, Type.PURCHASE, tea(key("start"), spends, ""));
    }
    return account;
  }

  /// Many at once, on both nodes in turn.
  private static List<Answer> atOnce(int many, IntFunction<CompletableFuture<Answer>> sends) {
    List<CompletableFuture<Answer>> waiting = new ArrayList<>();
    IntStream.range(0, many).forEach(i -> waiting.add(sends.apply(i)));
    return waiting.stream().map(CompletableFuture::join).toList();
  }

  private static CompletableFuture<Answer> send(int i, long account, Type type, String json) {
    return (i % 2 == 0 ? house : second).send("race", account, type, json);
  }

  private static long granted(List<Answer> answers) {
    return answers.stream().filter(a -> a instanceof Answer.Granted g && !g.retry()).count();
  }

  private static boolean refused(Answer answer, Refusal refusal) {
    return answer instanceof Answer.Refused(var why) && why.refusal() == refusal;
  }

  @Test
  void oneVoucherIsNotUsedTwice() {
    long anna = member("");
    house.take("race", anna, Type.REDEMPTION, other(key("free"), "\"reward\":\"free-tea\""));
    String code = house.desk.look("race", anna).vouchers().getFirst().code();

    List<Answer> answers =
        atOnce(
            30,
            i ->
                send(
                    i,
                    anna,
                    Type.PURCHASE,
                    tea(key("use"), "5.00", "\"codes\":[\"" + code + "\"],")));

    long free =
        answers.stream()
            .filter(
                a ->
                    a instanceof Answer.Granted g
                        && g.outcome().toString().contains("VoucherClosed"))
            .count();
    assertThat(free).isEqualTo(1);
    assertThat(house.desk.look("race", anna).vouchers()).isEmpty();
  }

  @Test
  void oneBalanceIsNotSpentTwice() {
    long anna = member("20.00");
    long before = house.available("race", anna, "point");

    List<Answer> answers =
        atOnce(
            25,
            i ->
                send(
                    i,
                    anna,
                    Type.PURCHASE,
                    tea(key("pay"), "5.00", "\"pay\":[{\"unit\":\"point\",\"amount\":\"5\"}],")));

    // The first of them earns three points more, then the limit of the day is reached.
    assertThat(granted(answers)).isEqualTo((before + 3) / 5);
    assertThat(answers)
        .filteredOn(a -> !(a instanceof Answer.Granted))
        .allMatch(a -> refused(a, Refusal.INSUFFICIENT_POINTS));
    assertThat(house.available("race", anna, "point")).isNotNegative();
  }

  @Test
  void oneBalanceIsNotSpentAtTheTillAndForARewardAtOnce() {
    long anna = member("10.00");

    List<Answer> answers =
        atOnce(
            20,
            i ->
                i % 4 < 2
                    ? send(
                        i,
                        anna,
                        Type.PURCHASE,
                        tea(
                            key("pay"),
                            "10.00",
                            "\"pay\":[{\"unit\":\"point\",\"amount\":\"10\"}],"))
                    : send(i, anna, Type.REDEMPTION, other(key("mug"), "\"reward\":\"mug\"")));

    assertThat(granted(answers)).isEqualTo(1);
    assertThat(house.available("race", anna, "point")).isBetween(0L, 9L);
  }

  @Test
  void aBudgetIsNotOverrunByTheDifferentRulesThatShareIt() {
    List<Long> members = IntStream.range(0, 40).mapToObj(_ -> member("")).toList();

    atOnce(
        40,
        i ->
            send(
                i,
                members.get(i),
                Type.PURCHASE,
                tea(
                    key("gift"),
                    "1.00",
                    "\"place\":{\"channel\":\"" + (i % 4 < 2 ? "web" : "app") + "\"},")));

    assertThat(members.stream().mapToLong(m -> house.available("race", m, "gift")).sum())
        .isEqualTo(50);
  }

  @Test
  void aLimitIsNotPassedByPurchasesThatComeAtOnce() {
    long anna = member("");

    atOnce(20, i -> send(i, anna, Type.PURCHASE, tea(key("rush"), "1.00", "")));

    assertThat(house.available("race", anna, "point")).isEqualTo(20 + 2 * 3);
  }

  @Test
  void aRewardIsNotHadMoreOftenThanItsLimit() {
    long anna = member("100.00");

    List<Answer> answers =
        atOnce(15, i -> send(i, anna, Type.REDEMPTION, other(key("mug"), "\"reward\":\"mug\"")));

    assertThat(granted(answers)).isEqualTo(3);
    assertThat(answers).filteredOn(a -> refused(a, Refusal.LIMIT_REACHED)).hasSize(12);
  }

  @Test
  void theLosersOfARaceForTheLastPieceChangeNothingForTheWinners() {
    List<Long> members = IntStream.range(0, 30).mapToObj(_ -> member("5.00")).toList();
    List<Long> before = members.stream().map(m -> house.available("race", m, "point")).toList();

    List<Answer> answers =
        atOnce(
            30,
            i ->
                send(
                    i, members.get(i), Type.REDEMPTION, other(key("lamp"), "\"reward\":\"lamp\"")));

    assertThat(granted(answers)).isEqualTo(7);
    for (int i = 0; i < 30; i++) {
      boolean won = answers.get(i) instanceof Answer.Granted;
      assertThat(house.desk.look("race", members.get(i)).vouchers()).hasSize(won ? 1 : 0);
      assertThat(house.ledger.statement(members.get(i), 0, 10)).hasSize(won ? 3 : 2);
    }
    assertThat(members.stream().map(m -> house.available("race", m, "point")).toList())
        .isEqualTo(before);
  }

  @Test
  void aPurchaseIsNotTakenBackTwice() {
    long anna = member("");
    String bought = key("buy");
    house.take("race", anna, Type.PURCHASE, tea(bought, "50.00", ""));

    List<Answer> answers =
        atOnce(
            12,
            i ->
                send(
                    i,
                    anna,
                    Type.RETURN,
                    other(
                        key("back"),
                        "\"of\":{\"key\":\""
                            + bought
                            + "\"},\"lines\":[{\"line\":1,\"quantity\":1}]")));

    assertThat(granted(answers)).isEqualTo(1);
    assertThat(answers).filteredOn(a -> refused(a, Refusal.RETURNED_TOO_MUCH)).hasSize(11);
    assertThat(house.available("race", anna, "point")).isZero();
  }

  @Test
  void aHoldIsNotCapturedAndReleased() {
    long anna = member("10.00");
    String held = other(key("hold"), "\"reward\":\"mug\",\"hold\":\"PT15M\"");
    Answer.Granted hold = (Answer.Granted) house.take("race", anna, Type.REDEMPTION, held);
    long before = house.available("race", anna, "point");

    List<Answer> answers =
        atOnce(
            16,
            i ->
                send(
                    i,
                    anna,
                    i % 4 < 2 ? Type.CAPTURE : Type.RELEASE,
                    "{\"key\":\"%s\",\"redemption\":\"%s\"}"
                        .formatted(key("end"), hold.entry().id())));

    assertThat(granted(answers)).isEqualTo(1);
    boolean captured = !house.desk.look("race", anna).vouchers().isEmpty();
    assertThat(house.available("race", anna, "point") - before).isEqualTo(captured ? 0 : 10);
  }

  @Test
  void aPurchaseConfirmedAgainDoesNotCountAgain() {
    long anna = member("");
    String once = tea(key("confirm"), "10.00", "");

    List<Answer> answers = atOnce(10, i -> send(i, anna, Type.PURCHASE, once));

    assertThat(answers).allMatch(Answer.Granted.class::isInstance);
    assertThat(granted(answers)).isEqualTo(1);
    assertThat(house.available("race", anna, "point")).isEqualTo(13);
  }

  @Test
  void anOfflinePurchaseThatIsSentAgainDoesNotDouble() {
    long anna = member("");
    String once = tea(key("offline"), "10.00", "\"offline\":true,");

    List<Answer> answers = atOnce(10, i -> send(i, anna, Type.PURCHASE, once));

    assertThat(granted(answers)).isEqualTo(1);
    assertThat(house.available("race", anna, "point")).isEqualTo(13);
    assertThat(house.ledger.statement(anna, 0, 10)).hasSize(2);
  }

  @Test
  void aRefusedPurchaseDoesNotUseUpABudget() {
    House alone = new House(TestDatabase.fresh(), new TestClock(House.NOON), DeskSettings.USUAL);
    try (alone) {
      alone.publish(TEXT);
      long anna = alone.enrol("race");
      Answer answer =
          alone.take(
              "race",
              anna,
              Type.PURCHASE,
              tea(
                  key("poor"),
                  "9.00",
                  "\"place\":{\"channel\":\"web\"},\"pay\":[{\"unit\":\"point\",\"amount\":\"9\"}],"));

      assertThat(refused(answer, Refusal.INSUFFICIENT_POINTS)).isTrue();
      assertThat(alone.jdbc.sql("select sum(used) from counter").query(Long.class).single())
          .isZero();
    }
  }
}
