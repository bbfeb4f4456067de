package org.laurel.server.platform;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.JdbcUpdateAffectedIncorrectNumberOfRowsException;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;

/// Statements that travel to the database and back together.
///
/// A statement by itself costs two changes from one process to the other, which take longer than
/// what most statements of the desk do. Those of a trip are written in one go and done one after
/// the other: each sees what the ones before it did, and what others had committed when it began.
/// The first that fails ends the trip.
///
/// All is sent before anything is read, so what brings back much comes last: with its answer
/// untaken the database would stop listening to what follows.
///
/// ```java
/// Trip trip = new Trip(operations);
/// trip.sql("select id from account where bucket = :bucket").param("bucket", 1).rows(row -> …);
/// IntSupplier gone = trip.sql("delete from …").param("bucket", 1).update();
/// trip.go();
/// ```
public final class Trip {

  /// What stands between two statements.
  public static final String AND = ";\n";

  private static final Map<String, Text> TEXTS = new ConcurrentHashMap<>();

  /// @param sql with `?` for its parameters
  private record Text(ParsedSql parsed, String sql) {
    static Text of(String named) {
      return new Text(
          NamedParameterUtils.parseSqlStatement(named),
          NamedParameterUtils.parseSqlStatementIntoString(named));
    }
  }

  private final JdbcOperations jdbc;
  private final List<Leg> legs = new ArrayList<>();

  public Trip(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /// Begins another statement; it goes along once it is said what becomes of its answer.
  ///
  /// @param sql with parameters that are named `:so`
  public Leg sql(String sql) {
    return new Leg(sql);
  }

  /// Does all that was added, in that order.
  ///
  /// @throws org.springframework.dao.DataAccessException of the first statement that failed; those
  ///   after it were not done
  public void go() {
    if (legs.isEmpty()) {
      return;
    }
    String sql = legs.stream().map(leg -> leg.text.sql).collect(Collectors.joining(AND));
    Object[] values = legs.stream().flatMap(Leg::values).toArray();
    jdbc.execute(sql, (PreparedStatementCallback<Integer>) statement -> go(statement, values));
  }

  private int go(PreparedStatement statement, Object[] values) throws SQLException {
    new ArgumentPreparedStatementSetter(values).setValues(statement);
    boolean rows = statement.execute();
    for (Leg leg : legs) {
      leg.answered(statement, rows);
      rows = statement.getMoreResults();
    }
    return legs.size();
  }

  /// One of the statements.
  public final class Leg {
    private final String named;
    private final Text text;
    private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    private @Nullable RowCallbackHandler reader;
    private int expected = -1;
    private int count = -1;

    private Leg(String named) {
      this.named = named;
      this.text = TEXTS.computeIfAbsent(named, Text::of);
    }

    public Leg param(String name, @Nullable Object value) {
      parameters.put(name, value);
      return this;
    }

    /// A statement that reads: each of its rows is handed over while the trip is under way.
    public void rows(RowCallbackHandler reader) {
      this.reader = reader;
      legs.add(this);
    }

    /// A statement that writes.
    ///
    /// @return how many rows it has written, to be asked after the trip
    public IntSupplier update() {
      legs.add(this);
      return () -> count;
    }

    /// A statement that writes so many rows, or else the trip fails.
    public void update(int expected) {
      this.expected = expected;
      legs.add(this);
    }

    private Stream<@Nullable Object> values() {
      return Stream.of(
          NamedParameterUtils.buildValueArray(
              text.parsed, new MapSqlParameterSource(parameters), null));
    }

    private void answered(PreparedStatement statement, boolean rows) throws SQLException {
      if (rows && reader != null) {
        try (ResultSet result = statement.getResultSet()) {
          while (result.next()) {
            reader.processRow(result);
          }
        }
        return;
      }
      count = statement.getUpdateCount();
      if (expected >= 0 && count != expected) {
        throw new JdbcUpdateAffectedIncorrectNumberOfRowsException(named, expected, count);
      }
    }
  }
}
