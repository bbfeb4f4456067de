package org.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtTests {

  private static final Path KAMELEON = Repository.file("programmes/kameleon/programme.yaml");

  @TempDir private Path folder;

  private Path untidy() throws IOException {
    String text = Files.readString(KAMELEON).replace("money: PLN", "money:     PLN   # złoty");
    return Files.writeString(folder.resolve("programme.yaml"), text);
  }

  @Test
  void everyProgrammeOfTheRepositoryIsInCanonicalForm() {
    Call call = Call.laurel("fmt", "--check", Repository.file("programmes"));

    assertThat(call.out()).contains("canonical already");
    assertThat(call.exit()).isZero();
  }

  @Test
  void anUntidyProgrammeIsTidiedAndKeepsItsComments() throws IOException {
    Path file = untidy();

    Call call = Call.laurel("fmt", folder);

    assertThat(call.out()).isEqualTo("brought into canonical form: " + file + "\n");
    assertThat(file).content().contains("money: PLN # złoty");
    assertThat(Call.laurel("fmt", "--check", folder).exit()).isZero();
  }

  @Test
  void checkingNamesWhatWouldChangeAndChangesNothing() throws IOException {
    Path file = untidy();
    String before = Files.readString(file);

    Call call = Call.laurel("fmt", "--check", file);

    assertThat(call.out()).contains("not in canonical form: " + file);
    assertThat(call.exit()).isEqualTo(1);
    assertThat(file).hasContent(before);
  }

  @Test
  void aTextThatIsNoYamlIsLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("programme.yaml"), "units: [");

    Call call = Call.laurel("fmt", file);

    assertThat(call.err()).contains("programme.yaml:1:");
    assertThat(call.exit()).isEqualTo(1);
    assertThat(file).hasContent("units: [");
  }

  @Test
  void everyTextThatIsNoYamlIsNamedAndTheOthersAreTidied() throws IOException {
    Path one = Files.writeString(folder.resolve("one.yaml"), "units: [");
    Path two = Files.writeString(folder.resolve("two.yaml"), "units: {");
    Path fine = untidy();

    Call call = Call.laurel("fmt", one, fine, two);

    assertThat(call.exit()).isEqualTo(1);
    assertThat(call.err()).contains("left as they are", "one.yaml:1:", "two.yaml:1:");
    assertThat(call.out()).isEqualTo("brought into canonical form: " + fine + "\n");
  }
}
