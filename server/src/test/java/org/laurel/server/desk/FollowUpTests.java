package org.laurel.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.laurel.server.audit.Audit;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.TestClock;
import org.laurel.server.platform.TestDatabase;
import org.laurel.wire.request.Request;
import org.laurel.wire.request.Request.Type;

/// What decisions bring about on other accounts happens once: not less when servers go down, not
/// more when several try.
class FollowUpTests {

  @Test
  void whoSendsFindsItReceivedWhenHeIsAnswered() throws Exception {
    try (House house = House.fresh()) {
      house.publish(Texts.FRIENDS);
      long anna = house.enrol("friends");
      long boris = house.enrol("friends");
      house.buy("friends", anna, "k1", "100.00");

      assertThat(sent(house, anna, boris, "s1", 30)).isInstanceOf(Answer.Granted.class);

      assertThat(house.available("friends", anna, "point")).isEqualTo(70);
      assertThat(house.available("friends", boris, "point")).isEqualTo(30);
      assertThat(waiting(house)).isZero();
      house.audit();
    }
  }

  @Test
  void sendingAgainSendsNothing() throws Exception {
    try (House house = House.fresh()) {
      house.publish(Texts.FRIENDS);
      long anna = house.enrol("friends");
      long boris = house.enrol("friends");
      house.buy("friends", anna, "k1", "100.00");
      List<CompletableFuture<Answer>> waiting = new ArrayList<>();
      try (House other = house.node()) {
        for (int i = 0; i < 20; i++) {
          waiting.add(send(house, anna, boris, "s1", 30));
          waiting.add(send(other, anna, boris, "s1", 30));
        }
        assertThat(waiting)
            .allSatisfy(a -> assertThat(a.join()).isInstanceOf(Answer.Granted.class));
      }

      assertThat(house.available("friends", boris, "point")).isEqualTo(30);
      house.audit();
    }
  }

  /// Whoever holds the bucket of the one who gets it stops it on its way.
  @Test
  void whatIsUnderWayIsInTheBooksAndIsDoneByAnybody() throws Exception {
    try (House house = House.fresh();
        House other = house.node()) {
      house.publish(Texts.FRIENDS);
      long anna = house.enrol("friends");
      long boris = house.enrol("friends");
      while (Ids.bucket(boris) == Ids.bucket(anna)) {
        boris = house.enrol("friends");
      }
      house.buy("friends", anna, "k1", "100.00");
      CompletableFuture<Answer> answer;
      CompletableFuture<Integer> others;
      try (Connection connection = house.source.getConnection()) {
        hold(connection, Ids.bucket(boris));
        answer = send(house, anna, boris, "s1", 30);
        while (waiting(house) == 0) {
          Thread.onSpinWait();
        }
        assertThat(answer).isNotDone();
        assertThat(house.available("friends", anna, "point")).isEqualTo(70);
        house.audit();
        others = CompletableFuture.supplyAsync(other.desk::followLeft);
        connection.rollback();
      }

      assertThat(answer.join()).isInstanceOf(Answer.Granted.class);
      others.join();
      assertThat(house.available("friends", boris, "point")).isEqualTo(30);
      assertThat(waiting(house)).isZero();
      house.audit();
    }
  }

  @Test
  void anAuditMissesWhatIsLostOnItsWay() throws Exception {
    try (House house = House.fresh()) {
      house.publish(Texts.FRIENDS);
      long anna = house.enrol("friends");
      long boris = house.enrol("friends");
      while (Ids.bucket(boris) == Ids.bucket(anna)) {
        boris = house.enrol("friends");
      }
      house.buy("friends", anna, "k1", "100.00");
      try (Connection connection = house.source.getConnection()) {
        hold(connection, Ids.bucket(boris));
        CompletableFuture<Answer> answer = send(house, anna, boris, "s1", 30);
        while (waiting(house) == 0) {
          Thread.onSpinWait();
        }
        house.jdbc.sql("delete from follow_up").update();
        assertThat(new Audit(house.source, house.programmes).run(4, _ -> {}).findings())
            .extracting(finding -> finding.where() + " " + finding.what())
            .containsExactlyInAnyOrder(
                "between accounts what has to happen on other accounts is not what happened there"
                    + " and what waits",
                "between accounts of friends what was sent of point and not received, nor waits,"
                    + " is 30 and should be 0");
        connection.rollback();
        answer.join();
      }
      house.audit();
    }
  }

