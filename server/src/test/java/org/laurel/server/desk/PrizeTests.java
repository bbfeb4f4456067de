package org.laurel.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.laurel.core.chance.Moments;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Why;
import org.laurel.core.draw.Seed;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Programme;
import org.laurel.wire.request.Request.Type;

/// Prizes that are spread over days, and everybody wants them at once, through two nodes.
class PrizeTests {

  private static final String TEXT =
      """
      programme: prizes
      zone: Europe/Warsaw
      money: EUR
      starts: 2026-01-01
      units: {mug: {kind: count}}
      acts: {scratch: {}}
      budgets:
        mugs: 7 mugs, spread over 2026-03-01 .. 2026-03-07
      earn:
        - {rule: try, on: scratch, give: 1 mug, budget: mugs}
        - {rule: bought, on: purchase, give: 1 mug, budget: mugs}
      """;

  private static int keys;

  private static CompletableFuture<Answer> tryOnce(House node, long member) {
    String json =
        """
        {"key":"try-%s","member":"1","occurred":"%s","act":"scratch"}"""
            .formatted(++keys, node.clock.instant());
    return node.send("prizes", member, Type.ACT, json);
  }

  private static void everybodyTries(House house, House second, List<Long> members, int times) {
    List<CompletableFuture<Answer>> waiting = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      for (long member : members) {
        waiting.add(tryOnce(waiting.size() % 2 == 0 ? house : second, member));
      }
    }
    assertThat(waiting.stream().map(CompletableFuture::join))
        .allMatch(Answer.Granted.class::isInstance);
  }

  private static long won(House house, List<Long> members) {
    return members.stream().mapToLong(member -> house.available("prizes", member, "mug")).sum();
  }

  @Test
  void noMoreAreWonThanAreThereByTheMomentAndTheLastOneOnce() throws Exception {
    try (House house = House.fresh();
        House second = house.node()) {
      house.publish(TEXT);
      Programme rules = house.programmes.find("prizes").version(1);
      Budget mugs = rules.budgets().get("mugs");
      Seed seed = house.programmes.seeds().of("prizes").get("budget mugs");
      List<Long> members = IntStream.range(0, 16).mapToObj(_ -> house.enrol("prizes")).toList();

      house.clock.set("2026-02-28T22:59:59Z");
      everybodyTries(house, second, members, 2);
      assertThat(won(house, members)).as("a second before the first day").isZero();

      house.clock.set("2026-03-04T15:00:00Z");
      long there = Moments.passed(rules, mugs, seed, house.clock.instant());
      everybodyTries(house, second, members, 8);
      assertThat(won(house, members)).isEqualTo(there).isBetween(3L, 4L);

      house.clock.set("2026-03-20T12:00:00Z");
      everybodyTries(house, second, members, 8);
      assertThat(won(house, members)).as("all of them, and no more").isEqualTo(7);
      house.audit();
    }
  }

  @Test
  void aQuoteDoesNotTellWhetherAPurchaseWouldWinAndWhatComesBackIsThereAgain() throws Exception {
    try (House house = House.fresh()) {
      house.publish(TEXT);
      long anna = house.enrol("prizes");
      house.clock.set("2026-03-20T12:00:00Z");
      String basket = House.basket("q", house.clock.instant(), "2.00");
      Decision quoted =
          house.desk.quote("prizes", anna, house.read("prizes", Type.PURCHASE, basket));
      assertThat(((Decision.Granted) quoted).reasons())
          .anyMatch(reason -> reason.why() == Why.WON_LATER)
          .noneMatch(reason -> reason.why() == Why.NOT_WON);

      for (int i = 0; i < 8; i++) {
        house.buy("prizes", anna, "b" + i, "2.00");
      }
      assertThat(house.available("prizes", anna, "mug")).isEqualTo(7);
      String back =
          """
          {"key":"back","member":"1","occurred":"%s","of":{"key":"b0"}}"""
              .formatted(house.clock.instant());
      house.take("prizes", anna, Type.RETURN, back);
      assertThat(house.available("prizes", anna, "mug")).isEqualTo(6);
      tryOnce(house, anna).join();
      tryOnce(house, anna).join();
      assertThat(house.available("prizes", anna, "mug")).isEqualTo(7);
      house.audit();
    }
  }
}
