package org.laurel.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laurel.core.decision.Refusal;
import org.laurel.server.programmes.Publication;
import org.laurel.wire.request.Request.Type;

/// What the desk answers, one activity at a time.
class DeskTests {

  private static House house;

  @BeforeAll
  static void open() {
    house = House.fresh();
    assertThat(house.publish(Texts.CLUB)).isInstanceOf(Publication.Done.class);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void takesAPurchaseAndKeepsIt() {
    long anna = house.enrol("club");
    Answer.Granted granted = (Answer.Granted) house.buy("club", anna, "k1", "12.90");
    assertThat(granted.retry()).isFalse();
    assertThat(house.available("club", anna, "point")).isEqualTo(12);
    assertThat(house.ledger.entry("club", granted.entry().id())).isEqualTo(granted.entry());
  }

  @Test
  void answersARetryAsItDidThen() {
    long anna = house.enrol("club");
    Answer.Granted first = (Answer.Granted) house.buy("club", anna, "again", "10.00");
    house.buy("club", anna, "between", "5.00");
    Answer.Granted second = (Answer.Granted) house.buy("club", anna, "again", "10.00");
    assertThat(second.retry()).isTrue();
    assertThat(second.outcome()).isEqualTo(first.outcome());
    assertThat(second.entry()).isEqualTo(first.entry());
    assertThat(house.available("club", anna, "point")).isEqualTo(15);
  }

  @Test
  void tellsWhichFieldDiffersUnderTheSameKey() {
    long anna = house.enrol("club");
    long ben = house.enrol("club");
    Answer.Granted first = (Answer.Granted) house.buy("club", anna, "same", "10.00");
    assertThat(house.buy("club", anna, "same", "11.00"))
        .isEqualTo(new Answer.Conflict(first.entry().id(), "/lines/0/amount"));
    assertThat(house.buy("club", ben, "same", "10.00"))
        .isEqualTo(new Answer.Conflict(first.entry().id(), "/member"));
    assertThat(house.available("club", ben, "point")).isZero();
  }

  @Test
  void leavesTheKeyOfARefusalFree() {
    long anna = house.enrol("club");
    long ben = house.enrol("club");
    String redeem =
        """
        {"key":"free","member":"1","reward":"card","occurred":"2026-03-02T11:00:00Z"}""";
    Answer refused = house.take("club", anna, Type.REDEMPTION, redeem);
    assertThat(((Answer.Refused) refused).decision().refusal())
        .isEqualTo(Refusal.INSUFFICIENT_POINTS);
    assertThat(
            house
                .jdbc
                .sql("select count(*) from key_claim where key = 'free'")
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(house.buy("club", ben, "free", "3.00")).isInstanceOf(Answer.Granted.class);
  }

  @Test
  void settlesWhatIsDueBeforeTheActivityThatFindsIt() {
    long anna = house.enrol("club");
    house.buy("club", anna, "old", "50.00");
    String later = "2027-06-01T12:00:00Z";
    try (House next = house.node()) {
      next.clock.set(later);
      assertThat(next.available("club", anna, "point")).isZero();
      Answer.Granted granted = (Answer.Granted) next.buy("club", anna, "new", "5.00");
      assertThat(next.ledger.statement(anna, 0, 10))
          .extracting(entry -> entry.activity().key())
          .containsExactly(
              "enrol-" + next.accounts.member("club", anna).identifiers().getFirst().value(),
              "old",
              "time:2027-03-02T23:00:00Z",
              "new");
      assertThat(granted.outcome().after().balances().get("point").available()).isEqualTo(5);
    } finally {
      house.clock.set(House.NOON);
    }
  }

  @Test
  void knowsNobodyElse() {
    assertThat(house.buy("club", 12345L, "who", "1.00")).isEqualTo(new Answer.Unknown(12345L));
    assertThat(house.desk.look("club", 12345L)).isNull();
  }

  @Test
  void quotesWithoutWriting() {
    long anna = house.enrol("club");
    var request =
        house.read("club", Type.PURCHASE, House.basket("q", house.clock.instant(), "8.00"));
    assertThat(house.desk.quote("club", anna, request))
        .isInstanceOf(org.laurel.core.decision.Decision.Granted.class);
    assertThat(house.ledger.statement(anna, 0, 10)).hasSize(1);
  }

  @Test
  void takesBackWhatAReceiptEarnedInWhateverSlices() {
    long anna = house.enrol("club");
    String purchase =
        """
        {"key":"slices","member":"1","occurred":"2026-03-02T11:00:00Z","money":"EUR",
         "lines":[{"line":1,"sku":"tea","category":"drinks","quantity":3,"amount":"30.00"}]}""";
    house.take("club", anna, Type.PURCHASE, purchase);
    for (int i = 1; i <= 3; i++) {
      Answer answer = house.take("club", anna, Type.RETURN, returned("slice-" + i, 1));
      assertThat(answer).isInstanceOf(Answer.Granted.class);
      assertThat(house.available("club", anna, "point")).isEqualTo(30 - 10 * i);
    }
    Answer more = house.take("club", anna, Type.RETURN, returned("slice-4", 1));
    assertThat(((Answer.Refused) more).decision().refusal()).isEqualTo(Refusal.RETURNED_TOO_MUCH);
  }

  private static String returned(String key, int quantity) {
    return """
    {"key":"%s","member":"1","occurred":"2026-03-02T11:30:00Z","of":{"key":"slices"},
     "lines":[{"line":1,"quantity":%s}]}"""
        .formatted(key, quantity);
  }

  @Test
  void doesWhatIsDueWhenTimeComes() {
    long anna = house.enrol("club");
    house.buy("club", anna, "due", "50.00");
    house.clock.pass(Duration.ofDays(400));
    assertThat(house.desk.settle("club", anna).join()).isEqualTo(1);
    assertThat(house.desk.settle("club", anna).join()).isZero();
    house.clock.set(House.NOON);
    assertThat(house.accounts.load(java.util.List.of(anna)).get(anna).state().available("point"))
        .isZero();
  }
}
