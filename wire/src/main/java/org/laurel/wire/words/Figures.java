package org.laurel.wire.words;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.TrailingZeroDisplay;
import com.ibm.icu.number.Precision;
import com.ibm.icu.number.Scale;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.PluralRules.PluralType;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.MeasureUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurel.core.decision.Param;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;

/// Numbers, money, units and days as a language writes them. Never rounds an amount.
///
/// Formatters are made once: that takes far longer than to use them.
final class Figures {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

  private final Locale locale;
  private final Digits numbers;
  private final LocalizedNumberFormatter percents;
  private final LocalizedNumberFormatter thousandths;
  private final Map<String, Digits> moneys = new ConcurrentHashMap<>();
  private final Map<Integer, LocalizedNumberFormatter> scales = new ConcurrentHashMap<>();
  private final Map<String, Plurals> plurals = new ConcurrentHashMap<>();
  private final PluralRules cardinals;
  private final PluralRules ordinals;
  private final DateFormat days;

  Figures(Locale locale) {
    LocalizedNumberFormatter plain = NumberFormatter.withLocale(locale);
    this.locale = locale;
    this.numbers = Digits.plain(locale);
    this.cardinals = PluralRules.forLocale(locale);
    this.ordinals = PluralRules.forLocale(locale, PluralType.ORDINAL);
    this.percents =
        plain
            .unit(MeasureUnit.PERCENT)
            .scale(Scale.powerOfTen(2))
            .precision(Precision.maxFraction(4));
    this.thousandths = plain.precision(Precision.maxFraction(3));
    this.days = DateFormat.getInstanceForSkeleton("yMMMMd", locale);
  }

  String number(BigDecimal number) {
    return numbers.write(shortened(number, 6));
  }

  /// A number in a sentence, where three decimals are enough.
  String counted(BigDecimal number) {
    return numbers.write(shortened(number, 3));
  }

  private static BigDecimal shortened(BigDecimal number, int decimals) {
    BigDecimal rounded =
        number.scale() <= decimals ? number : number.setScale(decimals, RoundingMode.HALF_EVEN);
    BigDecimal brief = rounded.stripTrailingZeros();
    return brief.scale() < 0 ? brief.setScale(0) : brief;
  }

  /// The plural form that a number in a sentence asks for, by CLDR's keyword.
  String keyword(BigDecimal number, boolean ordinal) {
    PluralRules rules = ordinal ? ordinals : cardinals;
    BigDecimal brief = shortened(number, 3);
    return brief.scale() == 0
        ? rules.select(lastDigits(brief.abs()))
        : rules.select(thousandths.format(brief));
  }

  /// As many as any language's rules look at.
  private static long lastDigits(BigDecimal whole) {
    return whole.compareTo(MILLION) < 0
        ? whole.longValue()
        : whole.remainder(MILLION).add(MILLION).longValue();
  }

  String percent(Ratio ratio) {
    return percents.format(decimal(ratio)).toString();
  }

  /// Money with all its decimals.
  String money(long amount, String currency, int scale) {
    Digits money = moneys.get(currency);
    if (money == null) {
      money = moneys.computeIfAbsent(currency, code -> Digits.money(locale, code, scale));
    }
    return money.write(amount, scale);
  }

  /// Money without the zeros of a round sum.
  String briefMoney(long amount, String currency, int scale) {
    return brief(scaled(scale), scale)
        .unit(Currency.getInstance(currency))
        .format(BigDecimal.valueOf(amount, scale))
        .toString();
  }

  private LocalizedNumberFormatter scaled(int scale) {
    return scales.computeIfAbsent(
        scale,
        decimals ->
            NumberFormatter.withLocale(locale).precision(Precision.fixedFraction(decimals)));
  }

  private static LocalizedNumberFormatter brief(LocalizedNumberFormatter numbers, int scale) {
    return numbers.precision(
        Precision.fixedFraction(scale).trailingZeroDisplay(TrailingZeroDisplay.HIDE_IF_WHOLE));
  }

  /// Units with all their decimals.
  String units(long amount, int scale, String id, Names names, String language) {
    String money = names.in(language, id);
    if (isMoney(money)) {
      return money(amount, money, scale);
    }
    List<String> forms = names.forms(language, id);
    String form =
        forms.size() == 1
            ? forms.getFirst()
            : plurals(names, language)
                .form(forms, scaled(scale), BigDecimal.valueOf(amount, scale));
    return numbers.write(amount, scale) + "\u00a0" + form;
  }

  /// Units without the zeros of a round number.
  String briefUnits(long amount, int scale, String id, Names names, String language) {
    String money = names.in(language, id);
    if (isMoney(money)) {
      return briefMoney(amount, money, scale);
    }
    FormattedNumber number = brief(scaled(scale), scale).format(BigDecimal.valueOf(amount, scale));
    return number + "\u00a0" + form(number, id, names, language);
  }

  /// The form that a unit's name has with two of it.
  String plural(String id, Names names, String language) {
    String money = names.in(language, id);
    if (isMoney(money)) {
      String two = PluralRules.forLocale(locale).select(2);
      return Currency.getInstance(money).getName(locale, Currency.PLURAL_LONG_NAME, two, null);
    }
    return form(scaled(0).format(2), id, names, language);
  }

  /// Whether a unit is called by the code of a money: then its amounts are read as money.
  private static boolean isMoney(String name) {
    return CODE.matcher(name).matches() && Currency.isAvailable(name, null, null);
  }

  private String form(FormattedNumber number, String id, Names names, String language) {
    return plurals(names, language).form(names.forms(language, id), number);
  }

  private Plurals plurals(Names names, String language) {
    String spoken = names.spoken(language);
    Plurals known = plurals.get(spoken);
    return known == null ? plurals.computeIfAbsent(spoken, Plurals::of) : known;
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
