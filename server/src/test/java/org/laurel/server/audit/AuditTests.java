package org.laurel.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.laurel.server.desk.House;
import org.laurel.server.desk.Texts;
import org.laurel.wire.request.Request.Type;

/// Sound books are found sound; whatever is changed in them by hand is found.
class AuditTests {

  private House house;

  @BeforeEach
  void open() {
    house = House.fresh();
    house.publish(Texts.CLUB);
    live();
  }

  @AfterEach
  void close() {
    house.close();
  }

  /// A few members who do a little of everything.
  private void live() {
    for (int i = 0; i < 5; i++) {
      long member = house.enrol("club");
      house.buy("club", member, "first-" + i, "40.00");
      house.buy("club", member, "second-" + i, "2" + i + ".00");
      String moment = house.clock.instant().toString();
      house.take(
          "club",
          member,
          Type.ACT,
          "{'key':'visit-%s','member':'1','occurred':'%s','act':'visit'}"
              .formatted(i, moment)
              .replace('\'', '"'));
      house.take(
          "club",
          member,
          Type.REDEMPTION,
          "{'key':'mug-%s','member':'1','occurred':'%s','reward':'mug','hold':'PT1H'}"
              .formatted(i, moment)
              .replace('\'', '"'));
      house.take(
          "club",
          member,
          Type.RETURN,
          "{'key':'back-%s','member':'1','occurred':'%s','of':{'key':'first-%s'}}"
              .formatted(i, moment, i)
              .replace('\'', '"'));
      house.take(
          "club",
          member,
          Type.RETURN,
          "{'key':'no-visit-%s','member':'1','occurred':'%s','of':{'key':'visit-%s'}}"
              .formatted(i, moment, i)
              .replace('\'', '"'));
    }
    house.clock.pass(Duration.ofHours(2));
    for (long account : house.jdbc.sql("select id from account").query(Long.class).list()) {
      house.settle("club", account);
    }
  }

  private Report audit() throws SQLException {
    return new Audit(house.source, house.programmes).run(4, _ -> {});
  }

  @Test
  void soundBooksAreFoundSound() throws SQLException {
    Report report = audit();
    assertThat(report.findings()).isEmpty();
    assertThat(report.accounts()).isEqualTo(5);
    assertThat(report.activities()).isEqualTo(5 * 8);
    assertThat(report.transfers())
        .isEqualTo(house.jdbc.sql("select count(*) from transfer").query(Long.class).single());
  }

  @Test
  void emptyBooksAreSound() throws SQLException {
    try (House empty = House.fresh()) {
      assertThat(new Audit(empty.source, empty.programmes).run(2, _ -> {}).clean()).isTrue();
    }
  }

  static Stream<Arguments> tamperings() {
    String one = " where (bucket, position) in (select bucket, position from %s limit 1)";
    return Stream.of(
        Arguments.of(
            "update transfer set amount = amount + 1" + one.formatted("transfer"), "ledger's rows"),
        Arguments.of(
            "update transfer set to_book = 'spent' where to_book = 'member'", "ledger's rows"),
        Arguments.of("delete from transfer" + one.formatted("transfer"), "ledger's rows"),
        Arguments.of(
            """
            update account set state = (select state from account a where a.id <> account.id limit 1)
            where id = (select max(id) from account)""",
            "is"),
        Arguments.of("update account set state = '\\x00'", "cannot be read"),
        Arguments.of("update account set position = position - 1", "the position of its state"),
        Arguments.of("delete from account", "no state"),
        Arguments.of(
            """
            update activity set decision = overlay(decision placing '\\x07'::bytea from 2)
            where type = 'purchase'""",
            ""),
        Arguments.of("update activity set decision = '\\x00'", ""),
        Arguments.of("delete from activity where type = 'act'", "number of activities"),
        Arguments.of("update activity set key = 'other' where key = 'first-1'", "key"),
        Arguments.of(
            "update counter set used = used + 1 where name = 'budget:gift'", "budget:gift"),
        Arguments.of("update counter set used = used - 1 where name = 'stock:mug'", "stock:mug"),
        Arguments.of("delete from key_claim where key = 'first-3'", "has not claimed its key"),
        Arguments.of("delete from returned", "returns"),
        Arguments.of("update bucket_head set position = position + 1", "number of activities"),
        Arguments.of("update identifier set account = account + 1", "identifier leads to"));
  }

  @ParameterizedTest
  @MethodSource("tamperings")
  void whatIsChangedByHandIsFound(String tampering, String tellsOf) throws SQLException {
    assertThat(house.jdbc.sql(tampering).update()).as("rows changed").isPositive();
    Report report = audit();
    assertThat(report.clean()).isFalse();
    assertThat(report.findings()).extracting(Finding::toString).anyMatch(f -> f.contains(tellsOf));
  }

  @Test
  void runsBesideTheDeskWithoutSeeingHalfOfAnything() throws SQLException {
    List<Long> members = house.jdbc.sql("select id from account").query(Long.class).list();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 200; i++) {
        String basket = House.basket("beside-" + round + "-" + i, house.clock.instant(), "3.00");
        house.send("club", members.get(i % members.size()), Type.PURCHASE, basket);
      }
      house.audit();
    }
  }
}
