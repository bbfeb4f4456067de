package org.laurel.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The schema editors use says the same as the parser, as far as a schema can.
class SchemaTests {

  private static final com.networknt.schema.Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Language.schema());

  static List<Path> programmes() {
    return GalleryTests.programmes();
  }

  @Test
  void theFileInTheRepositoryIsMadeFromTheParsersOwnDescription() {
    Kept.isUpToDate(Files.ROOT.resolve("docs/programme.schema.json"), Language.schema());
  }

  @ParameterizedTest
  @MethodSource("programmes")
  void everyProgrammeThatReadsIsValid(Path file) {
    assertThat(errors(Files.read(file))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown-field",
        "missing-field",
        "wrong-shape",
        "bad-id",
        "reserved-word",
        "unknown-language"
      })
  void whatIsWrongWithTheOutlineIsInvalidToo(String code) {
    Path file = Files.ROOT.resolve("docs/errors/" + code + ".yaml");

    assertThat(errors(Files.read(file))).isNotEmpty();
  }

  private static List<Error> errors(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML);
  }
}
