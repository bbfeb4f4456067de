package org.laurel.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.laurel.server.ledger.Cursor;
import org.laurel.server.platform.TestClock;
import org.laurel.server.platform.TestDatabase;
import org.laurel.wire.request.Identifier;
import org.laurel.wire.request.Request.Type;

/// The rules that keep the schema ready to be spread over machines, checked on the statements that
/// a little of everything really sends, and on the schema itself.
class StatementTests {

  private static final List<String> SPREAD =
      List.of(
          "account",
          "activity",
          "transfer",
          "returned",
          "bucket_head",
          "follow_up",
          "code_use",
          "contest_reader");

  @Test
  void everyStatementOnSpreadTablesBindsTheBucket() throws Exception {
    Set<String> statements = new ConcurrentSkipListSet<>();
    try (House house =
        new House(
            TestDatabase.fresh(), new TestClock(House.NOON), DeskSettings.USUAL, statements::add)) {
      // What brought the schema up to date was sent once, by one node.
      statements.clear();
      aLittleOfEverything(house);
    }
    Pattern spread =
        Pattern.compile("\\b(from|join|into|update)\\s+(" + String.join("|", SPREAD) + ")\\b");
    Pattern bound = Pattern.compile("\\bbucket( = (any\\()?\\?|\\b.*\\bunnest\\()", Pattern.DOTALL);
    assertThat(statements).filteredOn(sql -> spread.matcher(sql).find()).hasSizeGreaterThan(15);
    assertThat(statements)
        .filteredOn(sql -> spread.matcher(sql).find())
        .allSatisfy(sql -> assertThat(sql).containsPattern(bound));
    assertThat(statements)
        .noneMatch(sql -> sql.matches("(?is).*(now\\(\\)|random\\(\\)|advisory|skip locked).*"));
  }

  private static void aLittleOfEverything(House house) throws Exception {
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
    house.accounts.known("club", List.of(anna));
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
    try (House house = House.fresh()) {
      List<String> keys =
          house
              .jdbc
              .sql(
                  """
                  select class.relname || ': ' || pg_get_indexdef(indexrelid)
                  from pg_index join pg_class class on class.oid = indrelid
                  where indisunique and class.relnamespace = current_schema()::regnamespace
                    and class.relname in ('account', 'activity', 'transfer', 'returned',
                                          'bucket_head', 'code_use', 'contest_reader')
                  """)
              .query(String.class)
              .list();
      assertThat(keys).hasSizeGreaterThanOrEqualTo(SPREAD.size());
      assertThat(keys).allMatch(key -> key.contains("(bucket"));
      assertThat(
              house
                  .jdbc
                  .sql(
                      """
                      select count(*) from information_schema.columns
                      where column_name = 'bucket' and is_nullable = 'NO'
                        and table_schema = current_schema()
                      """)
                  .query(Integer.class)
                  .single())
          .isEqualTo(SPREAD.size());
      assertThat(
              house
                  .jdbc
                  .sql(
                      """
                      select count(*) from information_schema.triggers
                      where trigger_schema = current_schema()
                      """)
                  .query(Integer.class)
                  .single())
          .isZero();
    }
  }
}
