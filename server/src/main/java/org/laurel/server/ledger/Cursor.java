package org.laurel.server.ledger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.laurel.server.platform.Ids;

/// How far someone has read a bucket's history.
///
/// @param position of the last entry that was read; 0: none yet
public record Cursor(int bucket, long position) {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,2}):([0-9]{1,18})");

  /// Reads `BUCKET:POSITION`.
  ///
  /// @throws IllegalArgumentException with what is wrong
  public static Cursor parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) >= Ids.BUCKETS) {
      throw new IllegalArgumentException(
          "a cursor is BUCKET:POSITION, such as 7:0, with a bucket from 0 to "
              + (Ids.BUCKETS - 1)
              + "; this is \""
              + text
              + '"');
    }
    return new Cursor(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
  }

  @Override
  public String toString() {
    return bucket + ":" + position;
  }
}
