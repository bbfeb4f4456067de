package org.laurel.server.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.server.platform.Ids;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Published;
import org.laurel.wire.state.StateCodec;
import org.laurel.wire.stored.DecisionForm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Makes the states of accounts again from their history, where they are kept in another form than
/// the one this server writes: a state is nothing but the fold of the effects that were stored.
///
/// It goes bucket by bucket, before the server opens, each in a transaction of its own: a server
/// that is stopped on the way goes on where it was. Nodes that write another form must not run.
@Component
public class Rebuilding implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);
  private static final int AT_ONCE = 500;

  private static final String HISTORY =
      """
      select position, account, programme, version, decision
      from activity where bucket = ? order by account, position
      """;

  private static final String WRITE = "update account set state = ? where bucket = ? and id = ?";

  private static final String EMPTY =
      """
      update bucket_head set state_form = ?
      where bucket = any(?) and position = 0 and state_form <> ?
      """;

  private static final String OTHERS =
      "select bucket from bucket_head where bucket = any(?) and state_form <> ? order by bucket";

  private static final String TAKE =
      "select 1 from bucket_head where bucket = ? and state_form <> ? for update";

  private static final String DONE = "update bucket_head set state_form = ? where bucket = ?";

  private record Line(
      long position, long account, String programme, int version, byte[] decision) {}

  private final DataSource source;
  private final Programmes programmes;

  public Rebuilding(DataSource source, Programmes programmes) {
    this.source = source;
    this.programmes = programmes;
  }

  @Override
  public void afterSingletonsInstantiated() {
    try {
      long made = run();
      if (made > 0) {
        LOG.info("The states of {} accounts were made again from their history", made);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the states of accounts could not be made again: " + e.getMessage(), e);
    }
  }

  /// Makes again what is kept in another form.
  ///
  /// @return how many states were made
  /// @throws IllegalStateException when a history does not fold; its bucket stays as it was
  public long run() throws SQLException {
    long made = 0;
    for (int bucket : others()) {
      made += bucket(bucket);
    }
    return made;
  }

  /// The buckets that are kept in another form. Where nothing has happened yet, nothing is.
  private List<Integer> others() throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement empty = connection.prepareStatement(EMPTY);
        PreparedStatement look = connection.prepareStatement(OTHERS)) {
      Array all = connection.createArrayOf("smallint", Ids.buckets().toArray());
      empty.setInt(1, StateCodec.VERSION);
      empty.setArray(2, all);
      empty.setInt(3, StateCodec.VERSION);
      empty.executeUpdate();
      look.setArray(1, all);
      look.setInt(2, StateCodec.VERSION);
      List<Integer> others = new ArrayList<>();
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          others.add(row.getInt(1));
        }
      }
      return others;
    }
  }

  private long bucket(int bucket) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement take = connection.prepareStatement(TAKE);
          PreparedStatement done = connection.prepareStatement(DONE)) {
        take.setInt(1, bucket);
        take.setInt(2, StateCodec.VERSION);
        done.setInt(1, StateCodec.VERSION);
        done.setInt(2, bucket);
        long made = 0;
        if (take.executeQuery().next()) {
          made = fold(connection, bucket);
          done.executeUpdate();
        }
        connection.commit();
        return made;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private long fold(Connection connection, int bucket) throws SQLException {
    long made = 0;
    try (Rows<Line> lines = new Rows<>(connection, bucket, HISTORY, Rebuilding::line);
        PreparedStatement write = connection.prepareStatement(WRITE)) {
      for (Line first = lines.peek(); first != null; first = lines.peek()) {
        Account account = Account.empty(first.account);
        Line line = first;
        while (line != null && line.account == first.account) {
          account = after(account, lines.next());
          line = lines.peek();
        }
        write.setBytes(1, StateCodec.write(account));
        write.setInt(2, bucket);
        write.setLong(3, account.id());
        write.addBatch();
        made++;
        if (made % AT_ONCE == 0) {
          write.executeBatch();
        }
      }
      write.executeBatch();
    }
    return made;
  }

  private Account after(Account account, Line line) {
    try {
      Published published = Objects.requireNonNull(programmes.find(line.programme));
      Account after = account;
      for (Effect effect :
          DecisionForm.read(line.decision, published.version(line.version)).effects()) {
        after = after.after(effect);
      }
      return after;
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "the history of account "
              + line.account
              + " of "
              + line.programme
              + " does not fold at position "
              + line.position
              + " ("
              + e.getMessage()
              + "); laurel audit tells more",
          e);
    }
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getLong("position"),
        row.getLong("account"),
        row.getString("programme"),
        row.getInt("version"),
        row.getBytes("decision"));
  }
}
