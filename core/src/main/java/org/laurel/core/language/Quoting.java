package org.laurel.core.language;

import java.util.Locale;

/// How a text is written so that YAML reads it back as it is.
final class Quoting {

  private Quoting() {}

  /// @param inBraces inside `{…}` or `[…]`
  static String written(String text, boolean inBraces) {
    if (isPlain(text, inBraces)) {
      return text;
    }
    if (text.codePoints().anyMatch(Quoting::isEscaped)
        || (text.contains("'") && !text.contains("\"") && !text.contains("\\"))) {
      return inDoubleQuotes(text);
    }
    return text.contains("\"") || text.contains("\\")
        ? "'" + text.replace("'", "''") + "'"
        : "\"" + text + "\"";
  }

  /// Needs no quotes.
  static boolean isPlain(String text, boolean inBraces) {
    if (text.isEmpty() || !text.equals(text.strip()) || text.contains(": ")) {
      return false;
    }
    if (text.contains(" #") || text.endsWith(":") || text.contains("\t")) {
      return false;
    }
    if (text.startsWith("---") || text.startsWith("...") || text.startsWith("<<")) {
      return false;
    }
    boolean hyphen = text.length() > 1 && text.charAt(0) == '-' && text.charAt(1) > ' ';
    if ("-?:,[]{}#&*!|>'\"%@`".indexOf(text.charAt(0)) >= 0 && (!hyphen || inBraces)) {
      return false;
    }
    return text.codePoints()
        .noneMatch(point -> isEscaped(point) || (inBraces && "[]{},".indexOf(point) >= 0));
  }

  private static boolean isEscaped(int point) {
    return Character.isISOControl(point)
        || point == 0x2028
        || point == 0x2029
        || point == 0xFEFF
        || Character.getType(point) == Character.SURROGATE
        || Character.getType(point) == Character.UNASSIGNED;
  }

  private static String inDoubleQuotes(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (isEscaped(point)) {
                    quoted.append(
                        String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08X" : "\\u%04X", point));
                  } else {
                    quoted.appendCodePoint(point);
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }
}
