package org.laurel.wire.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.laurel.wire.file.ActivityFile.Item;
import org.laurel.wire.json.Json;
import org.laurel.wire.json.Malformed;
import tools.jackson.databind.node.ObjectNode;

/// One JSON object a line. Empty lines are passed over; a broken line is told with its number and
/// does not spoil the others.
public final class NdjsonLines {

  /// Longer lines are refused, in bytes.
  public static final int MAX_LINE = 1 << 20;

  private final InputStream in;
  private final byte[] read = new byte[1 << 16];
  private int at;
  private int end;

  /// The bytes of the present line.
  private byte[] bytes = new byte[1024];

  private int length;
  private long line;

  public NdjsonLines(InputStream in) {
    this.in = in;
  }

  /// The next line that is not empty, or `null` at the end.
  public @Nullable Item next() throws IOException {
    while (true) {
      boolean ended = !readLine();
      if (!ended || length > 0) {
        line++;
      }
      if (length > MAX_LINE) {
        return broken(new Malformed("", "too-long", "a line has at most " + MAX_LINE + " bytes"));
      }
      if (!isBlank()) {
        return item(Arrays.copyOf(bytes, length));
      }
      if (ended) {
        return null;
      }
    }
  }

  /// Keeps one byte more than allowed of a line that is too long.
  ///
  /// @return whether the line ended with a line feed, and not with the end of everything
  private boolean readLine() throws IOException {
    length = 0;
    while (true) {
      if (at == end) {
        at = 0;
        end = Math.max(0, in.read(read));
        if (end == 0) {
          return false;
        }
      }
      int from = at;
      while (at < end && read[at] != '\n') {
        at++;
      }
      keep(from, Math.min(at - from, MAX_LINE + 1 - length));
      if (at < end) {
        at++;
        return true;
      }
    }
  }

  private void keep(int from, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
    System.arraycopy(read, from, bytes, length, count);
    length += count;
  }

  private boolean isBlank() {
    return length == 0
        || bytes[0] != '{' && new String(bytes, 0, length, StandardCharsets.UTF_8).isBlank();
  }

  private Item item(byte[] bytes) {
    try {
      return Json.read(bytes) instanceof ObjectNode object
          ? new Item.Sound(line, object)
          : broken(new Malformed("", "wrong-type", "a line is an object {…}"));
    } catch (Malformed e) {
      return broken(e);
    }
  }

  private Item broken(Malformed problem) {
    return new Item.Broken(line, problem);
  }
}
