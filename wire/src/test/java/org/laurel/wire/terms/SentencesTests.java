package org.laurel.wire.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conditions, periods and numbers, as far as their sentences have edges.
class SentencesTests {

  /// Narrow ones and such as break no line.
  private static final Pattern SPACES = Pattern.compile("\\p{Zs}");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          en; age >= 16; you are at least 16 years old
          pl; age >= 16; masz co najmniej 16 lat
          pl; age >= 22; masz co najmniej 22 lata
          el; age >= 16; είστε τουλάχιστον 16 ετών
          en; 16 <= age; you are at least 16 years old
          en; not (age >= 16); you are less than 16 years old
          pl; months of membership > 1; uczestniczysz w programie od więcej niż 1 miesiąca
          pl; quantity of basket >= 2; kupujesz co najmniej 2 sztuki
          pl; quantity of basket >= 5; kupujesz co najmniej 5 sztuk
          pl; quantity of basket >= 0.5; kupujesz co najmniej 0,5 sztuki
          en; tier >= gold; your level is “Gold”
          en; tier >= silver; your level is at least “Silver”
          en; tier <= guest; your level is “Guest”
          en; not (tier < gold); your level is “Gold”
          pl; channel in [app, web]; kupujesz w kanale „app” lub „web”
          pl; channel not in [app, web]; nie kupujesz w kanale „app” ani „web”
          el; not (channel is app); δεν αγοράζετε στο κανάλι «app»
          en; not not birthday; it is your birthday
          en; day >= 2024-05-01; it is 1 May 2024 or later
          pl; day < 2024-05-01; jest przed 1 maja 2024
          pl; language is pl; Twój język to polski
          """)
  void conditions(String language, String condition, String said) {
    assertThat(details(language, "when", condition)).containsExactly(only(language, said));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          age > 1 and birthday; OLD and BIRTHDAY
          age > 1 or birthday; OLD or BIRTHDAY
          (age > 1 or birthday) and offline; (OLD or BIRTHDAY) and OFFLINE
          (age > 1 and offline) or birthday; (OLD and OFFLINE) or BIRTHDAY
          not (age <= 1 or not birthday); OLD and BIRTHDAY
          not (age <= 1 and not birthday); OLD or BIRTHDAY
          """)
  void bracketsStandWhereAndMeetsOr(String condition, String said) {
    String whole =
        said.replace("OLD", "you are more than 1 year old")
            .replace("BIRTHDAY", "it is your birthday")
            .replace("OFFLINE", "the till is working offline");
    assertThat(details("en", "when", condition)).containsExactly(only("en", whole));
  }

  @Test
  void threeConditionsHaveASentenceEach() {
    assertThat(details("en", "when", "not (age <= 1 or offline or not birthday)"))
        .containsExactly(
            only("en", "you are more than 1 year old"),
            only("en", "the till is not working offline"),
            only("en", "it is your birthday"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          en; 2022-08-12 .. 2022-10-31; 12 August – 31 October 2022
          pl; 2022-08-12 .. 2022-10-31; 12 sierpnia – 31 października 2022
          el; 2022-08-12 .. 2022-10-31; 12 Αυγούστου – 31 Οκτωβρίου 2022
          pl; 2022-12-30 .. 2023-01-02; 30 grudnia 2022 – 2 stycznia 2023
          en; 2022-12-24; 24 December 2022
          en; until 2022-12-31; until 31 December 2022
          en; until 2022-12-31 24:00; until 31 December 2022
          en; from 2022-01-01 12:00; from 1 January 2022 at 12:00
          pl; every saturday and sunday; w soboty i w niedziele
          pl; every tuesday; we wtorki
          pl; every monday to friday; od poniedziałku do piątku
          el; every monday to friday; από Δευτέρα έως Παρασκευή
          el; every friday and sunday; κάθε Παρασκευή και κάθε Κυριακή
          en; every monday and wednesday and friday; Mondays, Wednesdays and Fridays
          pl; 09:00 .. 17:30; godz. 09:00–17:30
          en; 22:00 .. 02:00; 22:00–02:00 (past midnight)
          en; every monday to sunday; always
          """)
  void periods(String language, String period, String said) {
    String when =
        switch (language) {
          case "pl" -> "Kiedy: ";
          case "el" -> "Πότε: ";
          default -> "When: ";
        };
    assertThat(details(language, "during", period)).containsExactly(when + said + ".");
  }

  private static String only(String language, String said) {
    return switch (language) {
          case "pl" -> "Tylko jeśli ";
          case "el" -> "Μόνο αν ";
          default -> "Only if ";
        }
        + said
        + ".";
  }

  private static List<String> details(String language, String field, String value) {
    var programme =
        Gallery.read(
            "bar",
            """
            programme: bar
            zone: Europe/Warsaw
            money: PLN
            units: {bean: {kind: count}}
            tiers:
              - ladder: status
                counts: purchases
                within: calendar year
                levels: {guest: {}, silver: {from: 10}, gold: {from: 20}}
            earn:
              - rule: beans
                on: purchase
                give: 1 bean
                %s: %s
            """
                .formatted(field, field.equals("when") ? value : "\"" + value + "\""));
    Section earn = Terms.of(programme, language).sections().getFirst();
    return ((Block.Entry) earn.blocks().getFirst())
        .details().stream().map(detail -> SPACES.matcher(detail).replaceAll(" ")).toList();
  }
}
