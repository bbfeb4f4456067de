package org.laurel.server.platform;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/// Whole columns as parameters: a statement takes hundreds of rows at once by `unnest(:ids, :names,
/// …)` or `= any(:ids)`.
public final class Columns {

  /// The last moment that is written; nothing due after it is ever done.
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private Columns() {}

  public static <T> SqlArrayValue longs(Collection<T> rows, Function<T, @Nullable Long> column) {
    return new SqlArrayValue("bigint", rows.stream().map(column).toArray(Long[]::new));
  }

  public static <T> SqlArrayValue ints(Collection<T> rows, Function<T, Integer> column) {
    return new SqlArrayValue("integer", rows.stream().map(column).toArray(Integer[]::new));
  }

  public static <T> SqlArrayValue shorts(Collection<T> rows, Function<T, Integer> column) {
    return new SqlArrayValue(
        "smallint", rows.stream().map(column).map(Integer::shortValue).toArray(Short[]::new));
  }

  public static <T> SqlArrayValue texts(Collection<T> rows, Function<T, @Nullable String> column) {
    return new SqlArrayValue("text", rows.stream().map(column).toArray(String[]::new));
  }

  public static <T> SqlArrayValue bytes(Collection<T> rows, Function<T, byte[]> column) {
    return new SqlArrayValue("bytea", (Object[]) rows.stream().map(column).toArray(byte[][]::new));
  }

  /// Moments, days or anything else whose text the database reads; the statement casts them.
  public static <T> SqlArrayValue read(Collection<T> rows, Function<T, @Nullable Object> column) {
    return texts(rows, row -> text(column.apply(row)));
  }

  /// One moment as a parameter; the statement casts it.
  public static @Nullable String text(@Nullable Object value) {
    if (value == null || (value instanceof Instant moment && moment.isAfter(LATEST))) {
      return null;
    }
    return value.toString();
  }
}
