package org.laurel.core.value;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One thing's name in several languages, keyed by two-letter language code.
public record Names(SortedMap<String, String> byLanguage) {

  public Names {
    byLanguage = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byLanguage));
  }

  public static Names of(Map<String, String> byLanguage) {
    return new Names(new TreeMap<>(byLanguage));
  }

  public static Names of(String language, String name) {
    return of(Map.of(language, name));
  }

  /// The name in that language, else in English, else the first there is, else `fallback`.
  public String in(String language, String fallback) {
    String name = byLanguage.get(language);
    if (name == null) {
      name = byLanguage.get("en");
    }
    if (name == null && !byLanguage.isEmpty()) {
      name = byLanguage.firstEntry().getValue();
    }
    return name == null ? fallback : name;
  }
}
