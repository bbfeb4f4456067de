package org.laurel.server.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.laurel.server.Cafe;
import org.laurel.server.Client.Answered;
import org.laurel.server.TestServer;
import org.laurel.server.audit.Audit;
import org.laurel.server.platform.Databases;
import org.laurel.server.programmes.Programmes;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The setting for a database that is spread over machines, and the file that spreads it, as far as
/// one PostgreSQL can show them.
class SpreadTests {

  private static TestServer server;
  private static JdbcClient jdbc;

  @BeforeAll
  static void open() {
    // As many connections as this one database can give.
    server = TestServer.start("--spring.profiles.active=spread", "--laurel.connections=20");
    jdbc = JdbcClient.create(server.bean(DataSource.class));
  }

  @AfterAll
  static void close() throws Exception {
    try (TestServer _ = server) {
      assertThat(
              new Audit(server.bean(DataSource.class), server.bean(Programmes.class))
                  .run(4, _ -> {})
                  .findings())
          .isEmpty();
    }
  }

  @Test
  void everyTransactionOfPurchasesStaysInOneBucket() throws Exception {
    Cafe cafe = Cafe.on(server);
    List<String> cards = IntStream.range(0, 100).mapToObj(_ -> cafe.member()).toList();
    List<CompletableFuture<Answered>> tills = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 1_000; i++) {
        String card = cards.get(i % cards.size());
        tills.add(
            CompletableFuture.supplyAsync(() -> cafe.buys(card, Cafe.key(), "1.00"), threads));
      }
    }

    assertThat(tills).allSatisfy(till -> till.join().hasStatus(201));
    // Two heads that one transaction moved would bear its number both.
    assertThat(
            jdbc.sql(
                    """
                    select count(*) - count(distinct xmin::text) from bucket_head
                    where position > 0
                    """)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void claimsAreOnDiskBeforeTheirBatch() {
    assertThat(
            JdbcClient.create(server.bean(Databases.EARLY, DataSource.class))
                .sql("show synchronous_commit")
                .query(String.class)
                .single())
        .isEqualTo("on");
  }

  @Test
  void statementsArePlannedWithWhatTheyInsert() {
    assertThat(jdbc.sql("show plan_cache_mode").query(String.class).single()).isEqualTo("auto");
  }

  @Test
  void theFileThatSpreadsTheTablesKnowsEachOfThem() throws Exception {
    String file =
        Files.readString(Path.of(System.getProperty("laurel.root"), "docs/scale/citus.sql"));
    Set<String> buckets = tables("table_name in (select table_name from with_bucket)");
    Set<String> others =
        tables(
            "table_name not in (select table_name from with_bucket) and table_name <> 'key_claim'");

    assertThat(named(file, "create_distributed_table\\('(\\w+)', 'bucket'")).isEqualTo(buckets);
    assertThat(named(file, "create_distributed_table\\('(\\w+)', 'key'"))
        .isEqualTo(Set.of("key_claim"));
    assertThat(named(file, "create_reference_table\\('(\\w+)'")).isEqualTo(others);
  }

  private static Set<String> tables(String which) {
    return new TreeSet<>(
        jdbc.sql(
                """
                with with_bucket as (
                  select table_name from information_schema.columns
                  where column_name = 'bucket' and table_schema = current_schema())
                select table_name from information_schema.tables
                where table_schema = current_schema() and table_name not like 'flyway%' and
                """
                    + which)
            .query(String.class)
            .list());
  }

  private static Set<String> named(String file, String pattern) {
    return Pattern.compile(pattern)
        .matcher(file)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
