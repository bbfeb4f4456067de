package org.laurel.server.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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

  public static <T> SqlArrayValue ints(Collection<T> rows, Function<T, @Nullable Integer> column) {
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

  /// Moments as microseconds since 1970, which is quicker to write and to read than their texts;
  /// the statement says `timestamptz 'epoch' + moment * interval '1 microsecond'`.
  public static <T> SqlArrayValue moments(
      Collection<T> rows, Function<T, @Nullable Instant> column) {
    return longs(rows, row -> micros(column.apply(row)));
  }

  private static @Nullable Long micros(@Nullable Instant moment) {
    return moment == null || moment.isAfter(LATEST)
        ? null
        : ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  /// Days as their number since 1970; the statement says `date 'epoch' + day`.
  public static <T> SqlArrayValue days(
      Collection<T> rows, Function<T, @Nullable LocalDate> column) {
    return ints(rows, row -> number(column.apply(row)));
  }

  private static @Nullable Integer number(@Nullable LocalDate day) {
    return day == null ? null : Math.toIntExact(day.toEpochDay());
  }

  /// One moment as a parameter; the statement casts it.
  public static @Nullable String text(@Nullable Object value) {
    if (value == null || (value instanceof Instant moment && moment.isAfter(LATEST))) {
      return null;
    }
    return value.toString();
  }
}
