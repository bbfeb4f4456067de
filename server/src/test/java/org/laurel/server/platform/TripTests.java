package org.laurel.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.JdbcUpdateAffectedIncorrectNumberOfRowsException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TripTests {

  private static HikariDataSource source;
  private static JdbcTemplate jdbc;

  @BeforeAll
  static void open() {
    source = Databases.open(TestDatabase.fresh(), 2);
    jdbc = new JdbcTemplate(source);
    jdbc.execute("create table mug (number int primary key, colour text not null)");
  }

  @AfterAll
  static void close() {
    source.close();
  }

  @BeforeEach
  void empty() {
    jdbc.execute("truncate mug");
  }

  private static Trip.Leg mugs(Trip trip, List<Integer> numbers, String colour) {
    return trip.sql(
            "insert into mug (number, colour) select number, :colour from unnest(:numbers) number")
        .param("numbers", Columns.ints(numbers, number -> number))
        .param("colour", colour);
  }

  private static List<String> colours() {
    return jdbc.queryForList("select colour from mug order by number", String.class);
  }

  @Test
  void eachStatementSeesWhatThoseBeforeItDid() {
    Trip trip = new Trip(jdbc);
    List<Integer> read = new ArrayList<>();
    mugs(trip, List.of(3, 1, 2), "red").update(3);
    trip.sql("select number from mug where colour = :colour order by number")
        .param("colour", "red")
        .rows(row -> read.add(row.getInt("number")));
    IntSupplier gone = trip.sql("delete from mug where number > :n").param("n", 1).update();
    trip.sql("select count(*) from mug").rows(row -> read.add(row.getInt(1)));
    trip.go();

    assertThat(read).containsExactly(1, 2, 3, 1);
    assertThat(gone.getAsInt()).isEqualTo(2);
  }

  @Test
  void aTripWithoutStatementsGoesNowhere() {
    Trip trip = new Trip(jdbc);
    trip.sql("drop table mug");
    trip.go();
    assertThat(colours()).isEmpty();
  }

  @Test
  void theFirstThatFailsEndsItAndATransactionKeepsNothing() {
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    _ -> {
                      Trip trip = new Trip(jdbc);
                      mugs(trip, List.of(1), "red").update(1);
                      mugs(trip, List.of(1), "blue").update(1);
                      mugs(trip, List.of(2), "blue").update(1);
                      trip.go();
                    }))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(colours()).isEmpty();
  }

  @Test
  void whoeverWritesFewerRowsThanHeMeantToIsTold() {
    Trip trip = new Trip(jdbc);
    trip.sql("update mug set colour = 'red' where number = :n").param("n", 7).update(1);
    assertThatThrownBy(trip::go)
        .isInstanceOf(JdbcUpdateAffectedIncorrectNumberOfRowsException.class)
        .hasMessageContaining("update mug");
  }

  @Test
  void muchIsSentAndThenMuchComesBack() {
    String colour = "red ".repeat(250_000);
    Trip trip = new Trip(jdbc);
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      mugs(trip, List.of(i), colour).update(1);
    }
    for (int i = 0; i < 3; i++) {
      trip.sql("select colour from mug").rows(row -> lengths.add(row.getString("colour").length()));
    }
    trip.go();
    assertThat(lengths).hasSize(30).containsOnly(1_000_000);
  }
}
