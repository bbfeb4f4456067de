package org.laurel.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Condition.Comparison;
import org.laurel.core.programme.Condition.Fact;
import org.laurel.core.programme.Condition.Operation;
import org.laurel.core.programme.Condition.Term;
import org.laurel.core.programme.Type;
import org.laurel.core.value.Decimal;

/// What conditions mean, and which ones mean nothing.
class ConditionTests {

  private static final Term CHANNEL = new Term.OfFact(new Fact.Place(Fact.Part.CHANNEL), Type.TEXT);
  private static final Term BASKET =
      new Term.OfFact(new Fact.Basket(Fact.Measure.TOTAL, null), Type.MONEY);
  private static final Term AGE = new Term.OfFact(new Fact.Age(), Type.NUMBER);

  private static Condition when(String phrase) {
    return condition("when", phrase);
  }

  private static Condition condition(String field, String phrase) {
    Reading reading = Language.read("sample.yaml", Samples.with(field, phrase));
    assertThat(reading.problems())
        .noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    return Objects.requireNonNull(
        Objects.requireNonNull(reading.programme()).earning().getFirst().when());
  }

  @Test
  void textsAreWrittenAsTheyAre() {
    assertThat(when("channel is app"))
        .isEqualTo(new Condition.Compare(CHANNEL, Comparison.IS, new Term.OfText("app")));
    assertThat(when("channel is not 'kiosk 7'"))
        .isEqualTo(new Condition.Compare(CHANNEL, Comparison.IS_NOT, new Term.OfText("kiosk 7")));
    assertThat(when("channel in [app, 12, \"a b\", 2026-01-01]"))
        .isEqualTo(new Condition.OneOf(CHANNEL, List.of("app", "12", "a b", "2026-01-01")));
    assertThat(when("channel not in [app]"))
        .isEqualTo(new Condition.Not(new Condition.OneOf(CHANNEL, List.of("app"))));
  }

  @Test
  void amountsBecomeSmallestAmounts() {
    assertThat(when("basket >= 50 PLN"))
        .isEqualTo(new Condition.Compare(BASKET, Comparison.AT_LEAST, new Term.OfMoney(5000)));
    assertThat(when("balance of point < 100 points"))
        .isEqualTo(
            new Condition.Compare(
                new Term.OfFact(new Fact.Balance("point"), Type.AMOUNT),
                Comparison.LESS,
                new Term.OfUnit(100, "point")));
  }

  @Test
  void segmentsAreAskedForOneAmongThem() {
    Term segments = new Term.OfFact(new Fact.Segments(), Type.TEXTS);

    assertThat(when("segment is vip")).isEqualTo(new Condition.Contains(segments, "vip"));
    assertThat(when("segment is not vip"))
        .isEqualTo(new Condition.Not(new Condition.Contains(segments, "vip")));
    assertThat(when("segment in [a, b]"))
        .isEqualTo(
            new Condition.Any(
                List.of(
                    new Condition.Contains(segments, "a"), new Condition.Contains(segments, "b"))));
  }

  @Test
  void levelsKnowTheirRank() {
    assertThat(when("tier >= silver"))
        .isEqualTo(
            new Condition.Compare(
                new Term.OfFact(new Fact.Tier("status"), Type.LEVEL),
                Comparison.AT_LEAST,
                new Term.OfLevel("status", "silver", 1)));
  }

  @Test
  void productsBindBeforeSumsAndSumsBeforeComparisons() {
    assertThat(when("age + 2 * 3 > 10"))
        .isEqualTo(
            new Condition.Compare(
                new Term.Calculated(
                    AGE,
                    Operation.PLUS,
                    new Term.Calculated(number(2), Operation.TIMES, number(3), Type.NUMBER),
                    Type.NUMBER),
                Comparison.MORE,
                number(10)));
    assertThat(when("(age + 2) * 3 > 10"))
        .isEqualTo(
            new Condition.Compare(
                new Term.Calculated(
                    new Term.Calculated(AGE, Operation.PLUS, number(2), Type.NUMBER),
                    Operation.TIMES,
                    number(3),
                    Type.NUMBER),
                Comparison.MORE,
                number(10)));
  }

  @Test
  void differencesAreTakenFromTheLeft() {
    assertThat(when("age - 2 - 3 > 10"))
        .isEqualTo(
            new Condition.Compare(
                new Term.Calculated(
                    new Term.Calculated(AGE, Operation.MINUS, number(2), Type.NUMBER),
                    Operation.MINUS,
                    number(3),
                    Type.NUMBER),
                Comparison.MORE,
                number(10)));
  }

