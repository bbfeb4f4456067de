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
import org.jspecify.annotations.Nullable;

/// The sentences of one language, in ICU's message format: `pl.properties` and the like.
public final class Bundle {

  private static final String FACT = "fact.";

  private final String language;
  private final Map<String, Sentence> sentences;

  /// Words for what conditions ask about, by the language's own.
  private final Map<String, String> facts = new HashMap<>();

  private Bundle(String language, Map<String, Sentence> sentences) {
    this.language = language;
    this.sentences = sentences;
    sentences.forEach(
        (key, sentence) -> {
          if (key.startsWith(FACT)) {
            facts.put(key.substring(FACT.length()), sentence.say(_ -> null));
          }
        });
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

  Sentence need(String key) {
    Sentence sentence = sentences.get(key);
    if (sentence == null) {
      throw new IllegalStateException("no words in " + language + " for " + key);
    }
    return sentence;
  }

  /// What a condition asks about, told in the words of the programme language: `total of coffee`.
  /// What is not among them is an attribute's name and stays.
  String fact(String what) {
    String fact = facts.get(what.replace(' ', '-'));
    if (fact != null) {
      return fact;
    }
    int of = what.indexOf(" of ");
    String counted = of < 0 ? null : facts.get(what.substring(0, of));
    return counted == null ? what : counted + " (" + what.substring(of + 4) + ")";
  }
}
