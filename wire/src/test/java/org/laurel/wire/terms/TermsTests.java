package org.laurel.wire.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Names;
import org.laurel.wire.Golden;
import org.laurel.wire.words.Words;

/// A programme's page says everything the programme says, in every language.
class TermsTests {

  static final List<String> LANGUAGES = Words.LANGUAGES;

  static Stream<Gallery.Page> pages() {
    return Gallery.pages();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void readsAsItWasFoundGood(Gallery.Page page) {
    Golden.same(
        "terms/%s.%s.md".formatted(page.programme().id(), page.language()),
        page.terms().markdown());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyRuleOfferRewardLevelAndUnitIsSpokenOf(Gallery.Page page) {
    String text = page.terms().markdown().toLowerCase(Locale.ROOT);

    assertThat(named(page.programme()))
        .allSatisfy(
            (id, names) ->
                assertThat(names.forms(page.language(), id.replace('-', ' ')))
                    .as(id)
                    .anyMatch(form -> text.contains(form.toLowerCase(Locale.ROOT))));
  }

  /// Everything that has a name, by its id.
  private static Map<String, Names> named(Programme programme) {
    Map<String, Names> named = new LinkedHashMap<>();
    programme.units().values().forEach(unit -> named.put(unit.id(), unit.name()));
    programme.earning().forEach(rule -> named.put(rule.id(), rule.text()));
    programme.offers().forEach(offer -> named.put(offer.id(), offer.text()));
    programme.rewards().values().forEach(reward -> named.put(reward.id(), reward.name()));
    // Where there is no name, a word for the id does as well.
    named.replaceAll(
        (id, names) ->
            names.byLanguage().isEmpty() ? programme.words().getOrDefault(id, names) : names);
    for (Ladder ladder : Levels.ladders(programme)) {
      for (Ladder.Level level : ladder.levels()) {
        named.put(level.id(), level.name());
        level.benefits().forEach(benefit -> named.put(benefit.toString(), benefit));
      }
    }
    return named;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noBlankIsLeftUnfilled(Gallery.Page page) {
    assertThat(page.terms().markdown()).doesNotContain("{", "}", "null");
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyLanguageHasASentenceForEverything(String language) {
    assertThat(keys(language)).isEqualTo(keys("en"));
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void aProgrammeWithEverythingSaysEverySentence(String language) {
    Set<String> said = new TreeSet<>();
    Terms.of(
        new Voice(Gallery.everything(), language) {
          @Override
          String say(String key, @Nullable Object... blanks) {
            said.add(key);
            return super.say(key, blanks);
          }
        });

    assertThat(said).containsExactlyElementsOf(keys(language));
  }

  private static Set<String> keys(String language) {
    return Voice.SENTENCES.get(language).keys().stream()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aLanguageWithoutWordsGetsEnglish() {
    assertThat(Terms.of(Gallery.everything(), "fr").language()).isEqualTo("en");
  }

  @Test
  void whatHasNoNameIsCalledByItsId() {
    Programme programme =
        Gallery.read(
            "bare",
            """
            programme: corner-shop
            zone: Europe/Paris
            money: EUR
            units:
              blue-stamp: {kind: count}
            earn:
              - {rule: stamp-each-time, on: purchase, give: 1 blue-stamp}
            """);

    assertThat(Terms.of(programme, "pl").markdown())
        .startsWith("# corner shop: jak to działa")
        .contains("Zbierasz: blue stamp.")
        .contains("### Stamp each time\n\nZa każdy zakup: 1\u00a0blue-stamp.");
  }

  @Test
  void whatHasAnIdOnlyIsCalledByItsWord() {
    String page = Terms.of(Gallery.everything(), "pl").markdown();

    assertThat(page)
        .contains("Za zakupy z grupy „kawa”", "| Kawa | kategoria „kawa” |")
        .contains("kupujesz w sklepie „Rynek”")
        .contains("Twój poziom na ścieżce „główna”")
        .doesNotContain("W-1");
  }

  @Test
  void aProgrammeThatGivesNothingHasItsSmallPrintOnly() {
    Programme programme =
        Gallery.read("empty", "programme: empty\nzone: Europe/Paris\nmoney: EUR\n");

    assertThat(Terms.of(programme, "en").sections())
        .extracting(Section::id)
        .containsExactly("small-print");
  }
}
