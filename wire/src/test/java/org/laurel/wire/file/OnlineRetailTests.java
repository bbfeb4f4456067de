package org.laurel.wire.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurel.core.activity.Activity;
import org.laurel.core.programme.Versions;
import org.laurel.core.value.Decimal;
import org.laurel.wire.Fixtures;
import org.laurel.wire.file.ActivityFile.Item;
import org.laurel.wire.request.RequestReader;

/// A year of real invoices (UCI Online Retail, CC0), read with the mapping that ships with Laurel.
/// The data is no part of the repository; without it these tests are skipped, and say so.
class OnlineRetailTests {

  private static final Path ROOT = Path.of(System.getProperty("laurel.root"));
  private static final Path DATA =
      ROOT.resolve("../shared/data/online_retail/online_retail.csv.gz").normalize();
  private static final Path MAPPING =
      ROOT.resolve("programmes/online-retail/online-retail.mapping.yaml");

  @BeforeEach
  void theDataIsThere() {
    boolean there = Files.exists(DATA);
    if (!there) {
      System.out.println("SKIPPED: the Online Retail tests, as there is no " + DATA);
    }
    assumeTrue(there, () -> "there is no " + DATA);
  }

  @Test
  void theLoadersCountsAreTheFilesKnownFacts() throws IOException {
    RequestReader reader =
        new RequestReader(Versions.only(Fixtures.bar()), Instant.parse("2026-01-01T00:00:00Z"));
    long lines = 0;
    BigDecimal bought = BigDecimal.ZERO;
    try (CsvFile file = open()) {
      for (Item item = file.next(); item != null; item = file.next()) {
        assertThat(item).isInstanceOf(Item.Sound.class);
        Activity activity = reader.readTyped(((Item.Sound) item).json()).draft();
        if (activity instanceof Activity.Purchase purchase) {
          lines += purchase.lines().size();
          for (Activity.Line line : purchase.lines()) {
            bought = bought.add(BigDecimal.valueOf(line.amount(), 2));
          }
        }
      }
      Counts counts = file.counts();

      assertThat(counts.rows()).isEqualTo(541_909);
      assertThat(counts.activities()).isEqualTo(25_900);
      assertThat(counts.returns()).isEqualTo(3_836);
      assertThat(counts.returnRows()).isEqualTo(9_288);
      assertThat(counts.above()).isEqualByComparingTo("10666684.54");
      assertThat(counts.below()).isEqualByComparingTo("-918936.61");
      assertThat(counts.net()).isEqualByComparingTo("9747747.93");

      assertThat(counts.members()).isEqualTo(4_372);
      assertThat(counts.memberRows()).isEqualTo(406_829);
      assertThat(counts.memberActivities()).isEqualTo(22_190);
      assertThat(counts.memberNet()).isEqualByComparingTo("8300065.81");
      assertThat(counts.memberReturned()).isEqualByComparingTo("-611342.09");
      assertThat(counts.different()).isEqualTo(Map.of("StockCode", 4_070L, "Country", 38L));

      assertThat(counts.given()).isEqualTo(22_190);
      assertThat(counts.withoutMember()).isEqualTo(3_710);
      assertThat(counts.leftOut() + counts.broken()).isZero();
      assertThat(bought).isEqualByComparingTo(counts.memberNet().subtract(counts.memberReturned()));
      assertThat(lines).isEqualTo(406_829 - 8_905);
      assertThat(file.progress()).isEqualTo(1.0);
    }
  }

  @Test
  void anInvoiceThatAnotherInterruptsIsOneInvoice() throws IOException {
    RequestReader reader =
        new RequestReader(Versions.only(Fixtures.bar()), Instant.parse("2026-01-01T00:00:00Z"));
    try (CsvFile file = open()) {
      for (Item item = file.next(); item != null; item = file.next()) {
        Activity activity = reader.readTyped(((Item.Sound) item).json()).draft();
        if (activity instanceof Activity.Purchase purchase && purchase.key().equals("542806")) {
          assertThat(purchase.occurred()).isEqualTo("2011-02-01T11:19:00Z");
          assertThat(purchase.lines()).hasSize(39);
          assertThat(purchase.lines().getFirst().sku()).isEqualTo("48194");
          assertThat(purchase.lines().getFirst().quantity()).isEqualTo(Decimal.ONE);
          return;
        }
      }
    }
    throw new AssertionError("invoice 542806 was not found");
  }

  @Test
  void someRowsCostNothingAndTwoLessThanThat() throws IOException {
    long negative = 0;
    long free = 0;
    try (CsvRows rows = new CsvRows(DATA)) {
      int price = rows.columns().get("UnitPrice");
      for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
        int sign = new BigDecimal(row.fields().get(price)).signum();
        negative += sign < 0 ? 1 : 0;
        free += sign == 0 ? 1 : 0;
      }
    }
    assertThat(negative).isEqualTo(2);
    assertThat(free).isEqualTo(2_515);
  }

  private static CsvFile open() throws IOException {
    Mapping mapping =
        MappingReader.read(MAPPING.getFileName().toString(), Files.readString(MAPPING));
    return new CsvFile(DATA, mapping);
  }
}
