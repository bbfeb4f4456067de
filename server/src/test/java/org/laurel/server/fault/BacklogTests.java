package org.laurel.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.laurel.server.desk.Answer;
import org.laurel.server.desk.DeskSettings;
import org.laurel.server.desk.House;
import org.laurel.server.platform.TestClock;
import org.laurel.server.platform.TestDatabase;
import org.laurel.wire.request.Request.Type;

/// Whoever is far behind catches up without keeping the tills waiting.
class BacklogTests {

  private static final String TEXT =
      """
      programme: late
      zone: Europe/Vienna
      money: EUR
      starts: 2025-01-01
      units:
        point: {kind: points, expires: 12 months after earning}
      earn:
        - {rule: euro, on: purchase, give: 1 point per 1.00 EUR of total}
      """;

  private static final int MEMBERS = 300;

  @Test
  void whatIsDueInManyAccountsLeavesRoomForTills() throws Exception {
    DeskSettings narrow = new DeskSettings(1, 40, 10, 0);
    try (House house = new House(TestDatabase.fresh(), new TestClock(House.NOON), narrow)) {
      house.publish(TEXT);
      List<Long> members = members(house);
      house.clock.pass(Duration.ofDays(500));
      AtomicBoolean behind = new AtomicBoolean(true);
      List<CompletableFuture<Integer>> tills = new ArrayList<>();
      for (int till = 0; till < 8; till++) {
        int number = till;
        tills.add(CompletableFuture.supplyAsync(() -> sell(house, members, number, behind)));
      }

      int done = 0;
      for (int round = house.timekeeper.round(); round > 0; round = house.timekeeper.round()) {
        done += round;
      }
      behind.set(false);

      // Whoever buys meanwhile has what was due done on the way.
      assertThat(done).isBetween(1, MEMBERS);
      assertThat(tills.stream().mapToInt(CompletableFuture::join).sum()).isPositive();
      assertThat(
              house
                  .jdbc
                  .sql("select count(*) from activity where type = 'time'")
                  .query(Integer.class)
                  .single())
          .isEqualTo(MEMBERS);
      house.audit();
    }
  }

  /// Members who have bought something, taken by a node with more room.
  private static List<Long> members(House house) {
    try (House wide = house.node()) {
      List<CompletableFuture<Answer>> enrolled = new ArrayList<>();
      for (int i = 0; i < MEMBERS; i++) {
        String json =
            """
            {"key":"join-%s","identifiers":[{"kind":"card","value":"late-%s"}],
             "joined":"2026-01-01"}"""
                .formatted(i, i);
        enrolled.add(wide.desk.enrol("late", House.TILL, wide.read("late", Type.ENROL, json)));
      }
      List<Long> members = enrolled.stream().map(one -> granted(one.join())).toList();
      List<CompletableFuture<Answer>> bought = new ArrayList<>();
      for (long member : members) {
        String basket = House.basket("first-" + member, house.clock.instant(), "5.00");
        bought.add(wide.send("late", member, Type.PURCHASE, basket));
      }
      bought.forEach(one -> granted(one.join()));
      return members;
    }
  }

  private static long granted(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Granted.class);
    return ((Answer.Granted) answer).entry().account();
  }

  private static int sell(House house, List<Long> members, int till, AtomicBoolean goesOn) {
    int sold = 0;
    while (goesOn.get() || sold == 0) {
      long member = members.get((till * 71 + sold * 13) % MEMBERS);
      Answer answer = house.buy("late", member, "till-" + till + "-" + sold, "1.00");
      assertThat(answer).isInstanceOf(Answer.Granted.class);
      sold++;
    }
    return sold;
  }
}
