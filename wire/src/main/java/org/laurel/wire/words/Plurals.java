package org.laurel.wire.words;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.text.PluralRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// Which of a noun's forms a number asks for in a language.
record Plurals(PluralRules rules, List<String> keywords) {

  private static final BigDecimal MOST = BigDecimal.valueOf(1L << 52);
  private static final List<String> ORDER = List.of("zero", "one", "two", "few", "many", "other");

  static Plurals of(String language) {
    PluralRules rules = PluralRules.forLocale(Locale.of(language));
    return new Plurals(rules, ORDER.stream().filter(rules.getKeywords()::contains).toList());
  }

  /// @param forms in CLDR's order
  /// @param numbers how the number is written: `1` and `1.00` may ask for different forms
  String form(List<String> forms, LocalizedNumberFormatter numbers, BigDecimal number) {
    if (number.scale() == 0 && number.abs().compareTo(MOST) < 0) {
      return form(forms, rules.select(Math.abs(number.longValue())));
    }
    return form(forms, numbers.format(number));
  }

  /// @param forms in CLDR's order; where there are too few, the last one serves
  String form(List<String> forms, FormattedNumber number) {
    return forms.size() == 1 ? forms.getFirst() : form(forms, rules.select(number));
  }

  private String form(List<String> forms, String keyword) {
    return forms.get(Math.min(keywords.indexOf(keyword), forms.size() - 1));
  }
}
