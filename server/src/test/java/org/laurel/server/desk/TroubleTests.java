package org.laurel.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.laurel.core.decision.Refusal;
import org.laurel.server.platform.TestClock;
import org.laurel.server.platform.TestDatabase;
import org.laurel.wire.request.Request.Type;

/// What goes wrong: bugs, too much at once and closing time.
class TroubleTests {

  /// So many points that they cannot be counted: what no checker can foresee.
  private static final String OVERFLOWING =
      """
      programme: flood
      name: {en: Flood}
      zone: Europe/Vienna
      money: EUR
      units:
        point: {name: {en: point}, kind: points}
      earn:
        - {rule: flood, on: purchase, give: 900000000000000 points per 0.01 EUR of total}
      """;

  @Test
  void oneThatCannotBeDecidedHarmsNoOther() {
    try (House house = House.fresh()) {
      house.publish(OVERFLOWING);
      house.publish(Texts.CLUB);
      long flood = house.enrol("flood");
      long anna = house.enrol("club");
      List<CompletableFuture<Answer>> good = new ArrayList<>();
      List<CompletableFuture<Answer>> bad = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        String basket = House.basket("k" + i, house.clock.instant(), "1000000.00");
        good.add(house.send("club", anna, Type.PURCHASE, basket));
        bad.add(house.send("flood", flood, Type.PURCHASE, basket));
      }
      assertThat(good).allSatisfy(a -> assertThat(a.join()).isInstanceOf(Answer.Granted.class));
      assertThat(bad)
          .allSatisfy(
              a ->
                  assertThat(a.join())
                      .isInstanceOfSatisfying(
                          Answer.Refused.class,
                          refused ->
                              assertThat(refused.decision().refusal())
                                  .isEqualTo(Refusal.TOO_MUCH)));
      assertThat(house.ledger.statement(flood, 0, 10)).hasSize(1);
      assertThat(
              house
                  .jdbc
                  .sql(
                      "select count(*) from key_claim where programme = 'flood'"
                          + " and source = 'till' and key like 'k%'")
                  .query(Integer.class)
                  .single())
          .as("keys of what failed")
          .isZero();
    }
  }

  @Test
  void aFullLaneTurnsAwayAndKeepsWhatItTook() {
    DeskSettings tight = new DeskSettings(1, 5, 2, 0);
    try (House house = new House(TestDatabase.fresh(), new TestClock(House.NOON), tight)) {
      house.publish(Texts.CLUB);
      long anna = house.enrol("club");
      List<CompletableFuture<Answer>> waiting = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String basket = House.basket("k" + i, house.clock.instant(), "1.00");
        waiting.add(house.send("club", anna, Type.PURCHASE, basket));
      }
      List<Answer> answers = waiting.stream().map(CompletableFuture::join).toList();
      assertThat(answers).hasAtLeastOneElementOfType(Answer.Overloaded.class);
      assertThat(house.available("club", anna, "point"))
          .isEqualTo(answers.stream().filter(Answer.Granted.class::isInstance).count())
          .isPositive();
    }
  }

  @Test
  void whatWasTakenIsAnsweredAtClosingTime() {
    try (House house = House.fresh()) {
      house.publish(Texts.CLUB);
      long anna = house.enrol("club");
      List<CompletableFuture<Answer>> waiting = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        String basket = House.basket("k" + i, house.clock.instant(), "1.00");
        waiting.add(house.send("club", anna, Type.PURCHASE, basket));
      }
      house.desk.stop();
      assertThat(waiting).allMatch(CompletableFuture::isDone);
      assertThat(waiting).allMatch(answer -> answer.join() instanceof Answer.Granted);
      assertThat(house.buy("club", anna, "late", "1.00")).isInstanceOf(Answer.Closed.class);
      assertThat(house.available("club", anna, "point")).isEqualTo(500);
    }
  }
}
