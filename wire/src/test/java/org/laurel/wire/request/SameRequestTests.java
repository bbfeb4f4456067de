package org.laurel.wire.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurel.core.programme.Versions;
import org.laurel.wire.Fixtures;
import org.laurel.wire.json.Json;

/// When two requests under one key are the same, and where they differ if not.
class SameRequestTests {

  private static final Versions VERSIONS = Versions.only(Fixtures.bar());
  private static final Instant MORNING = Instant.parse("2026-02-03T08:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-02-03T18:00:00Z");

  private static final String PURCHASE =
      """
      {"key":"k","member":{"card":"27"},"occurred":"2026-02-03T09:17:05+01:00","money":"PLN",
       "lines":[{"line":1,"sku":"590","category":"coffee","quantity":1,"amount":"12.90"},
                {"line":2,"sku":"544","quantity":2,"amount":"9.98"}]}
      """;

  @Test
  void spellingMakesNoDifference() {
    String otherwise =
        """
        {"lines":[{"amount":"12.9","quantity":1.0,"category":"coffee","sku":"590","line":1},
                  {"line":2,"sku":"544","quantity":2,"amount":"9.98","tags":[]}],
         "money":"PLN","occurred":"2026-02-03T08:17:05Z","member":"card:27","key":"k","pay":null}
        """;

    assertThat(read(Request.Type.PURCHASE, PURCHASE, MORNING).hash())
        .isEqualTo(read(Request.Type.PURCHASE, otherwise, EVENING).hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"12.90\"          | \"12.91\"                  | /lines/0/amount",
        "\"quantity\":2     | \"quantity\":3             | /lines/1/quantity",
        "\"category\":\"coffee\", |                      | /lines/0/category",
        "09:17:05           | 09:17:06                   | /occurred",
        "\"money\":\"PLN\"  | \"money\":\"EUR\"          | /money",
        "\"money\":\"PLN\"  | \"money\":\"PLN\",\"codes\":[\"A\"] | /codes",
        "\"money\":\"PLN\"  | \"money\":\"PLN\",\"offline\":true  | /offline",
      })
  void whatDiffersIsNamed(String before, String after, String pointer) {
    Request first = read(Request.Type.PURCHASE, PURCHASE, MORNING);
    Request second =
        read(Request.Type.PURCHASE, PURCHASE.replace(before, after == null ? "" : after), MORNING);

    assertThat(second.hash()).isNotEqualTo(first.hash());
    assertThat(second.differenceFrom(first.activity(7, null))).isEqualTo(pointer);
  }

  @Test
  void anotherKindOfRequestDiffersInItsType() {
    Request purchase = read(Request.Type.PURCHASE, PURCHASE, MORNING);
    Request redemption =
        read(
            Request.Type.REDEMPTION,
            "{\"key\":\"k\",\"member\":\"1\",\"reward\":\"cup\"}",
            MORNING);

    assertThat(redemption.differenceFrom(purchase.activity(7, null))).isEqualTo("/type");
  }

  @Test
  void whatWasNotDatedIsTheSameAtAnyTime() {
    String redemption = "{\"key\":\"k\",\"member\":\"1\",\"reward\":\"cup\",\"hold\":\"PT15M\"}";
    Request first = read(Request.Type.REDEMPTION, redemption, MORNING);
    Request second = read(Request.Type.REDEMPTION, redemption, EVENING);
    Request longer = read(Request.Type.REDEMPTION, redemption.replace("15", "20"), EVENING);

    assertThat(second.hash()).isEqualTo(first.hash());
    assertThat(longer.hash()).isNotEqualTo(first.hash());
    assertThat(longer.differenceFrom(first.activity(7, null))).isEqualTo("/hold");
  }

  @Test
  void anActDiffersInAnAttribute() {
    String act =
        """
        {"key":"k","member":"1","occurred":"2026-02-03T09:17:05Z","act":"tasting",
         "attributes":{"cups":3,"guide":"Ada"}}
        """;
    Request first = read(Request.Type.ACT, act, MORNING);
    Request reordered =
        read(
            Request.Type.ACT,
            act.replace("\"cups\":3,\"guide\":\"Ada\"", "\"guide\":\"Ada\",\"cups\":3"),
            MORNING);
    Request other = read(Request.Type.ACT, act.replace("Ada", "Eve"), MORNING);

    assertThat(reordered.hash()).isEqualTo(first.hash());
    assertThat(other.differenceFrom(first.activity(7, null))).isEqualTo("/attributes/guide");
  }

  @Test
  void anEnrolmentOfAnotherCardIsAnother() {
    String enrol = "{\"key\":\"k\",\"identifiers\":[{\"kind\":\"card\",\"value\":\"1\"}]}";
    Request first = read(Request.Type.ENROL, enrol, MORNING);
    Request other = read(Request.Type.ENROL, enrol.replace("\"1\"", "\"2\""), EVENING);

    assertThat(read(Request.Type.ENROL, enrol, MORNING).hash()).isEqualTo(first.hash());
    assertThat(other.hash()).isNotEqualTo(first.hash());
    assertThat(other.differenceFrom(first.activity(7, null))).isEqualTo("/identifiers");
  }

  @Test
  void aChangeDiffersInWhatItChanges() {
    String change = "{\"key\":\"k\",\"member\":\"1\",\"profile\":{\"language\":\"el\"}}";
    Request first = read(Request.Type.CHANGE, change, MORNING);
    Request other = read(Request.Type.CHANGE, change.replace("el", "pl"), MORNING);

    assertThat(read(Request.Type.CHANGE, change, EVENING).hash()).isEqualTo(first.hash());
    assertThat(other.hash()).isNotEqualTo(first.hash());
    assertThat(other.differenceFrom(first.activity(7, null))).isEqualTo("/profile/language");
  }

  private static Request read(Request.Type type, String json, Instant now) {
    return new RequestReader(VERSIONS, now).read(type, Json.read(json), null);
  }
}
