package org.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateTests {

  private static final Path RETAIL = Repository.file("programmes/online-retail");
  private static final Path MAPPING = RETAIL.resolve("online-retail.mapping.yaml");

  /// Anna buys for 120.50 and 30.00 and brings the second back; Boris buys for 9.99.
  private static final String CSV =
      """
      "InvoiceNo","StockCode","Description","Quantity","InvoiceDate","UnitPrice","CustomerID","Country"
      "1001","LAMP","A LAMP",1,2011-01-10 08:26:00,120.50,17850,"United Kingdom"
      "1002","VASE","A VASE",2,2011-02-10 09:00:00,15.00,17850,"United Kingdom"
      "1003","CARD","A CARD",1,2011-02-11 09:00:00,9.99,13047,"France"
      "1004","CARD","A CARD",3,2011-02-12 09:00:00,0.99,,"France"
      "C1005","VASE","A VASE",-2,2011-03-01 10:00:00,15.00,17850,"United Kingdom"
      """;

  @TempDir private Path folder;

  private Path csv() throws IOException {
    return Files.writeString(folder.resolve("sales.csv"), CSV);
  }

  private Path programme(String from, String to) throws IOException {
    String text = Files.readString(RETAIL.resolve("programme.yaml"));
    assertThat(text).contains(from);
    return Files.writeString(folder.resolve("programme.yaml"), text.replace(from, to));
  }

  private Call simulate(Object... args) throws IOException {
    Object[] all = new Object[args.length + 6];
    all[0] = "simulate";
    all[1] = RETAIL;
    all[2] = "--activities";
    all[3] = csv();
    all[4] = "--map";
    all[5] = MAPPING;
    System.arraycopy(args, 0, all, 6, args.length);
    return Call.laurel(all);
  }

  @Test
  void whatWasIssuedTakenBackAndIsHeldIsCounted() throws IOException {
    Call call = simulate();

    assertThat(call.out())
        .contains("Online Retail: 4 activities of 2 members, 2011-01-10 to 2011-03-01")
        .contains("enrol 2, purchase 3, return 1")
        .containsPattern("point +159 +30 +0 +0 +129 +0 +2")
        .contains("sales after discounts  160.49 GBP", "paid back               30.00 GBP");
    assertThat(call.exit()).isZero();
  }

  @Test
  void whatWasFoundInTheFileIsToldSoThatItsOwnerCanCompare() throws IOException {
    assertThat(simulate().out())
        .contains("In the file: 5 rows, 5 activities (1 return with 1 row)")
        .contains("3 different StockCode, 2 different Country")
        .contains("With a member: 2 members, 4 rows, 4 activities, net 130.49, returned -30.00")
        .contains("Passed over: 1 activity without a member");
  }

  @Test
  void aZippedFileComesToTheSame() throws IOException {
    Path zipped = folder.resolve("sales.csv.gz");
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(zipped)), StandardCharsets.UTF_8)) {
      out.write(CSV);
    }

    Call call = Call.laurel("simulate", RETAIL, "--activities", zipped, "--map", MAPPING, "--json");

    assertThat(call.out()).isEqualTo(simulate("--json").out());
  }

  @Test
  void everyBalanceCanBeWritten() throws IOException {
    Path balances = folder.resolve("balances.csv");

    simulate("--balances", balances);

    assertThat(balances)
        .content()
        .isEqualToNormalizingNewlines(
            """
            member,unit,available,pending,held
            external:13047,point,9,0,0
            external:17850,point,120,0,0
            """);
  }

  @Test
  void monthsWithoutAnyActivityAreThereToo() throws IOException {
    var json = Repository.json(simulate("--json", "--until", "2011-05-01T00:00:00+01:00").out());

    assertThat(json.at("/months").findValuesAsString("month"))
        .containsExactly("2011-01", "2011-02", "2011-03", "2011-04", "2011-05");
    assertThat(json.at("/months/0/units/point/held").asString()).isEqualTo("120");
    assertThat(json.at("/months/1/units/point/held").asString()).isEqualTo("159");
    assertThat(json.at("/months/4/units/point/held").asString()).isEqualTo("129");
  }

  @Test
  void timeAtTheEndLetsBalancesLapse() throws IOException {
    Path lapsing = programme("kind: points", "kind: points\n    expires: 1 month after earning");

    Call call =
        Call.laurel(
            "simulate",
            lapsing,
            "--activities",
            csv(),
            "--map",
            MAPPING,
            "--json",
            "--until",
            "2011-06-01T00:00:00+01:00");

    var point = Repository.json(call.out()).at("/units/0");
    assertThat(point.get("expired").asString()).isEqualTo("129");
    assertThat(point.get("held").asString()).isEqualTo("0");
  }

  @Test
  void twoVersionsAreComparedMemberByMember() throws IOException {
    Path generous = programme("1 point per 1.00 GBP", "1 point per 0.50 GBP");

    Call call = simulate("--against", generous);

    assertThat(call.out())
        .containsPattern("better off +0")
        .containsPattern("worse off +2")
        .containsPattern("as before +0");
  }

  @Test
  void whatUnitsAreWorthMakesCostAndLiability() throws IOException {
    Path valued = programme("kind: points", "kind: points\n    worth: 1.00 GBP per 100 points");

    Call call = Call.laurel("simulate", valued, "--activities", csv(), "--map", MAPPING);

    assertThat(call.out())
        .containsPattern("owed to members +1.29 GBP")
        .containsPattern("cost +1.29 GBP \\(0.80% of sales\\)");
  }

  @Test
  void theReportStandsForItselfAndHasEveryNumberAsATable() throws IOException {
    Path report = folder.resolve("report.html");

    Call call = simulate("--report", report, "--against", RETAIL);

    String html = Files.readString(report);
    assertThat(call.out()).contains("report.html");
    assertThat(html)
        .startsWith("<!doctype html>")
        .contains("<svg", "role=\"img\"", "<table>", "<td>159</td>", "name=\"viewport\"")
        .doesNotContain("http://", "https://", "<script", "<link");
  }

  @Test
  void linesThatCannotBeUnderstoodAreToldAndTheRestIsFolded() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("it.ndjson"),
            """
            {"type":"purchase","key":"a","member":"card:1","occurred":"2011-01-10T08:00:00Z","money":"GBP","lines":[{"line":1,"sku":"X","quantity":1,"amount":"10.00"}]}
            {"type":"purchase","key":
            {"type":"purchase","key":"a","member":"card:1","occurred":"2011-01-10T08:00:00Z","money":"GBP","lines":[{"line":1,"sku":"X","quantity":1,"amount":"10.00"}]}
            {"type":"purchase","key":"b","member":"card:1","occurred":"2010-11-30T08:00:00Z","money":"GBP","lines":[{"line":1,"sku":"X","quantity":1,"amount":"10.00"}]}
            {"type":"purchase","key":"c","member":"card:1","occurred":"2011-01-10T08:00:00Z","money":"GBP","lines":[]}
            """);

    Call call = Call.laurel("simulate", RETAIL, "--activities", file);

    assertThat(call.err()).contains("it.ndjson:2 broken-json");
    assertThat(call.out())
        .contains("1 activity of 1 member", "sent twice 1")
        .containsPattern("before-programme +1")
        .containsPattern("out-of-range +1");
    assertThat(call.exit()).isEqualTo(1);
  }

  @Test
  void aCsvFileNeedsItsMapping() throws IOException {
    Call call = Call.laurel("simulate", RETAIL, "--activities", csv());

    assertThat(call.err()).contains("--map MAPPING");
    assertThat(call.exit()).isEqualTo(2);
  }

  @Test
  void aMappingThatDoesNotFitIsToldWithItsPlace() throws IOException {
    Path mapping =
        Files.writeString(
            folder.resolve("wrong.mapping.yaml"),
            Files.readString(MAPPING).replace("Quantity * UnitPrice", "Quantity * Prize"));

    Call call = Call.laurel("simulate", RETAIL, "--activities", csv(), "--map", mapping);

    assertThat(call.err()).contains("wrong.mapping.yaml:", "Prize");
    assertThat(call.exit()).isEqualTo(1);
  }
}
