package org.laurel.wire.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.programme.Versions;
import org.laurel.core.value.Decimal;
import org.laurel.wire.Fixtures;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Malformed;

/// What each form becomes, and what is refused where.
class RequestReaderTests {

  private static final Instant NOW = Instant.parse("2026-02-03T12:00:00Z");
  private static final RequestReader READER = new RequestReader(Versions.only(Fixtures.bar()), NOW);

  private static final String PURCHASE =
      """
      {"key":"W0412-0917","member":{"card":"2700000000123"},"occurred":"2026-02-03T09:17:05+01:00",
       "place":{"store":"W-0412","brand":"bar","channel":"app","zone":"Europe/Athens"},"money":"PLN",
       "lines":[{"line":1,"sku":"590","category":"coffee","quantity":1,"amount":"12.90"},
                {"line":2,"sku":"544","tags":["cold"],"quantity":2.50,"amount":"9.98"}],
       "pay":[{"unit":"credit","amount":"5.00"}],"codes":["ABC"],"offline":true,
       "given":[{"line":1,"offer":"cheap-coffee","amount":"3.00"}]}
      """;

  @Test
  void aPurchaseBecomesWhatTheTillMeant() {
    Request request = read(Request.Type.PURCHASE, PURCHASE);

    assertThat(request.member()).hasToString("card:2700000000123");
    assertThat(request.activity(7, null))
        .isEqualTo(
            new Activity.Purchase(
                7,
                "W0412-0917",
                Instant.parse("2026-02-03T08:17:05Z"),
                new Place("W-0412", "bar", "app", "", ZoneId.of("Europe/Athens")),
                "PLN",
                List.of(
                    new Activity.Line(1, "590", "coffee", "", List.of(), Decimal.ONE, 1290),
                    new Activity.Line(
                        2, "544", "", "", List.of("cold"), Decimal.parse("2.5"), 998)),
                List.of(new Activity.Pay("credit", 500)),
                List.of("ABC"),
                true,
                List.of(new Activity.Given(1, "cheap-coffee", 300))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"key\":\"W0412-0917\",         |                              | /key          | missing-field",
        "\"key\":\"W0412-0917\"          | \"key\":\"\"                 | /key          | empty-text",
        "\"key\":\"W0412-0917\"          | \"key\":\"time:1\"           | /key          | reserved-key",
        "\"money\":\"PLN\",              |                              | /money        | missing-field",
        "\"money\":\"PLN\"               | \"money\":\"zloty\"          | /money        | unknown-money",
        "\"money\":\"PLN\"               | \"mony\":\"PLN\"             | /mony         | unknown-field",
        "2026-02-03T09:17:05+01:00       | 2026-02-03T09:17:05          | /occurred     | bad-moment",
        "2026-02-03T09:17:05+01:00       | 1026-02-03T09:17:05Z         | /occurred     | out-of-range",
        "\"12.90\"                       | 12.90                        | /lines/0/amount | wrong-type",
        "\"12.90\"                       | \"12.905\"                   | /lines/0/amount | too-many-decimals",
        "\"12.90\"                       | \"-12.90\"                   | /lines/0/amount | out-of-range",
        "\"12.90\"                       | \"1e3\"                      | /lines/0/amount | bad-amount",
        "\"12.90\"                       | \"12,90\"                    | /lines/0/amount | bad-amount",
        "\"12.90\"                       | \"99999999999999999\"        | /lines/0/amount | out-of-range",
        "\"quantity\":1,                 | \"quantity\":0,              | /lines/0/quantity | out-of-range",
        "\"quantity\":1,                 | \"quantity\":-1,             | /lines/0/quantity | out-of-range",
        "\"quantity\":1,                 | \"quantity\":1000001,        | /lines/0/quantity | out-of-range",
        "\"quantity\":1,                 | \"quantity\":1e999999999,    | /lines/0/quantity | out-of-range",
        "\"quantity\":1,                 | \"quantity\":0.0000001,      | /lines/0/quantity | too-many-decimals",
        "\"quantity\":1,                 | \"quantity\":\"1\",          | /lines/0/quantity | wrong-type",
        "\"line\":2                      | \"line\":1                   | /lines/1/line | duplicate",
        "\"line\":2                      | \"line\":0                   | /lines/1/line | out-of-range",
        "{\"line\":2                     | {\"lines\":2                 | /lines/1/lines | unknown-field",
        "\"sku\":\"544\"                 | \"sku\":\"5\\u000044\"       | /lines/1/sku  | bad-text",
        "\"sku\":\"544\"                 | \"sku\":\"5\\ud83d4\"        | /lines/1/sku  | bad-text",
        "\"sku\":\"544\",\"tags\"        | \"tags\"                     | /lines/1/sku  | missing-field",
        "\"offline\":true                | \"offline\":\"yes\"          | /offline      | wrong-type",
        "\"line\":1,\"offer\"            | \"line\":3,\"offer\"         | /given/0/line | unknown-line",
        "\"3.00\"                        | \"12.91\"                    | /given/0/amount | out-of-range",
        "\"5.00\"                        | \"0.00\"                     | /pay/0/amount | out-of-range",
        "[{\"unit\":\"credit\",\"amount\":\"5.00\"}] | [{\"unit\":\"credit\",\"amount\":\"5.00\",\"giftCard\":\"61\"},{\"unit\":\"credit\",\"amount\":\"5.00\",\"giftCard\":\"62\"}] | /pay/1/giftCard | duplicate",
        "Europe/Athens                   | Europe/Atlantis              | /place/zone   | unknown-zone",
        "{\"card\":\"2700000000123\"}    | {\"card\":270}               | /member/card  | wrong-type",
        "{\"card\":\"2700000000123\"}    | \"cart:270\"                 | /member       | bad-member",
        "{\"card\":\"2700000000123\"}    | {\"phone\":\"600\"}          | /member/phone | bad-phone",
        "{\"card\":\"2700000000123\"}    | 17                           | /member       | wrong-type",
        "\"codes\":[\"ABC\"]             | \"codes\":[\"A\",\"A\"]      | /codes/1      | duplicate",
        "\"codes\":[\"ABC\"]             | \"codes\":\"A\"              | /codes        | wrong-type",
        "\"codes\":[\"ABC\"]             | \"codes\":[\"A\"],\"codes\":[] | /codes      | duplicate-field",
        "\"codes\":[\"ABC\"]             | \"codes\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]] | /codes/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0 | too-deep",
        "\"codes\":[\"ABC\"]             | \"codes\":[ABC]              | /codes/0      | broken-json",
      })
  void whatIsWrongIsToldWithItsPointerAndCode(
      String right, String wrong, String pointer, String code) {
    assertThat(PURCHASE).contains(right);

    Malformed malformed =
        malformed(Request.Type.PURCHASE, PURCHASE.replaceFirst(literal(right), replacement(wrong)));

    assertThat(malformed.pointer()).isEqualTo(pointer);
    assertThat(malformed.code()).isEqualTo(code);
  }

  @Test
  void messagesTeach() {
    assertThat(
            malformed(
                Request.Type.PURCHASE, PURCHASE.replace("\"amount\":\"12.90\"", "\"amonut\":1")))
        .extracting(Malformed::detail)
        .isEqualTo(
            "no field \"amonut\" here; known: amount, brand, category, line, quantity, sku, tags."
                + " Did you mean \"amount\"?");
    assertThat(malformed(Request.Type.PURCHASE, PURCHASE.replace("\"12.90\"", "12.90")))
        .extracting(Malformed::detail)
        .isEqualTo("amounts are texts such as \"12.90\", as a number may lose digits on its way");
    assertThat(malformed(Request.Type.PURCHASE, PURCHASE.replace("\"12.90\"", "\"12.905\"")))
        .extracting(Malformed::detail)
        .isEqualTo("PLN has at most 2 decimals: 12.905");
    assertThat(malformed(Request.Type.PURCHASE, "{\"key\": oops}").detail())
        .startsWith("line 1, column ")
        .contains("oops");
    assertThat(malformed(Request.Type.PURCHASE, "")).hasMessageContaining("send a JSON object");
    assertThat(malformed(Request.Type.PURCHASE, "[]"))
        .hasMessageContaining("an object {…} is needed");
  }

  @Test
  void anAttributeBeyondABillionIsRefusedSoThatSumsStayExact() {
    assertThat(
            malformed(
                Request.Type.ACT,
                """
                {"key":"A1","member":{"card":"27000"},"occurred":"2026-02-03T09:17:05+01:00",
                 "act":"tasting","attributes":{"cups":1000000001}}
                """))
        .hasMessageStartingWith("/attributes/cups: out-of-range");
  }

  @Test
  void fieldsWithOddNamesAreRefusedWhereverTheyAre() {
    assertThat(malformed(Request.Type.ACT, "{\"attributes\":{\"a\\ud800\":1}}"))
        .hasMessageStartingWith("/attributes: bad-text: a field's name has a control character");
    assertThat(malformed(Request.Type.ACT, "{\"" + "x".repeat(300) + "\":1}").code())
        .isEqualTo("broken-json");
  }

  @Test
  void tooManyLinesAreRefusedAsAList() {
    String line = "{\"line\":1,\"sku\":\"5\",\"quantity\":1,\"amount\":\"1.00\"}";
    String lines = String.join(",", java.util.Collections.nCopies(1001, line));

    Malformed malformed =
        malformed(
            Request.Type.PURCHASE,
            "{\"key\":\"k\",\"member\":\"1\",\"occurred\":\"2026-02-03T09:00Z\",\"money\":\"PLN\","
                + "\"lines\":["
                + lines
                + "]}");

    assertThat(malformed)
        .hasMessage("/lines: out-of-range: a list of 1 to 1000 is needed here, not 1001");
  }

  @Test
  void textOfAnyScriptIsWelcome() {
    String sku = "καφές ☕ 咖啡 قهوة";

    Request request = read(Request.Type.PURCHASE, PURCHASE.replace("544", sku));

    assertThat(((Activity.Purchase) request.draft()).lines().get(1).sku()).isEqualTo(sku);
  }

  @Test
  void theKeyMayComeInTheHeader() {
    String keyless = PURCHASE.replace("\"key\":\"W0412-0917\",", "");

    assertThat(READER.read(Request.Type.PURCHASE, Json.read(keyless), "\"k-1\"").key())
        .isEqualTo("k-1");
    assertThat(READER.read(Request.Type.PURCHASE, Json.read(PURCHASE), "W0412-0917").key())
        .isEqualTo("W0412-0917");
    Malformed two =
        catchThrowableOfType(
            Malformed.class,
            () -> READER.read(Request.Type.PURCHASE, Json.read(PURCHASE), "other"));
    assertThat(two.code()).isEqualTo("two-keys");
    Malformed none =
        catchThrowableOfType(
            Malformed.class, () -> READER.read(Request.Type.PURCHASE, Json.read(keyless), "\"\""));
    assertThat(none.code()).isEqualTo("empty-text");
    assertThat(none.detail()).startsWith("the Idempotency-Key header:");
  }

  @Test
  void aQuoteNeedsNeitherKeyNorMoment() {
    Request quote =
        READER.readQuote(
            Json.read(
                """
                {"member":"17","money":"PLN",
                 "lines":[{"line":1,"sku":"590","quantity":1,"amount":"12.90"}]}
                """));

    assertThat(quote.occurred()).isEqualTo(NOW);
  }

  @Test
  void aReturnNamesItsReceiptOrIsBlind() {
    Request receipted =
        read(
            Request.Type.RETURN,
            """
            {"key":"r1","member":"17","occurred":"2026-02-04T10:00:00Z","of":{"key":"W0412-0917"},
             "lines":[{"line":2,"quantity":1.5}]}
            """);
    Request blind =
        read(
            Request.Type.RETURN,
            """
            {"key":"r2","member":"17","occurred":"2026-02-04T10:00:00Z",
             "lines":[{"sku":"544","quantity":1,"amount":"4.99"}]}
            """);

    assertThat(receipted.draft())
        .isEqualTo(
            new Activity.Return(
                0,
                "r1",
                Instant.parse("2026-02-04T10:00:00Z"),
                "W0412-0917",
                List.of(new Activity.ReturnedLine(2, "", Decimal.parse("1.5"), 0))));
    assertThat(((Activity.Return) blind.draft()).lines())
        .containsExactly(new Activity.ReturnedLine(0, "544", Decimal.ONE, 499));
    assertThat(
            malformed(
                    Request.Type.RETURN,
                    "{\"key\":\"r\",\"member\":\"17\",\"occurred\":\"2026-02-04T10:00:00Z\"}")
                .pointer())
        .isEqualTo("/lines");
  }

  @Test
  void anActsAttributesAreReadAsTheProgrammeDeclaresThem() {
    Request request =
        read(
            Request.Type.ACT,
            """
            {"key":"a1","member":"17","occurred":"2026-02-04T10:00:00Z","act":"tasting",
             "attributes":{"cups":3,"spend":"25.50","guide":"Ada","day":"2026-02-04"}}
            """);

    assertThat(((Activity.Act) request.draft()).attributes())
        .isEqualTo(
            Map.of(
                "cups", new Attribute.OfNumber(Decimal.of(3)),
                "spend", new Attribute.OfMoney(2550),
                "guide", new Attribute.OfText("Ada"),
                "day", new Attribute.OfDate(LocalDate.of(2026, 2, 4))));
  }

  @Test
  void aRedemptionMayHoldAndOccursNow() {
    Activity.Redeem redeem =
        (Activity.Redeem)
            read(
                    Request.Type.REDEMPTION,
                    """
                    {"key":"x","member":{"external":"AB-7"},"reward":"free-drink","hold":"PT15M"}
                    """)
                .draft();

    assertThat(redeem.occurred()).isEqualTo(NOW);
    assertThat(redeem.quantity()).isEqualTo(1);
    assertThat(redeem.holdUntil()).isEqualTo("2026-02-03T12:15:00Z");
  }

  @Test
  void theEndOfAHoldHasAKeyOfItsOwn() {
    Request capture = READER.readOfRedemption(Request.Type.CAPTURE, 77, Json.read("{}"), null);
    Request release = READER.readOfRedemption(Request.Type.RELEASE, 77, Json.read("{}"), null);

    assertThat(capture.draft()).isEqualTo(new Activity.Capture(0, "capture:77", NOW, 77));
    assertThat(release.key()).isEqualTo("release:77");
  }

  @Test
  void anEnrolmentKeepsNamesApartFromFacts() {
    Request request =
        read(
            Request.Type.ENROL,
            """
            {"identifiers":[{"kind":"card","value":"2700000000123"},
                            {"kind":"phone","value":"+48 600-000-000"},
                            {"kind":"email","value":"Ada@Example.ORG"}],
             "profile":{"name":"Ada","born":"1990-05-04","language":"pl"},
             "consents":["offers"],"joined":"2022-08-01"}
            """);

    assertThat(request.newcomer()).isNotNull();
    assertThat(request.newcomer().name()).isEqualTo("Ada");
    assertThat(request.newcomer().identifiers().toString())
        .isEqualTo("[card:2700000000123, phone:+48600000000, email:ada@example.org]");
    Activity.Enrol enrol = (Activity.Enrol) request.draft();
    assertThat(enrol.occurred()).isEqualTo("2022-07-31T22:00:00Z");
    assertThat(enrol.profile().joined()).isEqualTo("2022-08-01");
    assertThat(enrol.profile().born()).isEqualTo("1990-05-04");
    assertThat(enrol.profile().consents()).containsExactly("offers");
  }

  @Test
  void aChangeLeavesTheRestAsItWas() {
    Profile before =
        ((Activity.Enrol) read(Request.Type.ENROL, "{\"joined\":\"2022-08-01\"}").draft())
            .profile();

    Request change =
        read(
            Request.Type.CHANGE,
            "{\"key\":\"c\",\"member\":\"17\",\"profile\":{\"language\":\"el\"}}");

    assertThat(change.activity(5, before))
        .isEqualTo(
            new Activity.Change(
                5,
                "c",
                NOW,
                new Profile(before.joined(), null, "el", before.segments(), before.consents())));
  }

  @Test
  void anAdjustmentNeedsItsReason() {
    String form =
        "{\"key\":\"a\",\"member\":\"17\",\"unit\":\"bean\",\"amount\":\"-3\",\"by\":\"Eve\"}";

    assertThat(malformed(Request.Type.ADJUST, form).pointer()).isEqualTo("/reason");
    Activity.Adjust adjust =
        (Activity.Adjust)
            read(Request.Type.ADJUST, form.replace("\"by\"", "\"reason\":\"spilt\",\"by\""))
                .draft();
    assertThat(adjust.amount()).isEqualTo(-3);
  }

  @Test
  void aLineOfNdjsonTellsItsType() {
    assertThat(
            READER
                .readTyped(Json.read(PURCHASE.replaceFirst("\\{", "{\"type\":\"purchase\",")))
                .type())
        .isEqualTo(Request.Type.PURCHASE);
    Malformed unknown =
        catchThrowableOfType(
            Malformed.class, () -> READER.readTyped(Json.read("{\"type\":\"purchas\"}")));
    assertThat(unknown).hasMessageContaining("Did you mean \"purchase\"?");
  }

  private static Request read(Request.Type type, String json) {
    return READER.read(type, Json.read(json), null);
  }

  private static Malformed malformed(Request.Type type, String json) {
    return catchThrowableOfType(Malformed.class, () -> read(type, json));
  }

  private static String literal(String text) {
    return java.util.regex.Pattern.quote(text);
  }

  private static String replacement(String text) {
    return java.util.regex.Matcher.quoteReplacement(text == null ? "" : text);
  }
}
