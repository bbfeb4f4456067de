package org.laurel.wire.words;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.number.Scale;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurel.core.decision.Param;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;

/// Numbers, money, units and days as a language writes them. Never rounds an amount.
final class Figures {

  /// A unit's name may have a form for each plural of its language, in CLDR's order: `star|stars`,
  /// `gwiazdka|gwiazdki|gwiazdek|gwiazdki`.
  private static final Pattern BETWEEN_FORMS = Pattern.compile("\\|");

  private static final List<String> PLURALS = List.of("zero", "one", "two", "few", "many", "other");

  private final Locale locale;
  private final LocalizedNumberFormatter numbers;
  private final DateFormat days;

  Figures(Locale locale) {
    this.locale = locale;
    this.numbers = NumberFormatter.withLocale(locale);
    this.days = DateFormat.getInstanceForSkeleton("yMMMMd", locale);
  }

  String number(BigDecimal number) {
    return numbers.precision(Precision.maxFraction(6)).format(number).toString();
  }

  String percent(Ratio ratio) {
    return numbers
        .unit(MeasureUnit.PERCENT)
        .scale(Scale.powerOfTen(2))
        .precision(Precision.maxFraction(4))
        .format(decimal(ratio))
        .toString();
  }

  String money(long amount, String currency, int scale) {
    return numbers
        .unit(Currency.getInstance(currency))
        .precision(Precision.fixedFraction(scale))
        .format(BigDecimal.valueOf(amount, scale))
        .toString();
  }

  String units(long amount, int scale, String id, Names names, String language) {
    FormattedNumber number =
        numbers.precision(Precision.fixedFraction(scale)).format(BigDecimal.valueOf(amount, scale));
    String[] forms = BETWEEN_FORMS.split(names.in(language, id), -1);
    Map<String, String> known = names.byLanguage();
    Locale named =
        known.containsKey(language)
            ? locale
            : Locale.of(known.containsKey("en") || known.isEmpty() ? "en" : firstOf(known));
    PluralRules rules = PluralRules.forLocale(named);
    List<String> plurals = PLURALS.stream().filter(rules.getKeywords()::contains).toList();
    int form = Math.min(plurals.indexOf(rules.select(number)), forms.length - 1);
    return number + "\u00a0" + forms[form].strip();
  }

  private static String firstOf(Map<String, String> byLanguage) {
    return byLanguage.keySet().iterator().next();
  }

  String firstForm(String name) {
    return BETWEEN_FORMS.split(name, -1)[0].strip();
  }

  String day(LocalDate day) {
    return days.clone().format(day);
  }

  /// For choosing a plural form.
  static Number amount(@Nullable Param param) {
    return switch (param) {
      case Param.OfNumber(var number) -> number.toBigDecimal();
      case Param.OfMoney(var amount, _, var scale) -> BigDecimal.valueOf(amount, scale);
      case Param.OfUnits(var amount, _, var scale, _) -> BigDecimal.valueOf(amount, scale);
      case Param.OfRatio(var ratio) -> decimal(ratio);
      case null, default -> 0;
    };
  }

  static BigDecimal decimal(Ratio ratio) {
    return BigDecimal.valueOf(ratio.numerator())
        .divide(BigDecimal.valueOf(ratio.denominator()), MathContext.DECIMAL64);
  }
}
