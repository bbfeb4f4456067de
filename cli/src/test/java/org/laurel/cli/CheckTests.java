package org.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTests {

  @TempDir private Path folder;

  private Path programme(String from, String to) throws IOException {
    String text = Files.readString(Repository.file("programmes/kameleon/programme.yaml"));
    assertThat(text).contains(from);
    return Files.writeString(folder.resolve("programme.yaml"), text.replace(from, to));
  }

  @Test
  void everyProgrammeOfTheRepositoryIsSound() {
    Call call = Call.laurel("check", Repository.file("programmes"));

    assertThat(call.out()).contains("all sound");
    assertThat(call.exit()).isZero();
  }

  @Test
  void anErrorIsToldWithItsPlaceTheSourceAndACaret() throws IOException {
    Path file = programme("2% of due in zloty", "2% of due in zlote");

    Call call = Call.laurel("check", file);

    assertThat(call.out())
        .contains(
            "error: unknown unit \"zlote\"", "Did you mean \"zloty\"?", "give: 2% of due in zlote")
        .endsWith("1 programme: 1 error, 0 warnings\n");
    String[] lines = call.out().split("\n");
    assertThat(lines[0]).matches(".*programme\\.yaml:\\d+:\\d+ error: .*");
    assertThat(lines[1].charAt(lines[2].indexOf('^'))).isEqualTo('z');
    assertThat(call.exit()).isEqualTo(1);
  }

  @Test
  void aWarningAloneIsNotWrong() throws IOException {
    Path file =
        programme(
            "  coffee: category coffee\n", "  coffee: category coffee\n  tea: category tea\n");

    Call call = Call.laurel("check", file);

    assertThat(call.out()).contains("warning: ").contains("0 errors, 1 warning");
    assertThat(call.exit()).isZero();
  }

  @Test
  void programsGetTheSameAsJson() throws IOException {
    Call call = Call.laurel("check", "--json", programme("zloty pays", "zlote pays"));

    var problem = Repository.json(call.out()).get(0);
    assertThat(problem.get("severity").asString()).isEqualTo("error");
    assertThat(problem.get("code").asString()).isEqualTo("unknown-unit");
    assertThat(problem.get("line").asInt()).isPositive();
    assertThat(call.exit()).isEqualTo(1);
  }

  @Test
  void aFolderStandsForTheProgrammesBelowIt() throws IOException {
    programme("programme: kameleon", "programme: kameleon");

    Call call = Call.laurel("check", folder);

    assertThat(call.out()).isEqualTo("1 programme: sound\n");
  }

  @Test
  void aFileInAnotherEncodingIsWrong() throws IOException {
    Path file = folder.resolve("programme.yaml");
    Files.write(file, "programme: łódź".getBytes(StandardCharsets.UTF_16));

    Call call = Call.laurel("check", file);

    assertThat(call.err()).contains("is no UTF-8 text").doesNotContain("\tat ");
    assertThat(call.exit()).isEqualTo(1);
  }
}