  @Test
  void parenthesesSayWhatBelongsTogether() {
    Condition app = when("channel is app");
    Condition offline = when("offline");
    Condition birthday = when("birthday week");

    assertThat(when("channel is app and (birthday week or offline)"))
        .isEqualTo(new Condition.All(List.of(app, new Condition.Any(List.of(birthday, offline)))));
    assertThat(when("not (channel is app and not offline)"))
        .isEqualTo(new Condition.Not(new Condition.All(List.of(app, new Condition.Not(offline)))));
  }

  @Test
  void attributesHaveTheTypesTheActDeclares() {
    assertThat(condition("when for a flight", "booked < 2026-06-01"))
        .isEqualTo(
            new Condition.Compare(
                new Term.OfFact(new Fact.Attribute("booked"), Type.DATE),
                Comparison.LESS,
                new Term.OfDate(LocalDate.of(2026, 6, 1))));
    // The unit mile and the attribute's miles are told apart by what they are compared with.
    assertThat(condition("when for a flight", "distance >= 500 miles"))
        .isEqualTo(
            new Condition.Compare(
                new Term.OfFact(new Fact.Attribute("distance"), Type.NUMBER),
                Comparison.AT_LEAST,
                number(500)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          basket >= 100                      | 11 | type-mismatch
          basket >= 100 points               | 11 | type-mismatch
          basket >= 100.00 EUR               | 18 | another-money
          basket >= 100.001 PLN              | 11 | too-many-decimals
          balance of point >= 1.00 PLN       | 21 | type-mismatch
          balance of point >= 1 stamp        | 21 | type-mismatch
          balance of pint >= 1 stamp         | 12 | unknown-unit
          age >= sixteen                     | 8  | unknown-fact
          age >= "16"                        | 8  | type-mismatch
          age                                | 1  | type-mismatch
          16                                 | 1  | type-mismatch
          channel > app                      | 9  | no-order
          channel is app, web                | 15 | unexpected-word
          channel is [app, web]              | 12 | unexpected-word
          channel == app                     | 9  | unexpected-word
          channel in app                     | 12 | unexpected-word
          age in [16, 17]                    | 5  | type-mismatch
          birthday is yes                    | 10 | type-mismatch
          birthday year                      | 10 | unexpected-word
          total >= 1.00 PLN                  | 1  | unexpected-word
          total of cofee >= 1.00 PLN         | 10 | unknown-product-set
          quantity of coffee >= 1.00 PLN     | 23 | type-mismatch
          tier >= bronze                     | 9  | unknown-level
          tier of state >= gold              | 9  | unknown-ladder
          distance >= 500                    | 1  | fact-not-here
          language is polish                 | 13 | unknown-language
          basket + age > 1.00 PLN            | 8  | type-mismatch
          basket * basket > 1.00 PLN         | 8  | type-mismatch
          balance of point * 2 > 1 point     | 18 | type-mismatch
          basket * 0.5 > 1.00 PLN            | 8  | type-mismatch
          age * age > 100                    | 5  | type-mismatch
          age * 1001 > 100                   | 5  | number-out-of-range
          age * 100 * 100 > 100              | 11 | number-out-of-range
          age > 1 and or offline             | 13 | unexpected-word
          (age > 1                           | 9  | unexpected-word
          not                                | 4  | unexpected-word
          age > 1 offline                    | 9  | unknown-unit
          age > 1 and age < 5 or offline     | 21 | mixed-and-or
          (age > 1) > 2                      | 6  | type-mismatch
          day is 2026-02-30                  | 8  | bad-date
          age > 10000000000000000000         | 7  | number-out-of-range
          brand is So Coffee                 | 13 | unexpected-word
          brand is "So Coffee                | 10 | unexpected-word
          """)
  void whatMeansNothingIsToldWhereItStands(String phrase, int column, String code) {
    String text = Samples.with("when", phrase);
    List<Problem> problems = Language.read("sample.yaml", text).problems();
    Problem problem = problems.getFirst();
    int line = problem.line();
    int start = text.lines().toList().get(line - 1).indexOf("when: '") + 8;

    assertThat(problem.code()).as(problem.toString()).isEqualTo(code);
    // Quotes inside the YAML quotes are doubled, which the phrases here only do behind the fault.
    assertThat(problem.column() - start + 1).as(problem.toString()).isEqualTo(column);
  }

  @Test
  void atJoiningThereIsNoPlace() {
    Reading reading =
        Language.read(
            "sample.yaml",
            Samples.around(
                "earn:\n  - {rule: r, on: enrolment, when: channel is app, give: 5 points}\n"));

    assertThat(reading.problems()).extracting(Problem::code).contains("fact-not-here");
  }

  private static Term number(long value) {
    return new Term.OfNumber(Decimal.of(value));
  }
}
