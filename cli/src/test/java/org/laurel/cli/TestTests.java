package org.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestTests {

  @TempDir private Path folder;

  @BeforeEach
  void aProgrammeLiesInTheFolder() throws IOException {
    Files.copy(
        Repository.file("programmes/kameleon/programme.yaml"), folder.resolve("programme.yaml"));
  }

  private Path spec(String steps) throws IOException {
    String text =
        """
        prices: {newspaper: 5.00 PLN}
        specs:
          - spec: a newspaper
            steps:
        """;
    return Files.writeString(folder.resolve("it.spec.yaml"), text + steps.indent(6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"programmes", "docs/deciding"})
  void everySpecOfTheRepositoryHolds(String path) {
    Call call = Call.laurel("test", Repository.file(path));

    assertThat(call.out()).doesNotContain("✗").contains("all hold");
    assertThat(call.exit()).isZero();
  }

  @Test
  void whatHoldsIsNamedAndCounted() throws IOException {
    Call call =
        Call.laurel("test", spec("- {at: 2022-03-01 08:10, buys: newspaper, has: {zloty: 0.10}}"));

    assertThat(call.out()).contains("✓ a newspaper").endsWith("1 spec, 1 step: all hold\n");
    assertThat(call.exit()).isZero();
  }

  @Test
  void aFailureShowsItsPlaceBothSidesAndTheReasonsInWords() throws IOException {
    Path file = spec("- {at: 2022-03-01 08:10, buys: newspaper, has: {zloty: 0.11}}");

    Call call = Call.laurel("test", file);

    assertThat(call.out().lines())
        .containsSubsequence(
            "  ✗ a newspaper",
            file + ":5:62 at 2022-03-01 08:10: zloty available: expected 0.11, is 0.10",
            "    5 |       - {at: 2022-03-01 08:10, buys: newspaper, has: {zloty: 0.11}}",
            "                                                                     ^",
            "        cashback granted: PLN 0.10: 2% of PLN 5.00");
    assertThat(call.out()).endsWith("1 spec, 1 step: 1 failed\n");
    assertThat(call.exit()).isEqualTo(1);
  }

  @Test
  void anUnexpectedRefusalIsToldInWords() throws IOException {
    Call call =
        Call.laurel("test", spec("- {at: 2022-03-01 08:10, buys: newspaper, pays: 1.00 zloty}"));

    assertThat(call.out()).contains("refused: insufficient-points", "PLN 1.00");
    assertThat(call.exit()).isEqualTo(1);
  }

  @Test
  void aFileThatCannotBeReadIsWrongAndNothingOfItIsPlayed() throws IOException {
    Call call =
        Call.laurel("test", spec("- {at: 2022-03-01 08:10, buys: newspapr, has: {zloty: 0.10}}"));

    assertThat(call.out())
        .contains(
            "it.spec.yaml:5:38 error: \"newspapr\" is no product", "Did you mean \"newspaper\"?")
        .endsWith("0 specs, 0 steps: 1 problem in the files\n");
    assertThat(call.exit()).isEqualTo(1);
  }

  @Test
  void onlyTheSpecsAskedForArePlayed() {
    Call call =
        Call.laurel("test", Repository.file("programmes/kameleon"), "--only", "eight colas");

    assertThat(call.out()).contains("✓ eight colas").contains("1 spec, 1 step: all hold");
  }

  @Test
  void programsGetTheSameAsJson() throws IOException {
    Path file = spec("- {at: 2022-03-01 08:10, buys: newspaper, has: {zloty: 0.11}}");

    Call call = Call.laurel("test", "--json", file);

    assertThat(Repository.json(call.out()).at("/0/specs/0/failures/0/message").asString())
        .isEqualTo("zloty available: expected 0.11, is 0.10");
    assertThat(Repository.json(call.out()).at("/0/specs/0/passed").asBoolean()).isFalse();
    assertThat(call.exit()).isEqualTo(1);
  }

  @Test
  void aFolderWithoutSpecsIsAWrongCall() {
    Call call = Call.laurel("test", folder);

    assertThat(call.err()).contains("no file named …", ".spec.yaml in or below");
    assertThat(call.exit()).isEqualTo(2);
  }

  @Test
  void aSpecBesideAProgrammeThatIsNotSoundSaysSo() throws IOException {
    Path file = spec("- {at: 2022-03-01 08:10, buys: newspaper}");
    Files.writeString(folder.resolve("programme.yaml"), "programme: broken\n");

    Call call = Call.laurel("test", file);

    assertThat(call.err()).contains("the programme is not sound", "programme.yaml:1:1 error");
    assertThat(call.exit()).isEqualTo(1);
  }
}
