package org.laurel.wire.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
  private long line;

  public NdjsonLines(InputStream in) {
    this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in, 1 << 16);
  }

  /// The next line that is not empty, or `null` at the end.
  public @Nullable Item next() throws IOException {
    while (true) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
      boolean ended = !readLine(bytes);
      if (!ended || bytes.size() > 0) {
        line++;
      }
      if (bytes.size() > MAX_LINE) {
        return broken(new Malformed("", "too-long", "a line has at most " + MAX_LINE + " bytes"));
      }
      if (!bytes.toString(java.nio.charset.StandardCharsets.UTF_8).isBlank()) {
        return item(bytes.toByteArray());
      }
      if (ended) {
        return null;
      }
    }
  }

  /// Keeps one byte more than allowed of a line that is too long.
  ///
  /// @return whether the line ended with a line feed, and not with the end of everything
  private boolean readLine(ByteArrayOutputStream bytes) throws IOException {
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return true;
      }
      if (bytes.size() <= MAX_LINE) {
        bytes.write(b);
      }
    }
    return false;
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
