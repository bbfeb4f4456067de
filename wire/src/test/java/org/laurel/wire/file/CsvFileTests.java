package org.laurel.wire.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurel.wire.file.ActivityFile.Item;
import org.laurel.wire.json.Json;

/// Rows of a made-up shop become requests.
class CsvFileTests {

  private static final String MAPPING =
      """
      format: csv
      activity: one per Receipt
      member: card from Card
      occurred: Time as "dd.MM.yyyy HH:mm" in Europe/Warsaw
      money: PLN
      place: {store: Shop}
      lines:
        sku: Item
        category: Group
        quantity: Pieces
        amount: Pieces * Price
      returns: where Receipt begins with "Z"
      leave out:
        - where Group is "bag"
        - where Price is below 0
      counts: [Shop]
      """;

  private static final String HEADER = "Receipt,Card,Time,Shop,Item,Group,Pieces,Price\n";

  @TempDir Path folder;

  @Test
  void rowsOfOneReceiptBecomeOneRequest() throws IOException {
    List<Item> items =
        items(
            """
            1,27 00,28.02.2026 09:17,W1,espresso,coffee,2,6.495
            1,27 00,28.02.2026 09:18,W1,bun,,1,4
            1,27 00,28.02.2026 09:18,W1,paper bag,bag,1,0.5
            Z2,27 00,01.03.2026 08:00,W1,espresso,coffee,-1,6.495
            """);

    assertThat(items.stream().map(CsvFileTests::json))
        .containsExactly(
            """
            {"type":"purchase","key":"1","member":"card:27 00",\
            "occurred":"2026-02-28T09:17+01:00","money":"PLN","place":{"store":"W1"},"lines":[\
            {"line":1,"sku":"espresso","category":"coffee","quantity":2,"amount":"12.99"},\
            {"line":2,"sku":"bun","quantity":1,"amount":"4.00"}]}""",
            """
            {"type":"return","key":"Z2","member":"card:27 00",\
            "occurred":"2026-03-01T08:00+01:00","lines":[\
            {"sku":"espresso","quantity":1,"amount":"6.50"}]}""");
  }

  @Test
  void receiptsComeInTheOrderOfTheirFirstRowsHoweverTheyOverlap() throws IOException {
    List<Item> items =
        items(
            """
            1,27,28.02.2026 09:17,W1,a,,1,1
            2,28,28.02.2026 09:17,W1,b,,1,1
            1,27,28.02.2026 09:18,W1,c,,1,1
            """);

    assertThat(items.stream().map(Item::line)).containsExactly(2L, 3L);
    assertThat(json(items.getFirst())).contains("\"sku\":\"a\"", "\"sku\":\"c\"");
  }

  @Test
  void receiptsWithoutACardAreCountedAndPassedOver() throws IOException {
    Path path =
        file(
            """
            1,,28.02.2026 09:17,W1,a,,2,1.50
            2,28,28.02.2026 09:17,W2,b,,1,1
            """);
    try (CsvFile file = new CsvFile(path, MappingReader.read("m.yaml", MAPPING))) {
      assertThat(all(file)).hasSize(1);
      Counts counts = file.counts();
      assertThat(counts.withoutMember()).isEqualTo(1);
      assertThat(counts.net()).isEqualByComparingTo("4.00");
      assertThat(counts.memberNet()).isEqualByComparingTo("1.00");
      assertThat(counts.different()).containsEntry("Shop", 2L);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,27,2026-02-28 09:17,W1,a,,1,1     | bad-moment | line 2: Time is not as the mapping says",
        "1,27,30.02.2026 09:17,W1,a,,1,1     | bad-moment | line 2: Time is not as the mapping says",
        "1,27,28.02.2026 09:17,W1,a,,one,1   | bad-number | line 2: Pieces is no plain number: \"one\"",
        "1,27,28.02.2026 09:17,W1,a,,-1,1    | below-0    | line 2: in a purchase",
      })
  void aRowThatCannotBeUnderstoodSpoilsItsReceiptOnly(String row, String code, String message)
      throws IOException {
    List<Item> items = items(row + "\n2,28,28.02.2026 09:17,W1,b,,1,1\n");

    assertThat(items).hasSize(2);
    Item.Broken broken = (Item.Broken) items.getFirst();
    assertThat(broken.problem().code()).isEqualTo(code);
    assertThat(broken.problem().detail()).startsWith(message);
    assertThat(items.get(1)).isInstanceOf(Item.Sound.class);
  }

  @Test
  void twoCardsOnOneReceiptAreTold() throws IOException {
    List<Item> items =
        items(
            """
            1,27,28.02.2026 09:17,W1,a,,1,1
            1,28,28.02.2026 09:17,W1,b,,1,1
            """);

    assertThat(((Item.Broken) items.getFirst()).problem().code()).isEqualTo("two-members");
  }

