package org.laurel.wire.terms;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Partner;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Window;
import org.laurel.wire.json.Json;
import org.laurel.wire.words.Bundle;
import org.laurel.wire.words.Words;

/// One language speaking of one programme.
///
/// A name out of the programme cannot be declined. So sentences put it in quotes or after a colon,
/// where it may stand as it is.
class Voice {

  static final Map<String, Bundle> SENTENCES =
      Words.LANGUAGES.stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Function.identity(),
                  language -> Bundle.load(Voice.class, language, Words.in(language).locale())));

  private final Programme programme;
  private final Words words;
  private final Bundle sentences;

  /// @param language one without words gives English
  Voice(Programme programme, String language) {
    this.programme = programme;
    this.words = Words.in(language);
    this.sentences =
        Objects.requireNonNull(SENTENCES.get(words.language()), "no sentences in this language");
  }

  Programme programme() {
    return programme;
  }

  String language() {
    return words.language();
  }

  Locale locale() {
    return words.locale();
  }

  /// A sentence with its blanks filled.
  ///
  /// @param blanks names and what to put there, by turns: texts, numbers (which choose a plural)
  ///   and truths (`yes` or `no`)
  String say(String key, @Nullable Object... blanks) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < blanks.length; i += 2) {
      Object value = blanks[i + 1];
      values.put(
          String.valueOf(blanks[i]),
          value instanceof Boolean truth ? (truth ? "yes" : "no") : value == null ? "" : value);
    }
    if (!values.keySet().containsAll(sentences.uses(key))) {
      throw new IllegalStateException(
          key + " in " + language() + " has blanks that nothing fills: " + sentences.uses(key));
    }
    return sentences.sentence(key, values);
  }

  /// One of the constants of an enumeration, as part of a key.
  static String key(Enum<?> constant) {
    return Json.word(constant);
  }

  /// The same as a choice within a sentence, where hyphens have no place.
  static String choice(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  String units(long amount, String unit) {
    return words.briefUnits(amount, programme.unit(unit));
  }

  /// A unit as what one collects: `points`.
  String plural(String unit) {
    Unit known = programme.unit(unit);
    return known.name().byLanguage().isEmpty() ? readable(unit) : words.plural(known);
  }

  String money(long amount) {
    return words.briefMoney(amount, programme.money());
  }

  String number(Decimal number) {
    return words.number(number);
  }

  String number(Ratio ratio) {
    return words.number(ratio);
  }

  String percent(Ratio ratio) {
    return words.percent(ratio);
  }

  String day(LocalDate day) {
    return words.day(day);
  }

  String moneyName() {
    return Currency.getInstance(programme.money().getCurrencyCode())
        .getName(locale(), Currency.LONG_NAME, null);
  }

  /// The town a time zone is named after.
  String zoneName() {
    String zone = programme.zone().getId();
    String town = TimeZoneNames.getInstance(locale()).getExemplarLocationName(zone);
    return town == null ? zone : town;
  }

  String languageName(String code) {
    return LocaleDisplayNames.getInstance(ULocale.forLocale(locale())).localeDisplayName(code);
  }

  /// `14 days`, as that which passes.
  String length(Period length) {
    return length("length", length);
  }

  /// `14 days`, as that which a window or a year consists of.
  String lengthOf(Period length) {
    return length("length-of", length);
  }

  /// A window that something is added up in.
  String within(Window window) {
    return switch (window) {
      case Window.InCalendar(var calendar) ->
          say("levels.in.calendar", "calendar", choice(calendar));
      case Window.Rolling(var length) -> say("levels.in.any", "length", lengthOf(length));
      case Window.MembershipYear _ -> say("levels.in.membership-year");
      case Window.Lifetime _ -> say("levels.in.lifetime");
    };
  }

  private String length(String key, Period length) {
    List<String> parts = new ArrayList<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("years", length.getYears());
    counts.put("months", length.getMonths());
    counts.put("days", length.getDays());
    counts.forEach(
        (unit, count) -> {
          if (count != 0) {
            parts.add(say(key + "." + unit, "n", count).replace(' ', '\u00a0'));
          }
        });
    return and(parts);
  }

  /// The name of something; where it has none, its id made readable.
  String name(String id, Names names) {
    return names.in(language(), readable(id));
  }

  /// The same, to stand above a paragraph; a word for the id will do for a name.
  String heading(String id, Names names) {
    return capital(names.byLanguage().isEmpty() && !id.isEmpty() ? called(id) : name(id, names));
  }

  /// What members of this programme stand on: levels, a membership, or both.
  String standing() {
    boolean membership = programme.ladders().stream().anyMatch(Ladder::isMembership);
    boolean levels = programme.ladders().stream().anyMatch(ladder -> !ladder.isMembership());
    return membership && levels ? "both" : membership ? "membership" : "levels";
  }

  String headingOf(String id) {
    return capital(called(id));
  }

  String headingOfUnit(String id) {
    return capital(plural(id));
  }

  private String capital(String text) {
    return text.substring(0, 1).toUpperCase(locale()) + text.substring(1);
  }

  /// What has an id only, such as a product set or a campaign, by its word in the programme.
  String called(String id) {
    return word(id, readable(id));
  }

  /// A text that tills send, such as a channel or a store, by its word in the programme.
  String sent(String text) {
    return word(text, text);
  }

  private String word(String of, String otherwise) {
    Partner partner = programme.between().partners().get(of);
    Names names = programme.words().getOrDefault(of, partner == null ? null : partner.name());
    return names == null ? otherwise : names.in(language(), otherwise);
  }

  private static String readable(String id) {
    return id.replace('-', ' ').replace('_', ' ');
  }

  String quoted(String text) {
    return say("quoted", "text", text);
  }

  String and(Collection<String> texts) {
    return listed(texts, ListFormatter.Type.AND);
  }

  String or(Collection<String> texts) {
    return listed(texts, ListFormatter.Type.OR);
  }

  /// Things of which it is none.
  String nor(List<String> texts) {
    String said = texts.getFirst();
    for (String text : texts.subList(1, texts.size())) {
      said = say("nor", "first", said, "second", text);
    }
    return said;
  }

  private String listed(Collection<String> texts, ListFormatter.Type type) {
    return ListFormatter.getInstance(locale(), type, ListFormatter.Width.WIDE).format(texts);
  }
}
