package org.laurel.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.laurel.core.language.Files;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;

/// Runs the examples of docs/DECIDING.md, and sees that every file of them is mentioned there.
class DecidingExamplesTests {

  private static final Path FOLDER = Files.ROOT.resolve("docs/deciding");
  private static final Programme CORNER = corner();

  private static Programme corner() {
    Path file = FOLDER.resolve("programme.yaml");
    var reading = Language.read("programme.yaml", Files.read(file));
    assertThat(reading.problems()).isEmpty();
    return reading.programme();
  }

  private static Stream<Path> files() {
    return Files.in("docs/deciding", SpecFile.ENDING).stream();
  }

  @TestFactory
  Stream<DynamicTest> everyExampleEndsAsItSays() {
    return files()
        .flatMap(
            file -> {
              SpecFile read = SpecFile.read(file.toString(), Files.read(file), CORNER);
              assertThat(read.problems()).isEmpty();
              assertThat(read.specs()).isNotEmpty();
              Player player = Player.inCodes(CORNER);
              return read.specs().stream()
                  .map(
                      spec ->
                          DynamicTest.dynamicTest(
                              file.getFileName() + ": " + spec.name(),
                              () -> assertThat(player.play(spec).failures()).isEmpty()));
            });
  }

  @Test
  void everyFileOfExamplesIsNamedInTheText() {
    String text = Files.read(Files.ROOT.resolve("docs/DECIDING.md"));
    assertThat(files().map(file -> "`" + file.getFileName() + "`"))
        .hasSizeGreaterThan(5)
        .allSatisfy(name -> assertThat(text).contains(name));
  }
}
