package org.laurel.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.laurel.core.language.Files;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;

/// Every step of the tutorial runs, and what the page shows is what runs. So do the specs that are
/// named after traps.
class TutorialTests {

  private static final Path STEPS = Files.ROOT.resolve("docs/tutorial");
  private static final String PAGE = Files.read(Files.ROOT.resolve("docs/TUTORIAL.md"));

  private static Programme programme(Path file) {
    var reading = Language.read(file.toString(), Files.read(file));
    assertThat(reading.problems()).as(file.toString()).isEmpty();
    return reading.programme();
  }

  private static Stream<Path> specs(String folder) {
    return Files.in(folder, SpecFile.ENDING).stream();
  }

  @TestFactory
  Stream<DynamicTest> everyStepDoesWhatItsSpecsSay() {
    return Stream.concat(specs("docs/tutorial"), specs("docs/traps"))
        .map(
            file ->
                DynamicTest.dynamicTest(
                    Files.ROOT.relativize(file).toString(),
                    () -> {
                      Programme programme = programme(file.resolveSibling("programme.yaml"));
                      SpecFile read = SpecFile.read(file.toString(), Files.read(file), programme);
                      assertThat(read.problems()).isEmpty();
                      Player player = Player.inCodes(programme);
                      for (Spec spec : read.specs()) {
                        assertThat(player.play(spec).failures()).as(spec.name()).isEmpty();
                      }
                    }));
  }

  @Test
  void everyBlockOfThePageIsPartOfTheFileItNames() {
    List<MatchResult> blocks =
        Pattern.compile("(?ms)^<!-- file: (\\S+) -->\n```yaml\n(.*?)^```")
            .matcher(PAGE)
            .results()
            .toList();
    assertThat(blocks).hasSize(PAGE.split("```yaml", -1).length - 1);
    for (MatchResult block : blocks) {
      assertThat(Files.read(STEPS.resolve(block.group(1)))).contains(block.group(2));
    }
  }

  @Test
  void thePageTellsOfEveryStep() {
    assertThat(specs("docs/tutorial").map(file -> file.getParent().getFileName().toString()))
        .hasSize(7)
        .allSatisfy(step -> assertThat(PAGE).contains("file: " + step + "/programme.yaml"));
  }

  @Test
  void theFirstStepHasTenLines() {
    assertThat(Files.read(STEPS.resolve("1-stamp-card/programme.yaml")).lines()).hasSize(10);
  }
}
