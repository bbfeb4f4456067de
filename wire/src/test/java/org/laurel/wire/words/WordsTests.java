package org.laurel.wire.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Param;
import org.laurel.core.decision.Reason;
import org.laurel.core.decision.Refusal;
import org.laurel.core.decision.Why;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;
import org.laurel.wire.Fixtures;
import org.laurel.wire.Golden;

/// Every reason and every refusal has words, in every language, that read well.
class WordsTests {

  static final List<String> LANGUAGES = Words.LANGUAGES;
  private static final Currency ZLOTY = Currency.getInstance("PLN");

  /// What each parameter looks like in the samples.
  private static final Map<String, Param> SAMPLES =
      Map.ofEntries(
          Map.entry("rate", new Param.OfRatio(Ratio.of(1, 50))),
          Map.entry("times", new Param.OfRatio(Ratio.of(3, 2))),
          Map.entry("of", Param.money(123_456, ZLOTY)),
          Map.entry("gives", Param.units(2, Fixtures.BEAN)),
          Map.entry("takes", Param.units(15, Fixtures.BEAN)),
          Map.entry("units", Param.units(5, Fixtures.BEAN)),
          Map.entry("money", Param.money(1290, ZLOTY)),
          Map.entry("quantity", new Param.OfNumber(Decimal.parse("0.35"))),
          Map.entry("attribute", Param.text("distance")),
          Map.entry(
              "rule",
              new Param.OfNames(
                  "miles", Names.of(Map.of("en", "Miles", "pl", "Mile", "el", "Μίλια")))),
          Map.entry("offer", Param.text("cheap-coffee")),
          Map.entry("line", Param.number(2)),
          Map.entry("code", Param.text("K7-QX")),
          Map.entry("from", new Param.OfDay(LocalDate.of(2022, 8, 12))),
          Map.entry("last", new Param.OfDay(LocalDate.of(2022, 10, 31))),
          Map.entry("day", new Param.OfDay(LocalDate.of(2022, 10, 31))),
          Map.entry("until", new Param.OfDay(LocalDate.of(2027, 12, 31))),
          Map.entry("starts", new Param.OfDay(LocalDate.of(2022, 8, 1))),
          Map.entry("joined", new Param.OfDay(LocalDate.of(2022, 8, 1))),
          Map.entry("products", Param.text("coffee")),
          Map.entry("what", Param.text("total of coffee")),
          Map.entry("needs", Param.money(2000, ZLOTY)),
          Map.entry("has", Param.money(1290, ZLOTY)),
          Map.entry("most", Param.number(3)),
          Map.entry(
              "level",
              new Param.OfNames(
                  "gold", Names.of(Map.of("en", "Gold", "pl", "Złoty", "el", "Χρυσό")))),
          Map.entry("sku", Param.text("5449000000996")),
          Map.entry("reason", Param.text("broken machine")),
          Map.entry("unit", Param.text("stone")),
          Map.entry("act", Param.text("juggling")),
          Map.entry("acts", Param.text("a hug / a song")),
          Map.entry("reward", Param.text("free-drink")),
          Map.entry("purchase", Param.text("W0412-0917")),
          Map.entry("left", Param.number(1)),
          Map.entry("least", Param.units(10, Fixtures.BEAN)),
          Map.entry("step", Param.units(5, Fixtures.BEAN)),
          Map.entry("worth", Param.money(2500, ZLOTY)),
          Map.entry("total", Param.money(1990, ZLOTY)));

  /// What may be unknown, or empty, and is then not spoken of.
  private static final Map<Enum<?>, Set<String>> MAY_BE_UNKNOWN =
      Map.ofEntries(
          Map.entry(Why.NOT_YET, Set.of("from")),
          Map.entry(Why.OVER, Set.of("last")),
          Map.entry(Why.NEEDS_PIECES, Set.of("products")),
          Map.entry(Why.NEEDS, Set.of("has")),
          Map.entry(Why.TIER_ROSE, Set.of("until")),
          Map.entry(Why.TIER_KEPT, Set.of("until")),
          Map.entry(Why.TIER_FELL, Set.of("until")),
          Map.entry(Why.LEVEL_RETIRED, Set.of("until")),
          Map.entry(Refusal.NOT_NOW, Set.of("from", "last")),
          Map.entry(Refusal.NOT_ELIGIBLE, Set.of("has")),
          Map.entry(Why.CHOSEN, Set.of("until")),
          Map.entry(Refusal.RESERVED, Set.of("until")));

