package org.laurel.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.laurel.core.language.Files;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;

/// Runs the examples of docs/SPECS.md and sees that it speaks of every field.
class SpecsPageTests {

  private static final String PAGE = Files.read(Files.ROOT.resolve("docs/SPECS.md"));
  private static final List<String> BLOCKS = blocks();

  private static List<String> blocks() {
    Matcher matcher = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(PAGE);
    List<String> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }

  private static Programme bakery() {
    var reading = Language.read("SPECS.md", BLOCKS.getFirst());
    assertThat(reading.problems()).isEmpty();
    return reading.programme();
  }

  @TestFactory
  Stream<DynamicTest> everyExampleEndsAsItSays() {
    Player player = Player.inCodes(bakery());
    assertThat(BLOCKS).hasSizeGreaterThan(7);
    return IntStream.range(1, BLOCKS.size())
        .boxed()
        .flatMap(
            i -> {
              SpecFile file = SpecFile.read("block " + i, BLOCKS.get(i), player.programme());
              assertThat(file.problems()).isEmpty();
              return file.specs().stream()
                  .map(
                      spec ->
                          DynamicTest.dynamicTest(
                              spec.name(),
                              () -> assertThat(player.play(spec).failures()).isEmpty()));
            });
  }

  @Test
  void everyFieldIsSpokenOf() {
    Stream<String> fields =
        Stream.of(SpecReader.FILE, SpecReader.SPEC, StepReader.FIELDS, Persona.FIELDS, Where.FIELDS)
            .flatMap(List::stream);
    assertThat(fields).allSatisfy(field -> assertThat(PAGE).containsPattern("`" + field + "\\b"));
  }
}
