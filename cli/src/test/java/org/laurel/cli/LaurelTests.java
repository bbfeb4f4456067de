package org.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaurelTests {

  @Test
  void helpNamesEveryCommandTheServersToo() {
    Call call = Call.laurel("--help");

    assertThat(call.exit()).isZero();
    assertThat(call.out()).contains("check", "fmt").contains("demo", "serve", "audit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "fmt", "terms", "audit"})
  void everyCommandHasHelp(String command) {
    Call call = Call.laurel(command, "--help");

    assertThat(call.exit()).isZero();
    assertThat(call.out()).startsWith("Usage: laurel " + command);
  }

  @Test
  void anUnknownCommandIsAWrongCallAndTheNearestIsNamed() {
    Call call = Call.laurel("chek");

    assertThat(call.exit()).isEqualTo(2);
    assertThat(call.err()).contains("chek").contains("laurel check").doesNotContain("\tat ");
  }

  @Test
  void anUnknownOptionIsAWrongCall() {
    Call call = Call.laurel("check", "--jsno", "x.yaml");

    assertThat(call.exit()).isEqualTo(2);
    assertThat(call.err()).contains("--jsno", "See laurel check --help");
  }

  @Test
  void aMissingFileIsAWrongCallToldInOneLine() {
    Call call = Call.laurel("check", "nowhere/programme.yaml");

    assertThat(call.exit()).isEqualTo(2);
    assertThat(call.err())
        .isEqualToIgnoringNewLines("laurel check: no such file: nowhere/programme.yaml");
  }

  @Test
  void aCommandOfTheServerSaysHowToStartIt() {
    Call call = Call.laurel("audit");

    assertThat(call.exit()).isEqualTo(2);
    assertThat(call.err()).contains("./laurel audit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "codes make --programme p --act a --count 1 --name n --out o --key k --to notaurl",
        "codes import x --programme p --reward r --key k --to ftp://somewhere",
        "publish programmes/kameleon --key k --to http://",
        "send x.ndjson --key k --to http:/a/b",
        "test programmes/kameleon --key k --to notaurl",
      })
  void anAddressThatIsNoneIsAWrongCall(String words) {
    Call call = Call.laurel((Object[]) words.split(" "));

    assertThat(call.exit()).isEqualTo(2);
    assertThat(call.err())
        .contains("--to", "no address of a server; write it like http://localhost:8080")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"make", "import"})
  void examplesKeepTheirAddressInOnePiece(String command) {
    assertThat(Call.laurel("codes", command, "--help").out())
        .contains("--to http://localhost:8080 --key KEY\n");
  }
}
