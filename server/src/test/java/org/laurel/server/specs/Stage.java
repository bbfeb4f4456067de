package org.laurel.server.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.laurel.core.activity.Activity;
import org.laurel.server.Client;
import org.laurel.server.TestServer;
import org.laurel.server.audit.Audit;
import org.laurel.server.desk.Settling;
import org.laurel.server.programmes.Programmes;

/// A server whose clock stands still until it is told, for one spec after the other.
final class Stage implements AutoCloseable {

  private final TestServer server =
      TestServer.start("--laurel.adjustable-clock=true", "--laurel.desk.rounds=0");
  private final Client client = server.owner().hurried();
  private final AtomicInteger specs = new AtomicInteger();

  TestServer server() {
    return server;
  }

  Client client() {
    return client;
  }

  void clock(Instant now) {
    client.send("PUT", "/v1/clock", "application/json", "{\"now\":\"" + now + "\"}").hasStatus(200);
  }

  /// Does what is due in an account by now.
  void settle(String programme, long account) {
    Settling.settle(server, programme, account);
  }

  /// Tells an account what a draw or a contest came to.
  void told(String programme, long account, Activity outcome) {
    Settling.tell(server, programme, account, outcome);
  }

  /// A programme's text under an id that no other spec uses, so that each has budgets, stock and
  /// keys of its own.
  String alone(String text) {
    return text.replaceFirst("(?m)^(programme: *)(\\S+)", "$1$2-" + specs.incrementAndGet());
  }

  void auditsItself() throws SQLException {
    Audit audit = new Audit(server.bean(DataSource.class), server.bean(Programmes.class));
    assertThat(audit.run(4, _ -> {}).findings()).isEmpty();
  }

  @Override
  public void close() {
    server.close();
  }
}
