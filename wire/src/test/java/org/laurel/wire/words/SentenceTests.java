package org.laurel.wire.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.util.Currency;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurel.wire.terms.Terms;

/// Numbers and sentences are written as ICU writes them, only faster.
class SentenceTests {

  static final List<String> LANGUAGES = Words.LANGUAGES;

  private static Properties texts(Class<?> beside, String language) throws IOException {
    Properties texts = new Properties();
    try (InputStream in = beside.getResourceAsStream(language + ".properties")) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }

  /// None with four digits before the point: Polish writes those without a separator, which ICU
  /// knows of, except within its sentences.
  private static BigDecimal number(Random random) {
    BigDecimal number = anyNumber(random);
    return number.precision() - number.scale() == 4 ? number(random) : number;
  }

  private static BigDecimal anyNumber(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> BigDecimal.valueOf(random.nextInt(30));
      case 1 -> BigDecimal.valueOf(random.nextInt(3_000), 2);
      case 2 -> BigDecimal.valueOf(random.nextLong(20_000_000));
      case 3 -> BigDecimal.valueOf(random.nextLong(1_000) * 1_000_000);
      default -> BigDecimal.valueOf(-random.nextInt(2_000_000), random.nextInt(6));
    };
  }

  /// A value for each argument, of the kind that the sentence takes it for.
  private static Map<String, Object> values(String text, Random random) {
    Map<String, Object> values = new HashMap<>();
    MessagePattern pattern = new MessagePattern(text);
    for (int i = 0; i < pattern.countParts(); i++) {
      MessagePattern.Part part = pattern.getPart(i);
      if (part.getType() != MessagePattern.Part.Type.ARG_START) {
        continue;
      }
      String name = pattern.getSubstring(pattern.getPart(i + 1));
      switch (part.getArgType()) {
        case PLURAL, SELECTORDINAL -> values.put(name, number(random));
        case SELECT -> {
          List<String> choices = new ArrayList<>(List.of("something else"));
          for (int j = i + 2; j < pattern.getLimitPartIndex(i); j = limit(pattern, j + 1)) {
            choices.add(pattern.getSubstring(pattern.getPart(j)));
          }
          values.putIfAbsent(name, choices.get(random.nextInt(choices.size())));
        }
        default -> values.putIfAbsent(name, "«" + random.nextInt(100) + "»");
      }
    }
    return values;
  }

  private static int limit(MessagePattern pattern, int message) {
    return pattern.getLimitPartIndex(message) + 1;
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everySentenceReadsAsByIcu(String language) throws IOException {
    Locale locale = Words.in(language).locale();
    Figures figures = new Figures(locale);
    Random random = new Random(20_261_123);
    for (Class<?> beside : List.of(Words.class, Terms.class)) {
      Properties texts = texts(beside, language);
      for (String key : texts.stringPropertyNames()) {
        String text = texts.getProperty(key);
        MessageFormat icu = new MessageFormat(text, locale);
        Sentence sentence = Sentence.of(text, figures);
        assertThat(sentence.arguments()).as(key).containsAll(icu.getArgumentNames());
        for (int i = 0; i < 40; i++) {
          Map<String, Object> values = values(text, random);
          assertThat(sentence.say(values::get)).as(key + values).isEqualTo(icu.format(values));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it''s {n, plural, =0 {none} one {# 'of' '{'them'}'} other {'#' is #}}",
        "{a} {b, select, x {[{a}]} other {{n, plural, one {#} other {{a} #}}}}",
        "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} 'it''s {quoted}'",
      })
  void quotesAndChoicesWithinChoicesReadAsByIcu(String text) {
    MessageFormat icu = new MessageFormat(text, Locale.UK);
    Sentence sentence = Sentence.of(text, new Figures(Locale.UK));
    Random random = new Random(20_261_124);
    for (int i = 0; i < 200; i++) {
      Map<String, Object> values = new HashMap<>(Map.of("a", "A", "n", number(random)));
      values.put("b", random.nextBoolean() ? "x" : "y");
      assertThat(sentence.say(values::get)).isEqualTo(icu.format(values));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{n, number}", "{n, date, short}", "{n, plural, other {", "{"})
  void whatIsNotASentenceIsRefused(String text) {
    assertThatThrownBy(() -> Sentence.of(text, new Figures(Locale.UK)))
        .isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyNumberReadsAsByIcu(String language) {
    Locale locale = Words.in(language).locale();
    Figures figures = new Figures(locale);
    Random random = new Random(20_261_125);
    var six = NumberFormatter.withLocale(locale).precision(Precision.maxFraction(6));
    for (int i = 0; i < 20_000; i++) {
      BigDecimal number =
          BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(9));
      String icu = six.format(number).toString();
      // There is no less than nothing.
      assertThat(figures.number(number)).as(number + "").isEqualTo(icu.equals("-0") ? "0" : icu);
    }
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everySumOfMoneyReadsAsByIcu(String language) {
    Locale locale = Words.in(language).locale();
    Figures figures = new Figures(locale);
    Random random = new Random(20_261_126);
    for (String code : List.of("PLN", "EUR", "USD", "GBP", "JPY", "CZK", "KWD", "XAU")) {
      Currency currency = Currency.getInstance(code);
      int scale = Math.max(0, currency.getDefaultFractionDigits());
      var icu =
          NumberFormatter.withLocale(locale)
              .unit(currency)
              .precision(Precision.fixedFraction(scale));
      for (int i = 0; i < 2_000; i++) {
        long amount = random.nextLong() >> random.nextInt(64);
        assertThat(figures.money(amount, code, scale))
            .as(amount + " " + code)
            .isEqualTo(icu.format(BigDecimal.valueOf(amount, scale)).toString());
      }
    }
  }
}
