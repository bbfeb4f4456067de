package org.laurel.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-03T09:17:05Z",
        "2026-02-03T09:17:05+01:00",
        "2026-02-03T09:17:05-03:30",
        "2026-02-03T09:17:05-00:30",
        "2026-02-03T09:17:05+00:00",
        "2026-02-03T09:17:05-00:00",
        "2026-02-03T09:17:05+18:00",
        "2024-02-29T23:59:59Z",
        "0000-01-01T00:00:00Z",
        "2026-02-03T09:17Z",
        "2026-02-03T09:17:05.123456789+01:00",
        "2026-02-03t09:17:05z",
        "+12026-02-03T09:17:05Z",
        "2026-02-29T09:17:05Z",
        "2026-13-03T09:17:05Z",
        "2026-00-03T09:17:05Z",
        "2026-02-00T09:17:05Z",
        "2026-02-03T24:00:00Z",
        "2026-02-03T23:60:00Z",
        "2026-06-30T23:59:60Z",
        "2026-02-03T09:17:05+19:00",
        "2026-02-03T09:17:05+18:01",
        "2026-02-03T09:17:05+01:60",
        "2026-02-03T09:17:05*01:00",
        "2026-02-03T09:17:05",
        "2026/02/03T09:17:05Z",
        "2026-02-03 09:17:05Z",
        "२०२६-02-03T09:17:05Z",
        ""
      })
  void aMomentIsReadAsJavaReadsIt(String text) {
    assertThat(read(Moments::parse, text)).isEqualTo(read(OffsetDateTime::parse, text));
  }

  private static String read(Function<String, OffsetDateTime> how, String text) {
    try {
      return how.apply(text).toString();
    } catch (DateTimeException e) {
      return "none";
    }
  }
}