  @Test
  void whatAClosingServerLeavesTheNextOneDoes() throws Exception {
    int sendings = 2000;
    try (House first =
        new House(TestDatabase.fresh(), new TestClock(House.NOON), DeskSettings.USUAL)) {
      first.publish(Texts.FRIENDS);
      List<Long> members = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        members.add(first.enrol("friends"));
        first.buy("friends", members.getLast(), "b" + i, "1000.00");
      }
      List<CompletableFuture<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < sendings; i++) {
        long from = members.get(i % 40);
        long to = members.get((i * 7 + 1) % 40);
        answers.add(send(first, from, to == from ? members.get((i + 1) % 40) : to, "s" + i, 1));
      }
      first.desk.stop();
      assertThat(answers).allSatisfy(a -> assertThat(a.join()).isInstanceOf(Answer.Granted.class));
      assertThat(waiting(first)).as("left by the first server").isPositive();
      first.audit();

      try (House second = first.node()) {
        second.timekeeper.round();
        assertThat(waiting(second)).isZero();
        assertThat(members.stream().mapToLong(m -> second.available("friends", m, "point")).sum())
            .isEqualTo(40_000);
        second.audit();
      }
    }
  }

  @Test
  void aReturnedFirstPurchaseTakesBackWhatItBroughtTheFriend() throws Exception {
    try (House house = House.fresh()) {
      house.publish(Texts.FRIENDS);
      long anna = house.enrol("friends");
      Answer joined =
          house
              .desk
              .enrol(
                  "friends",
                  House.TILL,
                  house
                      .read(
                          "friends",
                          Type.ENROL,
                          "{\"key\":\"e\",\"invitedBy\":\"%s\"}".formatted(anna))
                      .naming(anna))
              .join();
      long boris = ((Answer.Granted) joined).entry().account();

      house.buy("friends", boris, "b1", "10.00");
      assertThat(house.available("friends", anna, "point")).isEqualTo(500);
      house.take(
          "friends",
          boris,
          Type.RETURN,
          "{\"key\":\"r1\",\"member\":\"1\",\"occurred\":\"%s\",\"of\":{\"key\":\"b1\"}}"
              .formatted(house.clock.instant()));
      assertThat(house.available("friends", anna, "point")).isZero();
      house.buy("friends", boris, "b2", "10.00");
      assertThat(house.available("friends", anna, "point")).isEqualTo(500);
      house.audit();
    }
  }

  private static void hold(Connection connection, int bucket) throws Exception {
    connection.setAutoCommit(false);
    try (PreparedStatement head =
        connection.prepareStatement("select 1 from bucket_head where bucket = ? for update")) {
      head.setInt(1, bucket);
      head.executeQuery().close();
    }
  }

  private static CompletableFuture<Answer> send(
      House house, long from, long to, String key, int points) {
    Request request =
        house.read(
            "friends",
            Type.SEND,
            """
            {"key":"%s","member":"%s","to":"%s","occurred":"%s","unit":"point","amount":"%s"}"""
                .formatted(key, from, to, house.clock.instant(), points));
    return house.desk.take("friends", House.TILL, from, request.naming(to));
  }

  private static Answer sent(House house, long from, long to, String key, int points) {
    return send(house, from, to, key, points).join();
  }

  private static long waiting(House house) {
    return house.jdbc.sql("select count(*) from follow_up").query(Long.class).single();
  }
}
