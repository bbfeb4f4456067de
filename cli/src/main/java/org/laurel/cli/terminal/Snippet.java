package org.laurel.cli.terminal;

import java.util.List;

/// The line of a text that a problem speaks of, with a caret under the place.
public final class Snippet {

  private static final int WIDTH = 100;

  private Snippet() {}

  /// Two lines: the source and the caret; empty when the text has no such line.
  ///
  /// @param line from 1
  /// @param column from 1
  public static List<String> of(String text, int line, int column) {
    List<String> lines = text.lines().toList();
    if (line < 1 || line > lines.size()) {
      return List.of();
    }
    String source = lines.get(line - 1);
    int at = Math.clamp(column - 1L, 0, source.length());
    int from = at < WIDTH - 10 ? 0 : at - WIDTH / 2;
    int to = Math.min(source.length(), from + WIDTH);
    String shown = printable(source.substring(from, to));
    String before = source.substring(from, at);
    String head = Text.format("%5d | ", line);
    return List.of(
        head + shown,
        " ".repeat(head.length()) + " ".repeat(before.codePointCount(0, before.length())) + "^");
  }

  /// Tabs and control characters would move the caret from its place, or the cursor of the
  /// terminal.
  private static String printable(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
