package org.laurel.core.language;

import org.laurel.core.programme.Type;

/// The types of the language in words.
final class Types {

  private Types() {}

  static String shown(Type type) {
    return switch (type) {
      case NUMBER -> "number";
      case MONEY -> "amount of money";
      case AMOUNT -> "amount of a unit";
      case TEXT -> "text";
      case TEXTS -> "set of texts";
      case DATE -> "date";
      case CODE -> "unique code";
      case BOOLEAN -> "condition of its own";
      case LEVEL -> "level of a ladder";
    };
  }

  static boolean hasOrder(Type type) {
    return switch (type) {
      case NUMBER, MONEY, AMOUNT, DATE, LEVEL -> true;
      case TEXT, TEXTS, BOOLEAN, CODE -> false;
    };
  }
}
