package org.laurel.cli;

import java.util.Locale;

/// Numbers as people read them.
final class Words {

  private Words() {}

  /// `1 programme`, `2 programmes`.
  static String counted(long number, String noun) {
    return grouped(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /// `22,190`.
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
