package org.laurel.wire.words;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.text.PluralRules;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which form of a noun a number asks for.
///
/// A unit's name may have a form for each plural of its language, in CLDR's order: `star | stars`,
/// `gwiazdka | gwiazdki | gwiazdek | gwiazdki` (one, few, many, other). A name of one form has it
/// for every number.
record Plurals(PluralRules rules, List<String> keywords) {

  private static final Pattern BETWEEN = Pattern.compile("\\|");
  private static final List<String> ORDER = List.of("zero", "one", "two", "few", "many", "other");

  static Plurals of(String language) {
    PluralRules rules = PluralRules.forLocale(Locale.of(language));
    return new Plurals(rules, ORDER.stream().filter(rules.getKeywords()::contains).toList());
  }

  String form(String name, FormattedNumber number) {
    if (name.indexOf('|') < 0) {
      return name;
    }
    String[] forms = BETWEEN.split(name, -1);
    int form = keywords.indexOf(rules.select(number));
    return forms[Math.min(form, forms.length - 1)].strip();
  }

  /// The form for one.
  static String first(String name) {
    return name.indexOf('|') < 0 ? name : BETWEEN.split(name, -1)[0].strip();
  }
}
