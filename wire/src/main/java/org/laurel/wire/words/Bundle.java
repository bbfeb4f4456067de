package org.laurel.wire.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
}
