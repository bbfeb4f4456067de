package org.laurel.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect.Transfer;
import org.laurel.server.desk.House;
import org.laurel.server.desk.Texts;
import org.laurel.server.ledger.Trace.Use;
import org.laurel.wire.request.Request.Type;

/// What was earned first is used up first, wherever it lay in between.
class TraceTests {

  private static final LocalDate JUNE = LocalDate.parse("2026-06-30");
  private static final LocalDate JULY = LocalDate.parse("2026-07-31");

  private final Trace trace = new Trace();

  private void move(long position, long amount, Book from, Book to, LocalDate lastDay) {
    LocalDate pending = from == Book.PENDING || to == Book.PENDING ? JUNE : null;
    long hold = from == Book.HELD || to == Book.HELD ? 77 : 0;
    trace.add(position, new Transfer("point", amount, from, to, lastDay, pending, hold, "rule"));
  }

  @Test
  void aBurnUsesUpTheOldestEarningsOfItsLot() {
    move(1, 10, Book.ISSUED, Book.MEMBER, JULY);
    move(2, 10, Book.ISSUED, Book.MEMBER, JUNE);
    move(3, 10, Book.ISSUED, Book.MEMBER, JUNE);
    move(4, 15, Book.MEMBER, Book.SPENT, JUNE);
    move(5, 5, Book.MEMBER, Book.EXPIRED, JUNE);
    assertThat(trace.uses())
        .containsExactly(
            new Use("point", 10, Book.SPENT, 4, 2),
            new Use("point", 5, Book.SPENT, 4, 3),
            new Use("point", 5, Book.EXPIRED, 5, 3));
  }

  @Test
  void whatWasSetAsideAndGivenBackIsAsOldAsBefore() {
    move(1, 10, Book.ISSUED, Book.PENDING, JULY);
    move(2, 10, Book.ISSUED, Book.MEMBER, JULY);
    move(3, 10, Book.PENDING, Book.MEMBER, JULY);
    move(4, 10, Book.MEMBER, Book.HELD, JULY);
    move(5, 10, Book.HELD, Book.MEMBER, JULY);
    move(6, 1, Book.MEMBER, Book.SPENT, JULY);
    assertThat(trace.uses()).containsExactly(new Use("point", 1, Book.SPENT, 6, 1));
  }

  @Test
  void aDebtIsUsedUpByWhatPaysItBack() {
    move(1, 10, Book.OWED, Book.SPENT, null);
    move(2, 4, Book.ISSUED, Book.MEMBER, null);
    move(2, 4, Book.MEMBER, Book.OWED, null);
    move(3, 6, Book.ISSUED, Book.OWED, null);
    assertThat(trace.uses())
        .containsExactly(
            new Use("point", 4, Book.SPENT, 1, 2), new Use("point", 6, Book.SPENT, 1, 3));
  }

  @Test
  void moreThanCameCannotLeave() {
    move(1, 10, Book.ISSUED, Book.MEMBER, JULY);
    assertThatThrownBy(() -> move(2, 11, Book.MEMBER, Book.SPENT, JULY))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theLedgerTracesARedemptionToItsPurchases() {
    try (House house = House.fresh()) {
      house.publish(Texts.CLUB);
      long anna = house.enrol("club");
      house.buy("club", anna, "a", "6.00");
      house.buy("club", anna, "b", "9.00");
      house.take(
          "club",
          anna,
          Type.REDEMPTION,
          """
          {"key":"c","member":"1","occurred":"2026-03-02T12:00:00Z","reward":"card"}""");
      assertThat(house.ledger.trace(anna))
          .extracting(Use::amount, Use::to)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(6L, Book.SPENT),
              org.assertj.core.groups.Tuple.tuple(4L, Book.SPENT));
    }
  }
}