  /// Where a code speaks of something else than others do by that name.
  private static final Map<String, Param> SPECIAL =
      Map.ofEntries(
          Map.entry("DISCOUNTED gives", Param.money(300, ZLOTY)),
          Map.entry("DISCOUNTED_TOGETHER gives", Param.money(300, ZLOTY)),
          Map.entry("NEEDS_PIECES needs", Param.number(3)),
          Map.entry("NEEDS_PIECES has", Param.number(2)),
          Map.entry("VOUCHER_USED gives", Param.money(300, ZLOTY)),
          Map.entry("GIVEN_WITHOUT_TITLE gives", Param.money(300, ZLOTY)),
          Map.entry("LIMITED most", Param.units(20, Fixtures.BEAN)),
          Map.entry("NEEDS what", Param.text("channel")),
          Map.entry("NEEDS needs", Param.text("app")),
          Map.entry("NEEDS has", Param.text("web")),
          Map.entry("NEEDS_NOT what", Param.text("channel")),
          Map.entry("NEEDS_NOT needs", Param.text("web")),
          Map.entry("NOT_ELIGIBLE what", Param.text("tier")),
          Map.entry("NOT_ELIGIBLE needs", SAMPLES.get("level")),
          Map.entry("NOT_ELIGIBLE has", new Param.OfNames("member", Names.of("en", "Member"))),
          Map.entry("ANOTHER_MONEY money", Param.text("EUR")),
          Map.entry("ANOTHER_MONEY needs", Param.text("PLN")),
          Map.entry("INSUFFICIENT_POINTS needs", Param.units(15, Fixtures.BEAN)),
          Map.entry("INSUFFICIENT_POINTS has", Param.units(1, Fixtures.BEAN)));

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyCodeHasWordsAndNoOtherHas(String language) {
    Set<String> wanted =
        Stream.concat(
                Stream.of(Why.values()).map(why -> "reason." + Words.code(why)),
                Stream.of(Refusal.values()).map(refusal -> "refusal." + refusal.code()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(Bundle.load(Words.class, language, Locale.of(language)).keys())
        .filteredOn(key -> !key.startsWith("fact.") && !key.startsWith("problem."))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void conditionsAskAboutTheSameInEveryLanguage(String language) {
    assertThat(facts(language)).isEqualTo(facts("en"));
  }

  private static Set<String> facts(String language) {
    return Bundle.load(Words.class, language, Locale.of(language)).keys().stream()
        .filter(key -> key.startsWith("fact.") || key.startsWith("problem."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void aSentenceUsesNothingThatItsCodeDoesNotDeclare(String language) {
    Bundle bundle = Bundle.load(Words.class, language, Locale.of(language));
    for (Why why : Why.values()) {
      assertThat(used(bundle, "reason." + Words.code(why))).isSubsetOf(why.params());
    }
    for (Refusal refusal : Refusal.values()) {
      assertThat(used(bundle, "refusal." + refusal.code())).isSubsetOf(params(refusal));
    }
  }

  /// `gives` for `{gives}`, `{gives_n}`, `{gives_known}` and `{gives_times}`.
  private static Set<String> used(Bundle bundle, String key) {
    return bundle.uses(key).stream()
        .map(name -> name.replaceFirst("_(n|known|times)$", ""))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everythingReadsAsTheSamplesSay(String language) {
    Golden.same("words/" + language + ".txt", String.join("\n", samples(language)) + "\n");
  }

  private static List<String> samples(String language) {
    Words words = Words.in(language);
    List<String> lines = new ArrayList<>();
    for (Why why : Why.values()) {
      for (var params : samples(why, why.params())) {
        lines.add(Words.code(why) + ": " + words.reason(reason(why, params)));
      }
    }
    for (Refusal refusal : Refusal.values()) {
      for (var params : samples(refusal, params(refusal))) {
        String text = words.refusal(new Decision.Refused(refusal, params));
        lines.add(refusal.code() + ": " + text);
      }
    }
    return lines.stream().distinct().map(line -> line.replace('\u00a0', ' ')).toList();
  }

  /// With all parameters, and without each and all of those that may be unknown.
  private static List<SequencedMap<String, Param>> samples(Enum<?> code, List<String> params) {
    SequencedMap<String, Param> all = new LinkedHashMap<>();
    params.forEach(name -> all.put(name, sample(code, name)));
    Set<String> unknown = MAY_BE_UNKNOWN.getOrDefault(code, Set.of());
    List<SequencedMap<String, Param>> samples = new ArrayList<>(List.of(all));
    for (String name : params.reversed()) {
      if (unknown.contains(name)) {
        SequencedMap<String, Param> less = new LinkedHashMap<>(samples.getLast());
        less.remove(name);
        samples.add(less);
      }
    }
    if (code == Refusal.NOT_NOW) {
      samples.add(new LinkedHashMap<>(Map.of("last", all.get("last"))));
    }
    if (code == Refusal.UNKNOWN_LINE) {
      samples.add(new LinkedHashMap<>(Map.of("line", all.get("line"))));
    }
    if (code == Refusal.NOT_ELIGIBLE) {
      samples.add(new LinkedHashMap<>());
    }
    return samples;
  }

  private static Param sample(Enum<?> code, String name) {
    Param special = SPECIAL.get(code.name() + " " + name);
    return special == null ? SAMPLES.get(name) : special;
  }

  private static Reason reason(Why why, SequencedMap<String, Param> params) {
    return new Reason("rule", Reason.Outcome.NOTED, why, params);
  }

  @ParameterizedTest
  @CsvSource({
    "en, 1, 1 bean",
    "en, 2, 2 beans",
    "en, 5, 5 beans",
    "pl, 1, 1 ziarno",
    "pl, 2, 2 ziarna",
    "pl, 5, 5 ziaren",
    "pl, 22, 22 ziarna",
    "el, 1, 1 κόκκος",
    "el, 2, 2 κόκκοι",
    "de, 2, 2 beans",
  })
  void unitsTakeTheFormTheirNumberAsksFor(String language, long amount, String text) {
    assertThat(Words.in(language).units(amount, Fixtures.BEAN).replace('\u00a0', ' '))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | PLN 1,234,567.80 | 31 October 2022",
        "pl | 1 234 567,80 zł | 31 października 2022",
        "el | 1.234.567,80 PLN | 31 Οκτωβρίου 2022",
      })
  void moneyAndDaysAreWrittenAsTheLanguageDoes(String language, String money, String day) {
    Words words = Words.in(language);

    assertThat(words.money(123_456_780, ZLOTY).replace('\u00a0', ' ')).isEqualTo(money);
    assertThat(words.day(LocalDate.of(2022, 10, 31))).isEqualTo(day);
  }

  @Test
  void aNameStandsInTheMembersLanguageOrElseInEnglish() {
    Names names = Names.of(Map.of("en", "Gold", "pl", "Złoty"));

    assertThat(Words.in("pl").name("gold", names)).isEqualTo("Złoty");
    assertThat(Words.in("el").name("gold", names)).isEqualTo("Gold");
    assertThat(Words.in("pl-PL").language()).isEqualTo("pl");
    assertThat(Words.in("xx").language()).isEqualTo("en");
  }

  /// The details that a refusal's sentence may use; any of them may be missing.
  private static List<String> params(Refusal refusal) {
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
      case UNKNOWN_LINE -> List.of("line", "act");
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
