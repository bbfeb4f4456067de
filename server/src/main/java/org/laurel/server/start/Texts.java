package org.laurel.server.start;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/// The page's words, numbers and months in one language.
public final class Texts {

  private static final Map<String, Texts> KNOWN = new ConcurrentHashMap<>();

  private final Locale locale;
  private final ResourceBundle bundle;

  private Texts(String language) {
    locale = language.equals("en") ? Locale.UK : Locale.of(language);
    bundle =
        ResourceBundle.getBundle(
            "org.laurel.server.start.texts",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /// @param language `pl`, `en` or `el`
  public static Texts in(String language) {
    return KNOWN.computeIfAbsent(language, Texts::new);
  }

  public String language() {
    return locale.getLanguage();
  }

  /// The text of that name, with arguments where it says `{0}`.
  public String of(String name, Object... arguments) {
    String text = bundle.getString(name);
    return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /// @param amount smallest amounts of a unit
  /// @param scale the unit's decimals
  public String amount(long amount, int scale) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(scale);
    format.setMaximumFractionDigits(scale);
    return format.format(BigDecimal.valueOf(amount, scale));
  }

  public String day(ZonedDateTime moment) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(moment);
  }

  public String moment(ZonedDateTime moment) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(locale)
        .format(moment);
  }

  public String month(YearMonth month) {
    return DateTimeFormatter.ofPattern("LLL yyyy", locale).format(month);
  }
}
