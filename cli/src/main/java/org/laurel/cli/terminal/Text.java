package org.laurel.cli.terminal;

import java.util.Locale;

/// Texts and numbers as people read them, the same on every machine.
public final class Text {

  private Text() {}

  /// [String#format] without the machine's own customs.
  public static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }

  /// `1 programme`, `2 programmes`.
  public static String counted(long number, String noun) {
    return counted(number, noun, noun + "s");
  }

  public static String counted(long number, String one, String several) {
    return grouped(number) + " " + (number == 1 ? one : several);
  }

  /// `22,190`.
  public static String grouped(long number) {
    return format("%,d", number);
  }
}
