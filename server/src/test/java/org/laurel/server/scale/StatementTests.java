package org.laurel.server.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laurel.server.desk.DeskSettings;
import org.laurel.server.desk.House;
import org.laurel.server.desk.Texts;
import org.laurel.server.ledger.Cursor;
import org.laurel.server.platform.TestClock;
import org.laurel.server.platform.TestDatabase;
import org.laurel.wire.request.Identifier;
import org.laurel.wire.request.Request.Type;

/// The rules that keep the tables ready to be spread over machines, checked on every statement in
/// the sources, on those that a little of everything really sends, and on the schema itself.
class StatementTests {

  /// What breaks a rule and may, by how it begins, and why.
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "select activity.account, activity.programme, activity.key from activity left join key_claim",
          "An audit asks whether every key has its claim. It is a report: on a spread database the"
              + " coordinator brings the claims together for it.");

  private static final Set<String> SENT = new ConcurrentSkipListSet<>();
  private static House house;
  private static Rules rules;

  @BeforeAll
  static void open() {
    house =
        new House(
            TestDatabase.fresh(),
            new TestClock(House.NOON),
            DeskSettings.USUAL,
            sql -> SENT.add(Rules.plain(sql)));
    rules = new Rules(spread());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /// All tables with a bucket.
  private static Set<String> spread() {
    return new TreeSet<>(
        house
            .jdbc
            .sql(
                """
                select table_name from information_schema.columns
                where column_name = 'bucket' and table_schema = current_schema()
                """)
            .query(String.class)
            .list());
  }

  private static boolean excepted(String sql) {
    return EXCEPTIONS.keySet().stream().anyMatch(sql::startsWith);
  }

  @Test
  void everyStatementInTheSourcesKeepsTheRules() {
    List<Sources.Statement> all = Sources.all();

    assertThat(all).filteredOn(one -> rules.concern(one.sql())).hasSizeGreaterThan(40);
    assertThat(all)
        .filteredOn(one -> !excepted(one.sql()))
        .allSatisfy(one -> assertThat(rules.brokenBy(one.sql())).as(one.toString()).isEmpty());
    assertThat(EXCEPTIONS.keySet())
        .as("no exception outlives its statement")
        .allMatch(begins -> all.stream().anyMatch(one -> one.sql().startsWith(begins)));
  }

  @Test
  void everyStatementThatIsSentKeepsTheRules() throws Exception {
    // What brought the schema up to date was sent once, by one node.
    SENT.clear();
    aLittleOfEverything();

    assertThat(SENT).filteredOn(rules::concern).hasSizeGreaterThan(15);
    assertThat(SENT)
        .filteredOn(sql -> !excepted(sql))
        .allSatisfy(sql -> assertThat(rules.brokenBy(sql)).as(sql).isEmpty());
  }

  @Test
  void aPurchaseWritesNothingThatEveryMachineKeeps() {
    house.publish(Texts.CLUB);
    long anna = house.enrol("club");
    SENT.clear();
    house.buy("club", anna, "alone", "30.00");
    house.take("club", anna, Type.ACT, activity("alone-too", "'act':'visit'"));

    Set<String> mayBeWritten = new TreeSet<>(rules.spread());
    // Claims lie by their key. A counter is on its way to be kept in slices.
    mayBeWritten.addAll(Set.of("key_claim", "counter"));
    assertThat(SENT)
        .filteredOn(sql -> sql.matches("(insert into|update|delete from) .*"))
        .hasSizeGreaterThan(3)
        .allSatisfy(
            sql ->
                assertThat(sql.replaceFirst("(insert into|update|delete from) (\\w+).*", "$2"))
                    .isIn(mayBeWritten));
  }

  @Test
  void rulesAreSeenToBeBroken() {
    assertThat(rules.brokenBy("select id from account where id = :id")).hasSize(1);
    assertThat(
            rules.brokenBy(
                "select 1 from account a join transfer t on t.account = a.id"
                    + " where a.bucket = :bucket"))
        .hasSize(1);
    assertThat(rules.brokenBy("insert into account (id) values (:id)")).hasSize(1);
    assertThat(
            rules.brokenBy(
                "update account set state = f.state from unnest(:a, :b) as f"
                    + " (bucket, id) where account.bucket = f.bucket"))
        .hasSize(1);
    assertThat(rules.brokenBy("update account set bucket = :other where bucket = :bucket"))
        .hasSize(1);
    assertThat(rules.brokenBy("update account set due = now() where bucket = :bucket")).hasSize(1);
    assertThat(rules.brokenBy("select 1 from key_claim where key = :key")).hasSize(1);
    assertThat(
            Sources.of(
                "Some.java",
                """
                String PART = "select 1 from account ";
                String a = PART + "where bucket = :bucket";
                String b = "update account set state = :state"
                    + " where id = :id";
                """))
        .extracting(Sources.Statement::sql)
        .containsExactly(
            "select 1 from account where bucket = :bucket",
            "update account set state = :state where id = :id");
  }

  private static void aLittleOfEverything() throws Exception {
    house.publish(Texts.CLUB);
    long anna = house.enrol("club");
    house.buy("club", anna, "buy", "30.00");
    house.buy("club", anna, "buy", "30.00");
    house.buy("club", house.enrol("club"), "buy", "30.00");
    house.take("club", anna, Type.ACT, activity("act", "'act':'visit'"));
    house.take("club", anna, Type.REDEMPTION, activity("mug", "'reward':'mug'"));
    house.take("club", anna, Type.RETURN, activity("back", "'of':{'key':'buy'}"));
    house.take(
        "club",
        anna,
        Type.RETURN,
        activity("blind", "'lines':[{'sku':'tea','quantity':1,'amount':'1.00'}]"));
    house.clock.pass(Duration.ofDays(500));
    house.timekeeper.round();
    house.desk.look("club", anna);
    house.accounts.member("club", anna);
    house.accounts.counts();
    house.accounts.exists("club", anna);
    house.accounts.find("club", List.of(new Identifier(Identifier.Kind.CARD, "1")));
    house.ledger.feed("club", new Cursor(0, 0), 5);
    house.ledger.heads();
    house.ledger.trace(anna);
    long last = house.ledger.statement(anna, 0, 100).getLast().id();
    house.ledger.owner("club", last);
    house.audit();
  }

  private static String activity(String key, String rest) {
    return "{'key':'%s','member':'1','occurred':'2026-03-02T11:00:00Z',%s}"
        .formatted(key, rest)
        .replace('\'', '"');
  }

  @Test
  void theBucketIsPartOfEveryKeyOfSpreadTables() {
    List<String> keys =
        house
            .jdbc
            .sql(
                """
                select class.relname || ': ' || pg_get_indexdef(indexrelid)
                from pg_index join pg_class class on class.oid = indrelid
                where indisunique and class.relnamespace = current_schema()::regnamespace
                  and class.relname = any(:spread)
                """)
            .param("spread", rules.spread().toArray(String[]::new))
            .query(String.class)
            .list();
    assertThat(keys).hasSizeGreaterThanOrEqualTo(rules.spread().size());
    assertThat(keys).allMatch(key -> key.contains("(bucket"));
  }

  @Test
  void everyRowOfASpreadTableHasItsBucketAndNoTriggerOrTieKeepsItFromMoving() {
    assertThat(rules.spread()).contains("account", "activity", "transfer", "bucket_head");
    assertThat(
            count(
                """
                select count(*) from information_schema.columns
                where column_name = 'bucket' and is_nullable = 'YES'
                  and table_schema = current_schema()
                """))
        .isZero();
    assertThat(
            count(
                """
                select count(*) from information_schema.triggers
                where trigger_schema = current_schema()
                """))
        .isZero();
    assertThat(
            count(
                """
                select count(*) from information_schema.table_constraints
                where constraint_type = 'FOREIGN KEY' and table_schema = current_schema()
                """))
        .isZero();
  }

  private static int count(String sql) {
    return house.jdbc.sql(sql).query(Integer.class).single();
  }
}
