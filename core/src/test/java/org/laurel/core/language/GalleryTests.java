package org.laurel.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The programmes that ship with the project.
class GalleryTests {

  static List<Path> programmes() {
    return Files.in("programmes", "programme.yaml");
  }

  @Test
  void thereAreProgrammes() {
    assertThat(programmes()).hasSizeGreaterThanOrEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource("programmes")
  void everyProgrammeOfTheGalleryIsSoundAndWithoutWarning(Path file) {
    Reading reading = Language.read(Files.ROOT.relativize(file).toString(), Files.read(file));

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.programme()).isNotNull();
    assertThat(reading.programme().id()).isEqualTo(file.getParent().getFileName().toString());
  }
}
