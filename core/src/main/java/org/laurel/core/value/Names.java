package org.laurel.core.value;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One thing's name in several languages, keyed by two-letter language code.
///
/// The name of something that is counted may have a form for each plural of its language, in
/// Unicode's order and with `|` between: `star | stars`, `gwiazdka | gwiazdki | gwiazdek |
/// gwiazdki` (one, few, many, other).
public record Names(SortedMap<String, String> byLanguage) {

  private static final Pattern BETWEEN_FORMS = Pattern.compile("\\|");

  public Names {
    byLanguage = Collections.unmodifiableSortedMap(new TreeMap<>(byLanguage));
  }

  public static Names of(Map<String, String> byLanguage) {
    return new Names(new TreeMap<>(byLanguage));
  }

  public static Names of(String language, String name) {
    return of(Map.of(language, name));
  }

  /// The name in that language, else in English, else the first there is, else `fallback`.
  public String in(String language, String fallback) {
    return forms(language, fallback).getFirst();
  }

  /// All forms of the name, at least one.
  public List<String> forms(String language, String fallback) {
    String name = byLanguage.getOrDefault(spoken(language), fallback);
    return name.indexOf('|') < 0
        ? List.of(name)
        : Stream.of(BETWEEN_FORMS.split(name, -1)).map(String::strip).toList();
  }

  /// The language in which the name will be, if it is asked for in `language`.
  public String spoken(String language) {
    if (byLanguage.containsKey(language)) {
      return language;
    }
    return byLanguage.isEmpty() || byLanguage.containsKey("en") ? "en" : byLanguage.firstKey();
  }
}
