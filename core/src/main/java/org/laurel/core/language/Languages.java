package org.laurel.core.language;

import java.util.Locale;
import java.util.Set;

/// Two-letter language codes.
final class Languages {

  private static final Set<String> ALL = Set.of(Locale.getISOLanguages());

  private Languages() {}

  static String checked(Node.Text key) {
    return checked(key.value(), key.at());
  }

  static String checked(String language, Spot at) {
    if (!ALL.contains(language)) {
      throw new Fault(
          Code.UNKNOWN_LANGUAGE,
          at,
          "\"%s\" is no two-letter language code such as pl, en or el"
              .formatted(Words.shown(language)));
    }
    return language;
  }
}
