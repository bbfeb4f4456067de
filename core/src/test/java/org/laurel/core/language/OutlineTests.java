package org.laurel.core.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No text can hurt the reader, and every problem is told where it stands.
class OutlineTests {

  private static final long SEED = 19_810_501;
  private static final String MARKS = "{}[]:#&*!|>'\"%@`,?- \t\n().<=+0ż";

  private static List<Problem> problems(String text) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> Language.read("a.yaml", text).problems());
  }

  private static void assertRefused(String text, Code code) {
    assertThat(problems(text)).extracting(Problem::code).containsExactly(code.id());
  }

  @Test
  void fiveMegabytesAreRefusedAtOnce() {
    assertRefused("a: b\n".repeat(1_000_000), Code.FILE_TOO_LARGE);
  }

  @Test
  void aMegabyteOfManyBytesPerLetterIsRefusedToo() {
    assertRefused("# ζ" + "ζ".repeat(600_000), Code.FILE_TOO_LARGE);
  }

  @Test
  void aBillionLaughsAreNoJoke() {
    String bomb =
        """
        a: &a [x, x, x, x, x, x, x, x, x]
        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
        """;

    assertRefused(bomb, Code.YAML_ALIAS);
    assertRefused("a: &a [*a]\n", Code.YAML_ALIAS);
    assertRefused("&a a: *a\n", Code.YAML_ALIAS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{a: ", "!a ", "- - ["})
  void deepNestingIsRefused(String part) {
    List<Problem> problems = problems("a:\n  " + part.repeat(300_000 / part.length()));

    assertThat(problems).hasSize(1);
  }

  @Test
  void deepIndentationIsRefused() {
    String deep =
        IntStream.range(0, 600)
            .mapToObj(depth -> " ".repeat(depth) + "a:\n")
            .collect(Collectors.joining());

    assertRefused(deep, Code.TOO_DEEP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "not ", "1 + ", "age > 1 and ", "((age + ", "2 * (", "-", "\"", "["})
  void longConditionsAreReadOrRefusedButNeverHurt(String part) {
    String long_ = part.repeat(19_000 / part.length());

    assertThat(problems(Samples.with("when", long_ + "age > 1"))).isNotNull();
  }

  @Test
  void aMegabyteOfUnitsIsRead() {
    String units =
        IntStream.range(0, 30_000)
            .mapToObj(number -> "  u" + number + ": {kind: points}\n")
            .collect(Collectors.joining());

    assertThat(problems("programme: a\nzone: UTC\nmoney: PLN\nunits:\n" + units))
        .hasSize(Problems.MOST)
        .allSatisfy(problem -> assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING));
  }

  @Test
  void aMegabyteOfSetsThatContainEachOtherIsJudged() {
    String sets =
        IntStream.range(0, 40_000)
            .mapToObj(number -> "  s" + number + ": s" + (number + 1) % 40_000 + "\n")
            .collect(Collectors.joining());

    assertRefused(
        "programme: a\nzone: UTC\nmoney: PLN\nproducts:\n" + sets, Code.CIRCULAR_PRODUCTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "# only a comment\n", "just words", "[]", "- a", "{}", "~", "\0"})
  void whatIsNoProgrammeIsSaidSo(String text) {
    assertThat(problems(text)).isNotEmpty();
  }

  @Test
  void everyWayToEndALineCounts() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      String text = String.join(end, "\uFEFFprogramme: a", "zone: UTC", "money: ZZZ", "");
      Problem problem = problems(text).getFirst();

      assertThat(problem.line()).isEqualTo(3);
      assertThat(problem.column()).isEqualTo(8);
    }
  }

  static List<String> wrongUnits() {
    return List.of(
        "give: 2% of due in zlote",
        "give: '2% of due in zlote'",
        "give: \"2% of due in zlote\"",
        "give: \"2\\u0025\\x20of due in zlote\"",
        "give: >-\n      2% of\n      due in zlote",
        "give: |\n      2% of due\n      in\n      zlote",
        "give: 2% of\n      due\n\n      in zlote",
        "give: \"2% of \\\n      due in zlote\"",
        "give:     2%   of   due in   zlote   # wrong",
        "text: 'It''s 2%'\n    give: 2% of due in zlote",
        "text: żółć ζλότι 𝔸\n    give: 2% of due in zlote",
        "text: {en: 𝔸𝔹}\n    give: '2%  of due in zlote'");
  }

  @ParameterizedTest
  @MethodSource("wrongUnits")
  void theWrongWordIsFoundInEveryWayToWriteAText(String field) {
    String text = Samples.around("earn:\n  - rule: r\n    on: purchase\n    " + field + "\n");
    Problem problem = problems(text).getFirst();
    List<String> lines = text.lines().toList();
    String line = lines.get(problem.line() - 1);

    assertThat(problem.code()).isEqualTo("unknown-unit");
    assertThat(line.substring(line.offsetByCodePoints(0, problem.column() - 1)))
        .as(problem.toString())
        .startsWith("zlote");
  }

  static List<String> texts() {
    return FormatterTests.texts();
  }

  /// A text that was damaged anyhow is read or refused, never more, and never slowly.
  @ParameterizedTest
  @MethodSource("texts")
  void damagedTextsAreReadOrRefused(String text) {
    if (text.length() > 5000) {
      return;
    }
    Random random = new Random(SEED + text.length());
    for (int round = 0; round < 60; round++) {
      String damaged = damaged(text, random);
      assertThatNoException()
          .as("seed %s: %s", SEED, damaged)
          .isThrownBy(
              () -> {
                Reading reading = Language.read("a.yaml", damaged);
                assertThat(reading.sound())
                    .isEqualTo(
                        reading.problems().stream()
                            .noneMatch(p -> p.severity() == Problem.Severity.ERROR));
                try {
                  String once = Language.format("a.yaml", damaged);
                  assertThat(Language.format("a.yaml", once)).isEqualTo(once);
                  assertThat(Language.read("a.yaml", once).programme())
                      .isEqualTo(reading.programme());
                } catch (IllegalArgumentException refused) {
                  assertThat(reading.sound()).isFalse();
                }
              });
    }
  }

  private static String damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(damaged.length());
      int to = Math.min(damaged.length(), at + random.nextInt(1, 12));
      switch (random.nextInt(5)) {
        case 0 -> damaged.delete(at, to);
        case 1 -> damaged.insert(random.nextInt(damaged.length()), text);
        case 2 -> damaged.insert(at, MARKS.charAt(random.nextInt(MARKS.length())));
        case 3 -> damaged.insert(random.nextInt(damaged.length()), damaged.substring(at, to));
        default -> damaged.setCharAt(at, (char) random.nextInt(32, 300));
      }
    }
    return damaged.toString();
  }
}
