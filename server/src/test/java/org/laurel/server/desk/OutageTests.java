package org.laurel.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.laurel.server.platform.TestClock;
import org.laurel.server.platform.TestDatabase;
import org.laurel.wire.request.Request.Type;
import org.springframework.dao.DataAccessResourceFailureException;

/// The database is out of reach for a moment while many wait.
class OutageTests {

  /// Lets statements through until it is armed; then the next one hangs, and fails when told to.
  private static final class Line {
    private final CountDownLatch cut = new CountDownLatch(1);
    private volatile boolean armed;

    void heard(String statement) {
      if (armed) {
        try {
          cut.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        armed = false;
        throw new DataAccessResourceFailureException("the line is cut at " + statement);
      }
    }

    void hang() {
      armed = true;
    }

    void cut() {
      cut.countDown();
    }
  }

  @Test
  void nobodyOvertakesThoseWhoWereTurnedAway() {
    Line line = new Line();
    DeskSettings groupsOfThree = new DeskSettings(1, 3000, 3, 0);
    try (House house =
        new House(TestDatabase.fresh(), new TestClock(House.NOON), groupsOfThree, line::heard)) {
      house.publish(Texts.CLUB);
      long anna = house.enrol("club");

      line.hang();
      List<CompletableFuture<Answer>> waiting = buyTwenty(house, anna);
      line.cut();

      assertThat(waiting).allMatch(answer -> answer.join() instanceof Answer.Unavailable);
      assertThat(house.available("club", anna, "point")).isZero();
      assertThat(buyTwenty(house, anna))
          .as("sent again, with the line mended")
          .allMatch(answer -> answer.join() instanceof Answer.Granted granted && !granted.retry());
      assertThat(house.available("club", anna, "point")).isEqualTo(20);
    }
  }

  private static List<CompletableFuture<Answer>> buyTwenty(House house, long member) {
    return IntStream.range(0, 20)
        .mapToObj(
            i ->
                house.send(
                    "club",
                    member,
                    Type.PURCHASE,
                    House.basket("k" + i, house.clock.instant(), "1.00")))
        .toList();
  }
}
