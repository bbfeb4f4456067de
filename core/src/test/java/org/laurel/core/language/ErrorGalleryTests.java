package org.laurel.core.language;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One wrong file for everything that can be wrong, and what is said about it.
class ErrorGalleryTests {

  private static final Path FOLDER = Files.ROOT.resolve("docs/errors");

  @ParameterizedTest
  @EnumSource(Code.class)
  void everythingThatCanBeWrongIsShownByAFileAndSaysWhatItShould(Code code) {
    List<Problem> problems = problems(code);

    assertThat(problems).extracting(Problem::code).contains(code.id());
    if (code != Code.TOO_MANY_PROBLEMS) {
      assertThat(problems).as("a file shows one thing").hasSize(1);
    }
    String said = problems.stream().map(problem -> problem + "\n").collect(joining());
    Kept.isUpToDate(FOLDER.resolve(code.id() + ".txt"), said);
  }

  @ParameterizedTest
  @EnumSource(Code.class)
  void onlyErrorsKeepAProgrammeFromBeingUsed(Code code) {
    Reading reading = Language.read(code.id() + ".yaml", text(code));

    assertThat(reading.sound()).isEqualTo(code.severity == Problem.Severity.WARNING);
    assertThat(reading.problems())
        .allSatisfy(
            problem -> assertThat(problem.severity().name()).isEqualTo(code.severity.name()));
  }

  @Test
  void noFileShowsSomethingThatCannotHappen() {
    List<String> codes = Arrays.stream(Code.values()).map(Code::id).toList();

    assertThat(Stream.concat(stems(".yaml"), stems(".txt"))).isSubsetOf(codes);
  }

  @Test
  void theTableListsThemAll() {
    StringBuilder table =
        new StringBuilder(
            """
            # What `laurel check` can say

            One file for everything that can be wrong with a programme's text, with what is said about it
            beside it (`.txt`). A test reads every file and fails when a code has none. Errors keep a
            programme from being used; warnings do not.

            | code | means |
            |---|---|
            """);
    for (Problem.Severity severity : Problem.Severity.values()) {
      for (Code code : Code.values()) {
        if (code.severity == severity) {
          table.append("| %s | %s%s |%n".formatted(link(code), kind(code), code.meaning));
        }
      }
    }
    table.append(
        """

        The file for `file-too-large` is not kept here; the test makes it.
        """);
    Kept.isUpToDate(FOLDER.resolve("README.md"), table.toString());
  }

  private static String link(Code code) {
    return code == Code.FILE_TOO_LARGE
        ? "`" + code.id() + "`"
        : "[`%s`](%s.yaml)".formatted(code.id(), code.id());
  }

  private static String kind(Code code) {
    return code.severity == Problem.Severity.WARNING ? "Warning: " : "";
  }

  private static List<Problem> problems(Code code) {
    return Language.read(code.id() + ".yaml", text(code)).problems();
  }

  private static String text(Code code) {
    return code == Code.FILE_TOO_LARGE
        ? "# One line, and many more like it.\n".repeat(30_000)
        : Files.read(FOLDER.resolve(code.id() + ".yaml"));
  }

  private static Stream<String> stems(String ending) {
    return Files.in("docs/errors", ending).stream()
        .map(file -> file.getFileName().toString().replace(ending, ""));
  }
}
