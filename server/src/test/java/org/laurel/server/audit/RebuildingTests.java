package org.laurel.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurel.server.desk.Answer;
import org.laurel.server.desk.House;
import org.laurel.server.desk.Texts;
import org.laurel.wire.state.StateCodec;

/// States are a cache of the history: they can be lost.
class RebuildingTests {

  private House house;

  @BeforeEach
  void open() {
    house = House.fresh();
    house.publish(Texts.CLUB);
    for (int i = 0; i < 20; i++) {
      long member = house.enrol("club");
      for (int k = 0; k < 5; k++) {
        house.buy("club", member, "k-" + i + "-" + k, (10 + i) + ".00");
      }
    }
  }

  @AfterEach
  void close() {
    house.close();
  }

  private List<String> states() {
    return house
        .jdbc
        .sql("select id || ' ' || position || ' ' || encode(state, 'hex') from account order by id")
        .query(String.class)
        .list();
  }

  private void spoil() {
    house.jdbc.sql("update account set state = :old").param("old", new byte[] {2, 0}).update();
    house.jdbc.sql("update bucket_head set state_form = 2").update();
  }

  private long rebuild() throws SQLException {
    return new Rebuilding(house.source, house.programmes).run();
  }

  @Test
  void statesInAFormOfThePastAreMadeAgainByteForByte() throws SQLException {
    List<String> before = states();
    spoil();
    assertThat(rebuild()).isEqualTo(20);
    assertThat(states()).isEqualTo(before);
    assertThat(rebuild()).as("the second time").isZero();
    assertThat(new Audit(house.source, house.programmes).run(2, _ -> {}).findings()).isEmpty();
  }

  @Test
  void whatIsKeptInTheServersFormIsNotTouched() throws SQLException {
    // A new database begins with the form of its schema, which may be one of the past.
    rebuild();
    byte[] odd = {StateCodec.VERSION, 7};
    house.jdbc.sql("update account set state = :odd").param("odd", odd).update();
    assertThat(rebuild()).isZero();
    assertThat(states()).allMatch(state -> state.endsWith(HexFormat.of().formatHex(odd)));
  }

  @Test
  void aServerOpensOnAFolderOfThePastAndGoesOn() throws SQLException {
    long member = house.enrol("club");
    house.buy("club", member, "before", "10.00");
    spoil();
    rebuild();
    try (House next = house.node()) {
      assertThat(next.buy("club", member, "after", "10.00")).isInstanceOf(Answer.Granted.class);
      next.audit();
    }
  }

  @Test
  void aHistoryThatDoesNotFoldIsToldAndNothingOfItsBucketIsChanged() {
    spoil();
    List<String> before = states();
    house.jdbc.sql("update activity set version = 9 where key like 'k-%-4'").update();
    assertThatThrownBy(this::rebuild)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not fold at position")
        .hasMessageContaining("laurel audit");
    assertThat(states()).isEqualTo(before);
  }
}
