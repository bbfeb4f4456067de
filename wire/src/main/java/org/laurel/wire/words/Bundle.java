package org.laurel.wire.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurel.core.decision.Refusal;

/// The sentences of one language, in ICU's message format: `pl.properties` and the like.
public final class Bundle {

  private static final Pattern OF_A_SET = Pattern.compile("(\\w+) of (.+)");

  private final String language;
  private final Map<String, Sentence> sentences;

  private Bundle(String language, Map<String, Sentence> sentences) {
    this.language = language;
    this.sentences = sentences;
  }

  /// @param beside the class in whose package the sentences lie
  public static Bundle load(Class<?> beside, String language, Locale locale) {
    String file = language + ".properties";
    Properties texts = new Properties();
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no words in " + language + ": " + file + " is missing");
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Figures figures = new Figures(locale);
    Map<String, Sentence> sentences = new HashMap<>();
    for (String key : texts.stringPropertyNames()) {
      sentences.put(key, Sentence.of(texts.getProperty(key), figures));
    }
    return new Bundle(language, Map.copyOf(sentences));
  }

  public Set<String> keys() {
    return sentences.keySet();
  }

  /// What a sentence uses of its parameters.
  public Set<String> uses(String key) {
    return need(key).arguments();
  }

  /// @param values texts and numbers, by name
  public String sentence(String key, Map<String, Object> values) {
    return need(key).say(values::get);
  }

  /// @param values a text or a number for each name that the sentence uses
  String sentence(String key, Function<String, @Nullable Object> values) {
    return need(key).say(values);
  }

  private Sentence need(String key) {
    Sentence sentence = sentences.get(key);
    if (sentence == null) {
      throw new IllegalStateException("no words in " + language + " for " + key);
    }
    return sentence;
  }

  /// What a condition asks about, told in the words of the programme language: `total of coffee`.
  /// What is not among them is an attribute's name and stays.
  String fact(String what) {
    String key = "fact." + what.replace(' ', '-');
    if (sentences.containsKey(key)) {
      return need(key).say(_ -> null);
    }
    Matcher of = OF_A_SET.matcher(what);
    if (of.matches() && sentences.containsKey("fact." + of.group(1))) {
      return fact(of.group(1)) + " (" + of.group(2) + ")";
    }
    return what;
  }

  /// The details that a refusal's sentence may use; any of them may be missing.
  static List<String> params(Refusal refusal) {
    return switch (refusal) {
      case BEFORE_PROGRAMME -> List.of("starts");
      case BEFORE_JOINING -> List.of("joined");
      case ANOTHER_MONEY -> List.of("money", "needs");
      case UNKNOWN_UNIT, UNIT_DOES_NOT_PAY, UNIT_NOT_SENT, UNIT_NOT_LOADED -> List.of("unit");
      case UNKNOWN_ACT, ACT_STANDS -> List.of("act");
      case UNKNOWN_ATTRIBUTE, MISSING_ATTRIBUTE -> List.of("attribute");
      case WRONG_ATTRIBUTE -> List.of("attribute", "needs");
      case INVENTED_CODE -> List.of("code");
      case CODE_OF_ANOTHER -> List.of("code", "of");
      case CODE_USED -> List.of("code", "day");
      case UNKNOWN_CHOICE, NO_PRICE -> List.of("attribute", "has", "needs");
      case AMOUNT_MISSING -> List.of("least");
      case WRONG_STATE -> List.of("is", "needs");
      case TOO_LATE -> List.of("last");
      case UNKNOWN_REWARD -> List.of("reward");
      case UNKNOWN_PURCHASE -> List.of("purchase");
      case UNKNOWN_LINE -> List.of("line");
      case RETURNED_TOO_MUCH -> List.of("line", "left");
      case UNKNOWN_VOUCHER -> List.of("code");
      case PARTNER_DOES_NOT_ACCEPT -> List.of("partner", "unit");
      case RESERVED -> List.of("products", "until");
      case ABOVE_MOST, LIMIT_REACHED -> List.of("most", "left");
      case SHARED_BY_MOST -> List.of("most");
      case STILL_OWES -> List.of("owes");
      case ACCOUNT_MOVED -> List.of("account");
      case BELOW_LEAST -> List.of("least");
      case NOT_IN_STEPS -> List.of("step");
      case PAYS_TOO_MUCH -> List.of("worth", "total");
      case NOT_NOW -> List.of("from", "last");
      case NOT_ELIGIBLE, AGE_MISSING -> List.of("what", "needs", "has");
      case OUT_OF_STOCK, EVENT_FULL -> List.of("left");
      case INSUFFICIENT_POINTS -> List.of("needs", "has");
      case AHEAD_OF_CLOCK,
          NOT_ENROLLED,
          ALREADY_ENROLLED,
          BEFORE_PURCHASE,
          ACT_TAKEN_BACK,
          UNKNOWN_REDEMPTION,
          SENT_TO_ITSELF,
          TOO_MUCH,
          HOLD_NOT_OPEN,
          ORDER_NOT_OPEN,
          VOUCHER_USED,
          CARD_BLOCKED,
          ONLY_GIFT_CARDS,
          NOT_BY_GIFT_CARD,
          NO_GIFT_CARDS,
          NO_SHARED_ACCOUNTS,
          SHARED_WITH_ITSELF,
          ALREADY_SHARES,
          SHARED_BY_OTHERS,
          ONLY_MEMBERS,
          NOT_SHARED,
          NOT_MERGED,
          MAY_NOT_SPEND,
          CARD_NOT_REGISTERED,
          MERGED_INTO_ITSELF,
          HOLD_STILL_OPEN,
          AMOUNT_FIXED ->
          List.of();
    };
  }
}
