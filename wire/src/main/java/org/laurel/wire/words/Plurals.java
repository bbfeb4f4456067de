package org.laurel.wire.words;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.text.PluralRules;
import java.util.List;
import java.util.Locale;

/// Which of a noun's forms a number asks for in a language.
record Plurals(PluralRules rules, List<String> keywords) {

  private static final List<String> ORDER = List.of("zero", "one", "two", "few", "many", "other");

  static Plurals of(String language) {
    PluralRules rules = PluralRules.forLocale(Locale.of(language));
    return new Plurals(rules, ORDER.stream().filter(rules.getKeywords()::contains).toList());
  }

  /// @param forms in CLDR's order; where there are too few, the last one serves
  String form(List<String> forms, FormattedNumber number) {
    return forms.size() == 1
        ? forms.getFirst()
        : forms.get(Math.min(keywords.indexOf(rules.select(number)), forms.size() - 1));
  }
}
