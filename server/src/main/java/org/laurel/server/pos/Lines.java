package org.laurel.server.pos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes a stream apart into lines, as many at a time as have arrived.
///
/// A line longer than [#LONGEST] is read past without being kept, so that no sender can fill the
/// memory.
final class Lines {

  static final int LONGEST = 1 << 20;

  /// One line without its end.
  ///
  /// @param number from 1, blank lines counted too
  /// @param tooLong then `text` is empty
  record Line(long number, byte[] text, boolean tooLong) {

    boolean isBlank() {
      for (byte b : text) {
        if (b != ' ' && b != '\t') {
          return false;
        }
      }
      return !tooLong;
    }
  }

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private long number;

  Lines(InputStream in) {
    this.in = in;
  }

  /// How many lines were read, blank ones counted too.
  long number() {
    return number;
  }

  /// Waits for a line, then adds what else has arrived; empty at the end of the stream.
  List<Line> next(int most) throws IOException {
    List<Line> lines = new ArrayList<>();
    do {
      Line line = line();
      if (line == null) {
        return lines;
      }
      if (!line.isBlank()) {
        lines.add(line);
      }
    } while (lines.isEmpty() || (lines.size() < most && end() >= 0));
    return lines;
  }

  private @Nullable Line line() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    boolean tooLong = false;
    boolean begun = false;
    while (true) {
      int end = end();
      int upto = end < 0 ? to : end;
      begun |= upto > from;
      tooLong |= text.size() + upto - from > LONGEST;
      if (!tooLong) {
        text.write(buffer, from, upto - from);
      }
      if (end >= 0) {
        from = end + 1;
        break;
      }
      from = 0;
      to = Math.max(0, in.read(buffer));
      if (to == 0) {
        if (!begun) {
          return null;
        }
        break;
      }
    }
    number++;
    byte[] bytes = tooLong ? new byte[0] : text.toByteArray();
    boolean carriage = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    return new Line(number, carriage ? Arrays.copyOf(bytes, bytes.length - 1) : bytes, tooLong);
  }

  /// Where in the buffer the current line ends; -1: further on.
  private int end() {
    for (int i = from; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
