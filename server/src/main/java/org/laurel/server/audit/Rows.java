package org.laurel.server.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The rows of one statement over a bucket, a few hundred at a time in memory.
final class Rows<T> implements AutoCloseable {

  private static final int AT_ONCE = 500;

  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final PreparedStatement statement;
  private final ResultSet rows;
  private final Reader<T> reader;
  private @Nullable T next;

  /// @param sql in which every parameter is the bucket
  Rows(Connection connection, int bucket, String sql, Reader<T> reader) throws SQLException {
    this.statement = connection.prepareStatement(sql);
    this.statement.setFetchSize(AT_ONCE);
    long parameters = sql.chars().filter(letter -> letter == '?').count();
    for (int i = 1; i <= parameters; i++) {
      this.statement.setShort(i, (short) bucket);
    }
    this.rows = statement.executeQuery();
    this.reader = reader;
    advance();
  }

  private void advance() throws SQLException {
    next = rows.next() ? reader.read(rows) : null;
  }

  /// The row that comes next; `null` after the last.
  @Nullable T peek() {
    return next;
  }

  T next() throws SQLException {
    T row = next;
    if (row == null) {
      throw new NoSuchElementException();
    }
    advance();
    return row;
  }

  @Override
  public void close() throws SQLException {
    rows.close();
    statement.close();
  }
}
