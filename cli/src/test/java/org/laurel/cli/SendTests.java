package org.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurel.core.language.Language;

class SendTests {

  private static final Path RETAIL = Repository.file("programmes/online-retail");

  @TempDir private Path folder;
  private Shop shop;

  @BeforeEach
  void aShopIsOpen() throws IOException {
    String text = Files.readString(RETAIL.resolve("programme.yaml"));
    shop = new Shop(Language.read("programme.yaml", text).programme());
  }

  @AfterEach
  void theShopIsClosed() {
    shop.close();
  }

  private Call send(Path file, Object... args) {
    List<Object> all =
        new ArrayList<>(List.of("send", file, "--to", shop.url(), "--key", Shop.KEY));
    all.addAll(List.of(args));
    return Call.laurel(all.toArray());
  }

  private static String purchase(String key, String member, String amount) {
    return """
    {"type":"purchase","key":"%s","member":"%s","occurred":"2011-01-10T08:00:00Z","money":"GBP",\
    "lines":[{"line":1,"sku":"X","quantity":1,"amount":"%s"}]}
    """
        .formatted(key, member, amount);
  }

  /// Purchases of 10.00 pounds: `each` for every one of so many members, in turn.
  private Path file(int members, int each) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < each; i++) {
      for (int m = 0; m < members; m++) {
        text.append(purchase("p-" + m + "-" + i, "card:" + m, "10.00"));
      }
    }
    return Files.writeString(folder.resolve("it.ndjson"), text);
  }

  @Test
  void everyLineIsSentAndEveryMemberEnrolled() throws IOException {
    Call call = send(file(20, 30), "--enrol");

    assertThat(call.out())
        .containsPattern("granted +600")
        .containsPattern("refused +0")
        .containsPattern("enrolled +20");
    assertThat(call.exit()).isZero();
    assertThat(IntStream.range(0, 20).mapToLong(m -> shop.available("card:" + m, "point")))
        .containsOnly(300L);
  }

  @Test
  void theLinesOfAMemberArriveInTheirOrder() throws IOException {
    send(file(10, 60), "--enrol", "--connections", "4", "--batch", "7");

    List<String> inOrder = IntStream.range(0, 60).mapToObj(i -> "p-3-" + i).toList();
    assertThat(shop.order("card:3")).isEqualTo(inOrder);
  }

  @Test
  void sendingAgainChangesNothing() throws IOException {
    Path file = file(5, 10);
    send(file, "--enrol");

    Call again = send(file, "--enrol");

    assertThat(again.out())
        .containsPattern("granted +0")
        .containsPattern("taken before +50")
        .containsPattern("members already +5");
    assertThat(again.exit()).isZero();
    assertThat(shop.available("card:3", "point")).isEqualTo(100);
  }

  @Test
  void withoutEnrollingUnknownMembersAreRefusedWithReasons() throws IOException {
    Call call = send(file(5, 2));

    assertThat(call.out())
        .containsPattern("refused +10")
        .contains("unknown-member: 10 lines", "line 1: The programme has no such member.");
    assertThat(call.exit()).isEqualTo(1);
  }

  @Test
  void linesThatTheRulesRefuseAreCountedByCode() throws IOException {
    String text =
        purchase("a", "card:1", "10.00")
            + purchase("b", "card:1", "10.001")
            + "{\"broken\n"
            + purchase("a", "card:1", "11.00");
    Path file = Files.writeString(folder.resolve("it.ndjson"), text);

    Call call = send(file, "--enrol", "--json");

    var json = Repository.json(call.out());
    assertThat(json.get("granted").asInt()).isEqualTo(1);
    assertThat(json.get("refused").propertyNames())
        .containsExactly("broken-json", "key-used-before", "too-many-decimals");
    assertThat(call.exit()).isEqualTo(1);
  }

  @Test
  void aServerThatIsBusyIsAskedAgain() throws IOException {
    shop.busyFor(4);

    Call call = send(file(3, 10), "--enrol", "--programme", "online-retail");

    assertThat(call.out()).containsPattern("granted +30").containsPattern("sent again +\\d");
    assertThat(call.exit()).isZero();
  }

  @Test
  void afterABrokenConnectionWhatWasNotAnsweredIsSentAgain() throws IOException {
    Path file = file(3, 20);
    shop.cutHalfway();

    Call call = send(file, "--enrol", "--programme", "online-retail", "--connections", "1");

    assertThat(call.out()).containsPattern("refused +0").containsPattern("sent again +\\d");
    assertThat(call.exit()).isZero();
    assertThat(shop.available("card:0", "point")).isEqualTo(200);
    assertThat(shop.order("card:2")).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void aLineOverWhichTheServerStumblesIsTriedAgain() throws IOException {
    shop.faultyFor(2);

    Call call = send(file(1, 3), "--enrol", "--programme", "online-retail");

    assertThat(call.out()).containsPattern("granted +\\d").containsPattern("sent again +2");
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws IOException {
    shop.busyFor(1_000_000);

    Call call = send(file(1, 3), "--programme", "online-retail", "--patience", "1");

    assertThat(call.err())
        .contains(
            "not everything was answered: Send it again later.", "Run the same command again");
    assertThat(call.exit()).isEqualTo(1);
  }

  @Test
  void whereNobodyListensTheAddressIsWrong() throws IOException {
    String url = shop.url();
    shop.close();

    Call call = Call.laurel("send", file(1, 1), "--to", url, "--key", Shop.KEY);

    assertThat(call.err()).contains("no answer from " + url).doesNotContain("\tat ");
    assertThat(call.exit()).isEqualTo(2);
  }

  @Test
  void aKeyThatOpensNothingIsAWrongCall() throws IOException {
    Call call = Call.laurel("send", file(1, 1), "--to", shop.url(), "--key", "another");

    assertThat(call.err()).contains("The key opens nothing here.");
    assertThat(call.exit()).isEqualTo(2);
  }

  @Test
  void anAddressThatIsNoneIsAWrongCall() throws IOException {
    Call call = Call.laurel("send", file(1, 1), "--to", "localhost:8080", "--key", Shop.KEY);

    assertThat(call.err()).contains("is no address of a server");
    assertThat(call.exit()).isEqualTo(2);
  }

  @Test
  void aCsvFileIsSentThroughItsMappingAndCounted() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("sales.csv"),
            """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            1001,LAMP,A LAMP,1,2011-01-10 08:26:00,120.50,17850,France
            C1002,LAMP,A LAMP,-1,2011-01-11 08:26:00,120.50,17850,France
            """);

    Call call = send(csv, "--enrol", "--map", RETAIL.resolve("online-retail.mapping.yaml"));

    assertThat(call.out()).contains("In the file: 2 rows").containsPattern("granted +2");
    assertThat(shop.available("external:17850", "point")).isZero();
  }
}
