package org.laurel.wire.json;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Moments as ISO 8601 writes them.
final class Moments {

  private static final String IN_UTC = "0000-00-00T00:00:00Z";
  private static final String WITH_OFFSET = "0000-00-00T00:00:00+00:00";

  private Moments() {}

  /// Reads what [OffsetDateTime#parse] reads; what nearly every moment is, whole seconds and `Z` or
  /// an offset of hours and minutes, in a fraction of its time.
  ///
  /// @throws DateTimeException when it is no moment
  static OffsetDateTime parse(String text) {
    ZoneOffset offset;
    if (isLike(IN_UTC, text)) {
      offset = ZoneOffset.UTC;
    } else if (isLike(WITH_OFFSET, text)) {
      int sign = text.charAt(19) == '-' ? -1 : 1;
      offset = ZoneOffset.ofHoursMinutes(sign * two(text, 20), sign * two(text, 23));
    } else {
      return OffsetDateTime.parse(text);
    }
    int year = 100 * two(text, 0) + two(text, 2);
    return OffsetDateTime.of(
        year, two(text, 5), two(text, 8), two(text, 11), two(text, 14), two(text, 17), 0, offset);
  }

  /// Whether it has digits where the form has zeros, either sign where that has one, and the same
  /// everywhere else.
  private static boolean isLike(String form, String text) {
    boolean like = text.length() == form.length();
    for (int i = 0; like && i < form.length(); i++) {
      char c = text.charAt(i);
      like =
          switch (form.charAt(i)) {
            case '0' -> c >= '0' && c <= '9';
            case '+' -> c == '+' || c == '-';
            default -> c == form.charAt(i);
          };
    }
    return like;
  }

  private static int two(String text, int at) {
    return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
  }
}
