package org.laurel.server.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Ties;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Bond;
import org.laurel.core.programme.Partner;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Ratio;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Published;
import org.laurel.wire.answer.Outcome;
import org.laurel.wire.state.StateCodec;
import org.laurel.wire.stored.ActivityForm;
import org.laurel.wire.stored.DecisionForm;

/// Goes through one bucket, account after account: its activities, its transfers and its states
/// come as three streams in the same order.
final class BucketAudit {

  private static final String ACTIVITIES =
      """
      select position, id, account, programme, key, version, activity, decision
      from activity where bucket = ? order by account, position
      """;

  private static final String TRANSFERS =
      """
      select position, account, unit, amount, from_book, to_book, last_day, pending_until, hold,
             rule, partner, price_money, price_units
      from transfer where bucket = ? order by account, position, seq
      """;

  private static final String STATES =
      "select id, programme, position, state from account where bucket = ? order by id";

  private static final String RETURNS = "select purchase, position from returned where bucket = ?";

  private static final String CODES =
      "select programme, code, activity from code_use where bucket = ?";

  private record Line(
      long position,
      long id,
      long account,
      String programme,
      String key,
      int version,
      String activity,
      byte[] decision) {

    String owner() {
      return "account " + account + " of " + programme;
    }
  }

  private record Move(long position, long account, Effect.Transfer transfer) {}

  private record State(long id, String programme, long position, byte[] state) {

    String owner() {
      return "account " + id + " of " + programme;
    }
  }

  private final Programmes programmes;
  private final Findings findings;
  private final Connection connection;
  private final int bucket;

  /// Of all returns of a purchase: a sum that comes to the same in whatever order they are seen.
  private long returns;

  BucketAudit(Programmes programmes, Findings findings, Connection connection, int bucket) {
    this.programmes = programmes;
    this.findings = findings;
    this.connection = connection;
    this.bucket = bucket;
  }

  void run() throws SQLException {
    try (Rows<Line> lines = new Rows<>(connection, bucket, ACTIVITIES, BucketAudit::line);
        Rows<Move> moves = new Rows<>(connection, bucket, TRANSFERS, BucketAudit::move);
        Rows<State> states = new Rows<>(connection, bucket, STATES, BucketAudit::state)) {
      for (Line first = lines.peek(); first != null; first = lines.peek()) {
        strayStates(states, first.account);
        account(first, lines, moves, states);
      }
      strayStates(states, Long.MAX_VALUE);
      while (moves.peek() != null) {
        stray(moves.next());
      }
    }
    codes();
    try (Rows<Long> noted =
        new Rows<>(connection, bucket, RETURNS, row -> digest(row.getLong(1), row.getLong(2)))) {
      long sum = 0;
      while (noted.peek() != null) {
        sum += noted.next();
      }
      if (sum != returns) {
        findings.add("bucket " + bucket, "the table of returns is not what the activities say");
      }
    }
  }

  /// The codes that are kept as used, each of which an activity has to have used.
  private void codes() throws SQLException {
    try (Rows<Long> used =
        new Rows<>(
            connection,
            bucket,
            CODES,
            row ->
                digest((row.getString(1) + "/" + row.getString(2)).hashCode(), row.getLong(3)))) {
      while (used.peek() != null) {
        findings.code(-used.next());
      }
    }
  }

  static long digest(long purchase, long position) {
    long mixed = purchase * 0x9E3779B97F4A7C15L + position;
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    return mixed ^ (mixed >>> 32);
  }

  private void account(Line first, Rows<Line> lines, Rows<Move> moves, Rows<State> states)
      throws SQLException {
    Refold refold = new Refold(findings, first.programme, first.account);
    long position = 0;
    long activities = 0;
    long transfers = 0;
    for (Line line = first; line != null && line.account == first.account; line = lines.peek()) {
      lines.next();
      position = line.position;
      findings.same(first.owner(), "a programme", line.programme, first.programme);
      List<Effect.Transfer> own = transfers(line, moves);
      activity(line, own, refold);
      activities++;
      transfers += own.size();
    }
    findings.count(1, activities, transfers);
    State state = states.peek();
    if (state == null || state.id != first.account) {
      findings.add(first.owner(), "has activities, but no state");
      return;
    }
    states.next();
    findings.same(first.owner(), "the programme of its state", state.programme, first.programme);
    findings.same(first.owner(), "the position of its state", state.position, position);
    try {
      Account account = StateCodec.read(state.id, state.state);
      refold.compare(account);
      ties(account);
    } catch (RuntimeException e) {
      findings.add(state.owner(), "the state cannot be read: " + e.getMessage());
    }
  }

