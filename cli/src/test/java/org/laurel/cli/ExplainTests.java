package org.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTests {

  private static final Path KAMELEON = Repository.file("programmes/kameleon");

  private static final String COFFEE =
      """
      {"key":"K-2","member":{"card":"2700000000123"},"occurred":"2022-08-20T09:17:05+02:00",
       "place":{"channel":"app"},"money":"PLN",
       "lines":[{"line":1,"sku":"latte","category":"coffee","quantity":1,"amount":"12.90"},
                {"line":2,"sku":"5449000000996","quantity":2,"amount":"9.98"}]}
      """;

  private static final String BEFORE =
      """
      {"type":"purchase","key":"K-1","member":"card:2700000000123","occurred":"2022-08-19T09:00:00+02:00","place":{"channel":"app"},"money":"PLN","lines":[{"line":1,"sku":"5449000000996","quantity":1,"amount":"500.00"}]}
      """;

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aDecisionIsLaidOutWithLinesReasonsAndBalances() throws IOException {
    Call call = Call.laurel("explain", KAMELEON, file("p.json", COFFEE));

    assertThat(call.out())
        .contains("Kameleon: purchase on 2022-08-20 at 09:17:05 Europe/Warsaw, granted")
        .containsPattern("1 latte, coffee +1 +12\\.90 +-3\\.00 +hero-coffee")
        .containsPattern("total +19\\.88")
        .containsPattern("✓ hero-coffee +PLN 3\\.00 off line 1")
        .containsPattern("stamp +0 +2");
    assertThat(call.exit()).isZero();
  }

  @Test
  void theExampleBesideTheProgrammeIsGranted() {
    Call call = Call.laurel("explain", KAMELEON, KAMELEON.resolve("purchase.json"));

    assertThat(call.out()).contains("granted").containsPattern("stamp +0 +2");
    assertThat(call.exit()).isZero();
  }

  @Test
  void reasonsAreWordedInTheLanguageAskedFor() throws IOException {
    Path file = file("p.json", COFFEE);

    assertThat(Call.laurel("explain", KAMELEON, file, "--language", "pl").out())
        .contains("3,00 zł taniej", "pieczątki");
    assertThat(Call.laurel("explain", KAMELEON, file, "--language", "el").out())
        .contains("Καμελέων", "σφραγίδες");
  }

  @Test
  void anUnknownLanguageIsAWrongCall() throws IOException {
    Call call = Call.laurel("explain", KAMELEON, file("p.json", COFFEE), "--language", "la");

    assertThat(call.err()).contains("no words in \"la\"", "en, pl, el");
    assertThat(call.exit()).isEqualTo(2);
  }

  @Test
  void whatHappenedBeforeCounts() throws IOException {
    Path before = file("before.ndjson", BEFORE);

    Call call = Call.laurel("explain", KAMELEON, file("p.json", COFFEE), "--account", before);

    assertThat(call.out())
        .containsPattern("PLN +10\\.00 +10\\.40")
        .containsPattern("stamp +1 +0")
        .containsPattern("entry +0 +1");
  }

  @Test
  void whoDidTheLastBeforeDoesAnActivityThatNamesNobody() throws IOException {
    Path before = file("before.ndjson", BEFORE);
    Path back = file("r.json", "{\"type\":\"return\",\"of\":{\"key\":\"K-1\"}}");

    Call call = Call.laurel("explain", KAMELEON, back, "--account", before);

    assertThat(call.out()).contains("return on", "to pay back: 500.00 PLN");
  }

  @Test
  void aRefusalIsToldInWordsAndIsWrong() throws IOException {
    String paying =
        COFFEE.replace("\"money\"", "\"pay\":[{\"unit\":\"zloty\",\"amount\":\"5.00\"}],\"money\"");

    Call call = Call.laurel("explain", KAMELEON, file("p.json", paying));

    assertThat(call.out()).contains("refused: insufficient-points", "PLN 5.00");
    assertThat(call.exit()).isEqualTo(1);
  }

  @Test
  void somebodyNewBuysNowWhenNothingElseIsSaid() throws IOException {
    Path file =
        file(
            "p.json",
            "{\"money\":\"PLN\",\"lines\":[{\"line\":1,\"sku\":\"x\",\"quantity\":1,\"amount\":\"50.00\"}]}");

    Call call = Call.laurel("explain", KAMELEON, file);

    assertThat(call.out()).contains("granted").containsPattern("PLN +0\\.00 +1\\.00");
  }

  @Test
  void whatIsNoActivityIsToldWithItsPointer() throws IOException {
    Call call = Call.laurel("explain", KAMELEON, file("p.json", COFFEE.replace("12.90", "12.901")));

    assertThat(call.err()).contains("p.json at /lines/0/amount: ", "2 decimals");
    assertThat(call.exit()).isEqualTo(1);
  }

  @Test
  void brokenJsonIsToldWithItsPlace() throws IOException {
    Call call = Call.laurel("explain", KAMELEON, file("p.json", "{\"money\":"));

    assertThat(call.err()).contains("p.json", "broken-json").doesNotContain("\tat ");
    assertThat(call.exit()).isEqualTo(1);
  }

  @Test
  void programsGetTheAnswerOfTheHttpInterface() throws IOException {
    var json =
        Repository.json(Call.laurel("explain", "--json", KAMELEON, file("p.json", COFFEE)).out());

    assertThat(json.path("decision").asString()).isEqualTo("granted");
    assertThat(json.path("total").asString()).isEqualTo("19.88");
    assertThat(json.at("/balances/stamp/available").asString()).isEqualTo("2");
  }
}
