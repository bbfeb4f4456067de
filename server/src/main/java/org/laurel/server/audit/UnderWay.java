package org.laurel.server.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.activity.Activity;
import org.laurel.server.platform.Ids;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Published;
import org.laurel.wire.stored.DecisionForm;

/// What lies between accounts: every follow-up that a decision brought about has happened once, or
/// waits in the table; and what was sent and not yet received is exactly what the waiting ones
/// hold.
final class UnderWay {

  private static final String WAITING =
      """
      select follow_up.key, follow_up.programme, follow_up.account, activity.version,
             activity.decision
      from follow_up left join activity
        on activity.bucket = follow_up.bucket and activity.programme = follow_up.programme
          and activity.id = split_part(follow_up.key, ':', 2)::bigint
      where follow_up.bucket = any(?)
      """;

  private final Programmes programmes;
  private final Findings findings;
  private final Connection connection;

  UnderWay(Programmes programmes, Findings findings, Connection connection) {
    this.programmes = programmes;
    this.findings = findings;
    this.connection = connection;
  }

  void run() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "smallint", Ids.buckets().stream().map(Integer::shortValue).toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          waiting(row);
        }
      }
    }
    if (findings.ties() != 0) {
      findings.add("between accounts", "those that lead to others are not those led to");
    }
    if (findings.follows() != 0) {
      findings.add(
          "between accounts",
          "what has to happen on other accounts is not what happened there and what waits");
    }
    findings
        .sent()
        .forEach(
            (unit, amount) ->
                findings.same(
                    "between accounts of " + unit.programme(),
                    "what was sent of " + unit.name() + " and not received, nor waits,",
                    amount,
                    0L));
  }

  private void waiting(ResultSet row) throws SQLException {
    String programme = row.getString("programme");
    String key = row.getString("key");
    findings.follow(programme, row.getLong("account"), key, -1);
    Published published = programmes.find(programme);
    byte[] decision = row.getBytes("decision");
    if (published == null || decision == null) {
      findings.add("between accounts", key + " waits, but nothing brought it about");
      return;
    }
    for (Effect effect :
        DecisionForm.read(decision, published.version(row.getInt("version"))).effects()) {
      if (effect instanceof Effect.FollowUp(var account, var activity)
          && activity.key().equals(key)) {
        tied(account, activity);
        brings(activity)
            .forEach(
                brought -> {
                  if (brought instanceof Effect.Transfer t) {
                    long sent = t.from() == Book.SENT ? -t.amount() : t.amount();
                    findings.sent(programme, t.unit(), sent);
                  }
                });
      }
      if (effect instanceof Effect.FollowUp(_, Activity.Receive receive)
          && receive.key().equals(key)
          && receive.how() != Activity.Receive.How.PAID_BACK) {
        receive
            .parcels()
            .forEach(parcel -> findings.sent(programme, parcel.unit(), -parcel.amount()));
      }
    }
  }

  /// One of the two knows it already.
  private void tied(long account, Activity activity) {
    switch (activity) {
      case Activity.TakeOver over -> findings.tie(-BucketAudit.digest(over.from(), account));
      case Activity.SetFree free -> findings.tie(-BucketAudit.digest(account, free.from()));
      default -> {}
    }
  }

  private static List<Effect> brings(Activity activity) {
    return switch (activity) {
      case Activity.TakeOver over -> over.brings();
      case Activity.SetFree free -> free.brings();
      default -> List.of();
    };
  }
}
