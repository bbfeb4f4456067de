package org.laurel.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laurel.server.ledger.Cursor;
import org.laurel.server.ledger.Entry;
import org.laurel.server.ledger.Ledger;
import org.laurel.wire.request.Request.Type;

/// Many at once: on one member, under one key, for the last of a stock; through one node and two.
class TogetherTests {

  private static House house;
  private static House second;

  @BeforeAll
  static void open() {
    house = House.fresh();
    house.publish(Texts.CLUB);
    second = house.node();
  }

  @AfterAll
  static void close() {
    second.close();
    house.close();
  }

  private static House node(int i) {
    return i % 2 == 0 ? house : second;
  }

  private static List<Answer> answers(List<CompletableFuture<Answer>> waiting) {
    return waiting.stream().map(CompletableFuture::join).toList();
  }

  private static CompletableFuture<Answer> buy(int i, long account, String key, String amount) {
    String basket = House.basket(key, house.clock.instant(), amount);
    return node(i).send("club", account, Type.PURCHASE, basket);
  }

  @Test
  void everyPurchaseOfOneMemberCounts() {
    long anna = house.enrol("club");
    List<CompletableFuture<Answer>> waiting = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      waiting.add(buy(i, anna, "many-" + i, "2.00"));
    }
    assertThat(answers(waiting))
        .allMatch(answer -> answer instanceof Answer.Granted g && !g.retry());
    assertThat(house.available("club", anna, "point")).isEqualTo(1000);
    assertThat(house.ledger.statement(anna, 0, 1000)).hasSize(501);
  }

  @Test
  void oneKeyIsTakenOnceHoweverOftenItIsSent() {
    long anna = house.enrol("club");
    List<CompletableFuture<Answer>> waiting = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      waiting.add(buy(i, anna, "once-" + i % 10, "2.00"));
    }
    assertThat(answers(waiting)).allMatch(Answer.Granted.class::isInstance);
    assertThat(waiting.stream().filter(a -> !((Answer.Granted) a.join()).retry())).hasSize(10);
    assertThat(house.available("club", anna, "point")).isEqualTo(20);
  }

  @Test
  void budgetAndStockAreUsedToTheLastUnitAndNotFurther() {
    List<Long> members = IntStream.range(0, 60).mapToObj(_ -> house.enrol("club")).toList();
    List<CompletableFuture<Answer>> waiting = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      waiting.add(buy(i, members.get(i), "earn-" + i, "10.00"));
    }
    answers(waiting);
    waiting.clear();
    for (int i = 0; i < members.size(); i++) {
      String visit =
          """
          {"key":"visit-%s","member":"1","occurred":"2026-03-02T11:00:00Z","act":"visit"}"""
              .formatted(i);
      waiting.add(node(i).send("club", members.get(i), Type.ACT, visit));
      String redeem =
          """
          {"key":"mug-%s","member":"1","occurred":"2026-03-02T11:00:00Z","reward":"mug"}"""
              .formatted(i);
      waiting.add(node(i).send("club", members.get(i), Type.REDEMPTION, redeem));
    }
    List<Answer> answers = answers(waiting);
    assertThat(members.stream().mapToLong(m -> house.available("club", m, "bonus")).sum())
        .as("a budget of 100, given in sevens and a last two")
        .isEqualTo(100);
    assertThat(answers)
        .filteredOn(
            answer ->
                answer instanceof Answer.Granted g && g.entry().activity().key().startsWith("mug"))
        .as("a stock of five mugs")
        .hasSize(5);
    assertThat(
            house
                .jdbc
                .sql("select name || '=' || used from counter order by name")
                .query(String.class)
                .list())
        .containsExactly("budget:gift=100", "stock:mug=5");
  }

  @Test
  void aReaderOfTheFeedMissesNothingAndRepeatsNothing() {
    List<Long> members = IntStream.range(0, 50).mapToObj(_ -> house.enrol("club")).toList();
    Map<Integer, Long> begun = new HashMap<>();
    house.ledger.heads().forEach(head -> begun.put(head.bucket(), head.position()));
    Map<Integer, List<Long>> seen = new HashMap<>();
    CompletableFuture<?> load =
        CompletableFuture.runAsync(
            () -> {
              List<CompletableFuture<Answer>> waiting = new ArrayList<>();
              for (int i = 0; i < 3000; i++) {
                waiting.add(buy(i, members.get(i % members.size()), "feed-" + i, "1.00"));
              }
              answers(waiting);
            });
    Map<Integer, Cursor> cursors = new HashMap<>();
    begun.forEach((bucket, position) -> cursors.put(bucket, new Cursor(bucket, position)));
    boolean last = false;
    while (!last) {
      // Once more after the end of the load.
      last = load.isDone();
      for (int bucket : begun.keySet()) {
        Ledger.Page page = house.ledger.feed("club", cursors.get(bucket), 7);
        while (page.entries().size() == 7) {
          note(seen, page);
          page = house.ledger.feed("club", page.next(), 7);
        }
        note(seen, page);
        cursors.put(bucket, page.next());
      }
    }
    load.join();
    assertThat(seen.values().stream().mapToInt(List::size).sum()).isEqualTo(3000);
    seen.forEach(
        (bucket, positions) -> {
          for (int i = 0; i < positions.size(); i++) {
            assertThat(positions.get(i)).isEqualTo(begun.get(bucket) + i + 1);
          }
        });
  }

  private static void note(Map<Integer, List<Long>> seen, Ledger.Page page) {
    for (Entry entry : page.entries()) {
      seen.computeIfAbsent(entry.bucket(), _ -> new ArrayList<>()).add(entry.position());
    }
  }
}
