package org.laurel.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of JSON that is none, and of numbers that are too large or too small.
class BrokenJsonTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a': }             | a value is expected here",
        "{'a': yes}          | null, {…} or […]; there is yes",
        "{'a': 'x}           | a closing",
        "{'a': 1             | a closing",
        "[1, 2               | a closing",
        "{a: 1}              | a field's name in double quotes",
        "{'a' 1}             | a colon is expected",
        "{'a': 1 'b': 2}     | a comma is expected",
        "[1 2]               | a comma is expected",
        "{'a': 01}           | a number is written like",
        "{'a': 1.}           | a number is written like",
        "{'a': .5}           | a value is expected here",
        "{'a': +5}           | a number is written like",
        "{'a': NaN}          | NaN and Infinity",
        "{'a': '\\x'}        | after a backslash",
        "{'a': 'b\tc'}       | a tab \\t",
      },
      quoteCharacter = '"')
  void whatIsExpectedIsSaidInPlainWordsWithLineAndColumn(String json, String said) {
    Malformed malformed =
        catchThrowableOfType(Malformed.class, () -> Json.read(json.replace('\'', '"')));

    assertThat(malformed.code()).isEqualTo("broken-json");
    assertThat(malformed.detail())
        .startsWith("line 1, column ")
        .contains(said)
        .doesNotContain("JsonParser", "code 1", "Unexpected", "token");
  }

  @Test
  void whatIsOutOfRangeIsToldBesideWhatIsNeeded() {
    assertThat(amount("0.00")).hasMessage("/a: out-of-range: more than 0 is needed here, not 0.00");
    assertThat(amount("12345678901234567890"))
        .hasMessageStartingWith("/a: out-of-range: at most ")
        .hasMessageEndingWith("not 12345678901234567890");
    assertThat(amount("12,5")).hasMessageContaining("bad-amount");
  }

  private static Malformed amount(String text) {
    Cursor at = Cursor.at(Json.object().put("a", text)).get("a");
    return catchThrowableOfType(Malformed.class, () -> at.positiveAmount(2, "PLN"));
  }
}
