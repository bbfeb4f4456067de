package org.laurel.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.laurel.core.account.Account;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.audit.Audit;
import org.laurel.server.audit.Finding;
import org.laurel.server.codes.Codes;
import org.laurel.server.codes.Pools;
import org.laurel.server.ledger.Ledger;
import org.laurel.server.platform.Address;
import org.laurel.server.platform.Databases;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.TestClock;
import org.laurel.server.platform.TestDatabase;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Publication;
import org.laurel.wire.json.Json;
import org.laurel.wire.request.Request;
import org.laurel.wire.request.RequestReader;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// One server node without its doors: stores, ledger and desk on a database, as the application
/// puts them together. Requests are given as their JSON.
public final class House implements AutoCloseable {

  public static final String NOON = "2026-03-02T12:00:00Z";
  public static final String TILL = "till";

  private static final AtomicInteger CARDS = new AtomicInteger();

  public final Address address;
  public final TestClock clock;
  public final DataSource source;
  public final JdbcClient jdbc;
  public final Programmes programmes;
  public final Accounts accounts;
  public final Ledger ledger;
  public final Desk desk;
  public final Timekeeper timekeeper;

  private final HikariDataSource pool;
  private final HikariDataSource early;

  public House(Address address, TestClock clock, DeskSettings settings) {
    this(address, clock, settings, _ -> {});
  }

  /// @param statements hears every statement that is sent
  public House(
      Address address, TestClock clock, DeskSettings settings, Consumer<String> statements) {
    this.address = address;
    this.clock = clock;
    this.pool = Databases.openPlanningOnce(address, 16, Databases.PATIENCE);
    this.source = Watched.over(pool, statements);
    this.early = Databases.openEarly(address, 4, Databases.PATIENCE);
    Databases.prepare(source);
    JdbcOperations operations = new JdbcTemplate(source);
    this.jdbc = JdbcClient.create(operations);
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    this.programmes = new Programmes(jdbc, transaction, clock);
    this.accounts = new Accounts(operations);
    this.ledger = new Ledger(operations);
    Claims claims = new Claims(new JdbcTemplate(Watched.over(early, statements)));
    Stores stores =
        new Stores(
            programmes,
            accounts,
            ledger,
            claims,
            new Outbox(jdbc),
            new Codes(jdbc, transaction, clock),
            new Pools(jdbc, transaction),
            operations,
            transaction,
            clock,
            Ids.ofNewNode(clock, source));
    this.desk = new Desk(stores, Meters.of(new SimpleMeterRegistry()), settings);
    this.timekeeper = new Timekeeper(new Herald(stores), accounts, desk, clock);
    desk.start();
  }

  public static House fresh() {
    return new House(TestDatabase.fresh(), new TestClock(NOON), DeskSettings.USUAL);
  }

  /// Another node on the same database, with the same clock.
  public House node() {
    return new House(address, clock, DeskSettings.USUAL);
  }

  public Publication publish(String text) {
    String id = text.lines().filter(l -> l.startsWith("programme:")).findFirst().orElseThrow();
    return programmes.publish(id.substring("programme:".length()).strip(), text, null);
  }

  public Request read(String programme, Request.Type type, String json) {
    RequestReader reader =
        new RequestReader(programmes.find(programme).versions(), clock.instant());
    return reader.read(type, Json.read(json), null);
  }

  /// Enrols somebody who joined on the first day of the year.
  public long enrol(String programme) {
    int card = CARDS.incrementAndGet();
    Answer answer =
        enrol(
            programme,
            """
            {"key":"enrol-%s","identifiers":[{"kind":"card","value":"%s"}],
             "profile":{"language":"en"},"joined":"2026-01-01"}"""
                .formatted(card, card));
    return ((Answer.Granted) answer).entry().account();
  }

  public Answer enrol(String programme, String json) {
    return desk.enrol(programme, TILL, read(programme, Request.Type.ENROL, json)).join();
  }

  public CompletableFuture<Answer> send(
      String programme, long account, Request.Type type, String json) {
    return desk.take(programme, TILL, account, read(programme, type, json));
  }

  public Answer take(String programme, long account, Request.Type type, String json) {
    return send(programme, account, type, json).join();
  }

  /// A basket of one line.
  public static String basket(String key, Instant occurred, String amount) {
    return """
    {"key":"%s","member":"1","occurred":"%s","money":"EUR",
     "lines":[{"line":1,"sku":"tea","category":"drinks","quantity":1,"amount":"%s"}]}"""
        .formatted(key, occurred, amount);
  }

  public Answer buy(String programme, long account, String key, String amount) {
    return take(programme, account, Request.Type.PURCHASE, basket(key, clock.instant(), amount));
  }

  /// Does what is due in an account by now.
  public int settle(String programme, long account) {
    return desk.settle(programme, account).join();
  }

  public long available(String programme, long account, String unit) {
    Account state = desk.look(programme, account);
    return state.available(unit);
  }

  /// Goes through all the books; they have to be sound.
  public void audit() throws SQLException {
    assertThat(findings()).isEmpty();
  }

  /// What an audit finds.
  List<String> findings() throws SQLException {
    return new Audit(source, programmes)
        .run(4, _ -> {}).findings().stream().map(Finding::toString).toList();
  }

  @Override
  public void close() {
    desk.stop();
    pool.close();
    early.close();
  }
}
