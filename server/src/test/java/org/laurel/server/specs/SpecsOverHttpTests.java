package org.laurel.server.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;
import org.laurel.core.spec.Player;
import org.laurel.core.spec.Spec;
import org.laurel.core.spec.SpecFile;

/// What the specs say of the core they say of the server: each is played on both, and every answer,
/// every account and every history has to be the same.
class SpecsOverHttpTests {

  private static final Stage STAGE = new Stage();

  @AfterAll
  static void close() {
    STAGE.close();
  }

  @TestFactory
  Stream<DynamicTest> everySpecComesToTheSameOverHttp() {
    Stream<DynamicTest> specs =
        Stream.of("programmes", "docs")
            .flatMap(folder -> files(home().resolve(folder)).stream())
            .map(
                file ->
                    DynamicTest.dynamicTest(
                        home().relativize(file).toString(), () -> playsTheSame(file)));
    return Stream.concat(
        specs,
        Stream.of(
            DynamicTest.dynamicTest("and all books are sound afterwards", STAGE::auditsItself)));
  }

  private static void playsTheSame(Path file) {
    String text = text(file.resolveSibling("programme.yaml"));
    int specs = specs(file, text).size();
    assertThat(specs).as("specs in " + file).isPositive();
    for (int i = 0; i < specs; i++) {
      String own = STAGE.alone(text);
      Programme programme = programme(own);
      Spec spec = specs(file, own).get(i);
      SameOverHttp same = new SameOverHttp(STAGE, programme);
      same.begin(own, spec.codes());
      try {
        Player.Result result = Player.inCodes(programme).play(spec, same);
        assertThat(result.failures()).as(spec.name()).isEmpty();
        same.end();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            file.getFileName() + ", \"" + spec.name() + "\": " + e.getMessage(), e);
      }
    }
  }

  private static List<Spec> specs(Path file, String programme) {
    SpecFile read = SpecFile.read(file.toString(), text(file), programme(programme));
    assertThat(read.problems()).isEmpty();
    return read.specs();
  }

  private static Programme programme(String text) {
    return Language.read("programme.yaml", text).programme();
  }

  private static Path home() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(SpecFile.ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
