package org.laurel.core.language;

/// Finds where a character of a scalar's value stands in the source, through quotes, escapes and
/// folded lines.
final class Alignment {

  private Alignment() {}

  static int index(Node.Text text, int offset) {
    Source source = text.source();
    int from = text.from();
    if (text.plain()) {
      return walk(source, from, text, offset, false, false);
    }
    return switch (source.at(from)) {
      case '"' -> walk(source, from + 1, text, offset, true, false);
      case '\'' -> walk(source, from + 1, text, offset, false, true);
      case '|', '>' -> walk(source, behindHeader(source, from), text, offset, false, false);
      default -> from;
    };
  }

  private static int behindHeader(Source source, int from) {
    int at = from;
    while (at < source.length() && source.at(at) != '\n') {
      at++;
    }
    return at + 1;
  }

  /// Both walk in step: blanks of the value meet blanks of the source, however many.
  private static int walk(
      Source source, int from, Node.Text text, int offset, boolean escapes, boolean doubled) {
    String value = text.value();
    int at = from;
    for (int i = 0; i <= offset && at < text.to(); ) {
      boolean blank = i >= value.length() || isBlank(value.codePointAt(i));
      while (!blank && (isBlank(source.at(at)) || isJoin(source, at, escapes))) {
        at++;
      }
      if (i >= offset) {
        return at;
      }
      at += width(source, at, escapes, doubled);
      i += Character.charCount(value.codePointAt(i));
    }
    return Math.min(at, text.to());
  }

  private static boolean isBlank(int point) {
    return point == ' ' || point == '\t' || point == '\n';
  }

  /// A backslash at the end of a line joins it with the next.
  private static boolean isJoin(Source source, int at, boolean escapes) {
    return escapes && source.at(at) == '\\' && source.at(at + 1) == '\n';
  }

  private static int width(Source source, int at, boolean escapes, boolean doubled) {
    int point = source.at(at);
    if (doubled && point == '\'') {
      return 2;
    }
    if (!escapes || point != '\\') {
      return 1;
    }
    return switch (source.at(at + 1)) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }
}