  @Test
  void gzipIsUnpackedWhateverTheNameSays() throws IOException {
    Path path = folder.resolve("receipts.csv");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write((HEADER + "1,27,28.02.2026 09:17,W1,a,,1,1\n").getBytes(StandardCharsets.UTF_8));
    }

    assertThat(read(path)).hasSize(1);
  }

  @Test
  void aFileThatIsNoSuchCsvIsTold() throws IOException {
    assertThatThrownBy(() -> items("1,27\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("after line 1");
    Path latin = folder.resolve("latin.csv");
    Files.write(
        latin,
        (HEADER + "1,27,28.02.2026 09:17,W1,kawa żółta,,1,1\n")
            .getBytes(Charset.forName("ISO-8859-2")));
    assertThatThrownBy(() -> read(latin)).hasMessageContaining("not UTF-8");
    Path other = Files.writeString(folder.resolve("other.csv"), "Receipt,Card,Tme\n1,2,3\n");
    assertThatThrownBy(() -> read(other))
        .hasMessageContaining("other.csv has no column \"Time\"; known: Card, Receipt, Tme.")
        .hasMessageContaining("Did you mean \"Tme\"?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "format: csv             | format: xls             | m.yaml:1:9 error: the only format is: csv",
        "money: PLN              | money: złoty            | m.yaml:5:8 error: money is an ISO 4217 code such as GBP or PLN",
        "money: PLN              | mony: PLN               | m.yaml:5:1 error: no field \"mony\" here",
        "activity: one per Receipt | activity: each Receipt | m.yaml:2:11 error: \"each Receipt\" is not of the form: one per COLUMN",
        "Europe/Warsaw           | Warsaw                  | m.yaml:4:11 error: a zone of the IANA database is needed, such as Europe/London",
        "dd.MM.yyyy              | dd.MM.yyyy {            | m.yaml:4:11 error: a pattern has yyyy, MM, dd",
        "Pieces * Price          | Pieces * Price * 2      | m.yaml:11:11 error: an amount is COLUMN, or COLUMN * COLUMN",
        "is below 0              | is under 0              | m.yaml:15:5 error: \"where Price is under 0\" is not of the form: where COLUMN",
        "{store: Shop}           | {shop: Shop}            | m.yaml:6:9 error: no field \"shop\" here; known: brand, channel, partner, store",
        "{store: Shop}           | {store: Shop            | m.yaml:7:6 error: ",
        "member: card from Card  | # none                  | m.yaml:1:1 error: \"member\" is required here",
      })
  void aMappingThatIsWrongIsToldWithItsPlace(String right, String wrong, String message) {
    assertThat(MAPPING).contains(right);

    assertThatThrownBy(() -> MappingReader.read("m.yaml", MAPPING.replace(right, wrong)))
        .isInstanceOf(UnsoundMapping.class)
        .hasMessageStartingWith(message.strip());
  }

  @Test
  void aMappingThatIsMeantToHurtIsTold() {
    assertThatThrownBy(() -> MappingReader.read("m.yaml", "[".repeat(50_000)))
        .hasMessage("m.yaml:1:5 error: nested too deeply");
    assertThatThrownBy(() -> MappingReader.read("m.yaml", "a: &a [x]\nb: [*a, *a]\n"))
        .hasMessageStartingWith("m.yaml:2:5 error: references (*name) are not used");
    assertThatThrownBy(() -> MappingReader.read("m.yaml", "# " + "x".repeat(200_000)))
        .isInstanceOf(UnsoundMapping.class);
    assertThatThrownBy(() -> MappingReader.read("m.yaml", ""))
        .hasMessage("m.yaml:1:1 error: there is nothing here");
  }

  @Test
  void theExampleInTheDocumentsReads() throws IOException {
    Path guide = Path.of(System.getProperty("laurel.root"), "docs/MAPPING.md");
    String text = Files.readString(guide);
    int from = text.indexOf("```yaml\n") + 8;

    Mapping mapping =
        MappingReader.read("docs/MAPPING.md", text.substring(from, text.indexOf("```", from)));

    assertThat(mapping.leaveOut()).hasSize(2);
    assertThat(mapping.place()).containsEntry("store", "Shop");
  }

  private List<Item> items(String rows) throws IOException {
    return read(file(rows));
  }

  private Path file(String rows) throws IOException {
    return Files.writeString(folder.resolve("receipts.csv"), HEADER + rows);
  }

  private static List<Item> read(Path path) throws IOException {
    try (ActivityFile file = ActivityFile.open(path, MappingReader.read("m.yaml", MAPPING))) {
      return all(file);
    }
  }

  private static List<Item> all(ActivityFile file) throws IOException {
    List<Item> items = new ArrayList<>();
    for (Item item = file.next(); item != null; item = file.next()) {
      items.add(item);
    }
    return items;
  }

  private static String json(Item item) {
    return Json.write(((Item.Sound) item).json());
  }
}