  /// What one account says of another, the other has to say of it.
  private void ties(Account account) {
    Ties ties = account.ties();
    if (ties.bond() != Bond.NONE) {
      findings.tie(digest(account.id(), ties.movedTo()));
    }
    ties.others()
        .forEach(
            (id, other) -> {
              if (other.bond() != Bond.NONE && other.through() == id) {
                findings.tie(-digest(id, account.id()));
              }
            });
  }

  private void activity(Line line, List<Effect.Transfer> transfers, Refold refold) {
    Programme rules = rules(line);
    if (rules == null) {
      return;
    }
    Activity activity;
    Outcome outcome;
    try {
      activity = ActivityForm.read(line.activity);
      outcome = DecisionForm.read(line.decision, rules);
    } catch (RuntimeException e) {
      findings.add(
          line.owner(), "position " + line.position + " cannot be read: " + e.getMessage());
      return;
    }
    findings.same(line.owner(), "the id at position " + line.position, line.id, activity.id());
    findings.same(line.owner(), "the key at position " + line.position, line.key, activity.key());
    refold.add(line.position, outcome, transfers);
    if (activity.follows()) {
      findings.follow(line.programme, line.account, line.key, -1);
    }
    for (Effect effect : outcome.effects()) {
      if (effect instanceof Effect.CodeUsed(var code)) {
        findings.code(digest((line.programme + "/" + code).hashCode(), line.id));
      }
    }
    if (activity instanceof Activity.Return) {
      for (Effect effect : outcome.effects()) {
        if (effect instanceof Effect.Stands(var stand)) {
          returns += digest(stand.purchase(), line.position);
        } else if (effect instanceof Effect.TakenBack(var act)) {
          returns += digest(act, line.position);
        }
      }
    }
  }

  private @Nullable Programme rules(Line line) {
    Published published = programmes.find(line.programme);
    if (published == null || line.version < 1 || line.version > published.releases().size()) {
      findings.add(
          line.owner(),
          "position " + line.position + " names version " + line.version + ", which is not there");
      return null;
    }
    return published.version(line.version);
  }

  private List<Effect.Transfer> transfers(Line line, Rows<Move> moves) throws SQLException {
    List<Effect.Transfer> own = new ArrayList<>();
    for (Move move = moves.peek(); move != null && !isLater(move, line); move = moves.peek()) {
      moves.next();
      if (move.account == line.account && move.position == line.position) {
        own.add(move.transfer);
      } else {
        stray(move);
      }
    }
    return own;
  }

  private static boolean isLater(Move move, Line line) {
    return move.account > line.account
        || (move.account == line.account && move.position > line.position);
  }

  private void stray(Move move) {
    findings.add(
        "account " + move.account,
        "a transfer at position " + move.position + " is of no activity: " + move.transfer);
  }

  private void strayStates(Rows<State> states, long account) throws SQLException {
    for (State state = states.peek(); state != null && state.id < account; state = states.peek()) {
      findings.add(states.next().owner(), "has a state, but no activity");
    }
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getLong("position"),
        row.getLong("id"),
        row.getLong("account"),
        row.getString("programme"),
        row.getString("key"),
        row.getInt("version"),
        row.getString("activity"),
        row.getBytes("decision"));
  }

  private static Move move(ResultSet row) throws SQLException {
    return new Move(
        row.getLong("position"),
        row.getLong("account"),
        new Effect.Transfer(
            row.getString("unit"),
            row.getLong("amount"),
            book(row.getString("from_book")),
            book(row.getString("to_book")),
            row.getObject("last_day", LocalDate.class),
            row.getObject("pending_until", LocalDate.class),
            row.getLong("hold"),
            row.getString("rule"),
            price(row)));
  }

  private static Partner.@Nullable Price price(ResultSet row) throws SQLException {
    String partner = row.getString("partner");
    return partner == null
        ? null
        : new Partner.Price(
            partner, Ratio.of(row.getLong("price_money"), row.getLong("price_units")));
  }

  private static Book book(String word) {
    return Book.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static State state(ResultSet row) throws SQLException {
    return new State(
        row.getLong("id"),
        row.getString("programme"),
        row.getLong("position"),
        row.getBytes("state"));
  }
}
