package org.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTests {

  private static final Path KAMELEON = Repository.file("programmes/kameleon/programme.yaml");

  @TempDir private Path folder;

  private Path changed(String... pairs) throws IOException {
    String text = Files.readString(KAMELEON);
    for (int i = 0; i < pairs.length; i += 2) {
      assertThat(text).contains(pairs[i]);
      text = text.replace(pairs[i], pairs[i + 1]);
    }
    return Files.writeString(folder.resolve("programme.yaml"), text);
  }

  @Test
  void twoEqualProgrammesDifferInNothing() {
    Call call = Call.laurel("compare", KAMELEON, KAMELEON);

    assertThat(call.out()).isEqualTo("Nothing changes.\n");
    assertThat(call.exit()).isZero();
  }

  @Test
  void commentsAndBlanksAreNoChange() throws IOException {
    Path other = changed("money: PLN", "money:   PLN  # since 1995", "2% of due", "2%   of due");

    assertThat(Call.laurel("compare", KAMELEON, other).out()).isEqualTo("Nothing changes.\n");
  }

  @Test
  void aChangedFieldIsToldInBothWordings() throws IOException {
    Path other = changed("give: 2% of due", "give: 3% of due");

    assertThat(Call.laurel("compare", KAMELEON, other).out().lines())
        .containsExactly(
            "What earns",
            "  ~ rule cashback",
            "      give: was  2% of due in zloty, rounded half up",
            "            is   3% of due in zloty, rounded half up",
            "1 difference.");
  }

  @Test
  void aFieldThatWasNotSaidOrIsNoLongerSaidIsToldSo() throws IOException {
    Path other = changed("    kind: count\n    expires: on 2022-10-31\n", "    kind: count\n");

    assertThat(Call.laurel("compare", KAMELEON, other).out())
        .contains("~ unit stamp", "expires: was  on 2022-10-31", "is   not said");
  }

  @Test
  void whatIsNewAndWhatIsGoneIsToldWithWhatItSays() throws IOException {
    Path other =
        changed(
            "  - rule: cashback",
            """
              - rule: welcome
                text: {en: A present for joining}
                on: enrolment
                give: 5.00 zloty
              - rule: cashback\
            """
                .indent(0)
                .stripTrailing(),
            "spend:\n  - 1.00 zloty pays 1.00 PLN",
            "");

    assertThat(Call.laurel("compare", KAMELEON, other).out())
        .contains("+ rule welcome is new", "give: 5.00 zloty")
        .contains("- payment 1.00 zloty pays 1.00 PLN is gone")
        .contains("2 differences.");
  }

  @Test
  void rulesWithinCampaignsAreFoundThere() throws IOException {
    Path other = changed("give: 1 stamp each", "give: 2 stamps each");

    assertThat(Call.laurel("compare", KAMELEON, other).out())
        .contains("~ rule cola-stamp", "was  1 stamp each", "is   2 stamps each");
  }

  @Test
  void levelsAreToldWithTheirLadder() throws IOException {
    Path loyallist = Repository.file("programmes/loyallist");
    Path other =
        Files.writeString(
            folder.resolve("programme.yaml"),
            Files.readString(loyallist.resolve("programme.yaml"))
                .replace("from: 3500.00 USD", "from: 5000.00 USD"));

    assertThat(Call.laurel("compare", loyallist, other).out())
        .contains("~ level status top", "from: was  3500.00 USD", "is   5000.00 USD");
  }

  @Test
  void whatMembersHoldAlreadyIsToldWhereItIsTouched() throws IOException {
    Path other =
        changed(
            "    kind: count\n    expires: on 2022-10-31\n",
            "    kind: count\n    expires: on 2022-12-31\n    retired: 2023-01-01\n",
            "spend:\n  - 1.00 zloty pays 1.00 PLN",
            "");

    assertThat(Call.laurel("compare", KAMELEON, other).out())
        .contains(
            "What members hold already\n",
            "  Balances of stamp: from 2023-01-01 on nobody holds any.",
            "  Balances of stamp: what is held keeps its day",
            "  Balances of zloty can no longer pay for purchases.");
  }

  @Test
  void whatIsBetweenAccountsAndGoesIsTold() throws IOException {
    String text =
        """
        programme: sample
        zone: Europe/Warsaw
        money: PLN
        units: {zloty: {kind: money}}
        """;
    String more =
        """
        spend: 1.00 zloty pays 1.00 PLN
        gift cards: {unit: zloty}
        shared accounts: {}
        sending: [{unit: zloty}]
        """;
    Path was = Files.writeString(folder.resolve("was.yaml"), text + more);
    Path is = Files.writeString(folder.resolve("is.yaml"), text);

    assertThat(Call.laurel("compare", was, is).out())
        .contains(
            "  Gift cards: publishing is refused as long as there is zloty on any",
            "  Gift cards and stored zloty: nothing more can be loaded.",
            "  Shared accounts: publishing is refused as long as anybody shares one.",
            "  Balances of zloty can no longer be sent to others.");
  }

  @Test
  void whatCannotBePublishedIsToldBefore() throws IOException {
    Path loyallist = Repository.file("programmes/loyallist");
    String text = Files.readString(loyallist.resolve("programme.yaml"));
    Path other =
        Files.writeString(
            folder.resolve("programme.yaml"),
            text.replaceAll("\\btop:", "summit:").replace("tier >= top", "tier >= summit"));

    assertThat(Call.laurel("compare", loyallist, other).out())
        .contains("Publishing is refused as long as anybody stands at level top of status");
  }

  @Test
  void programsGetTheSameAsJson() throws IOException {
    Path other = changed("give: 2% of due", "give: 3% of due");

    var json = Repository.json(Call.laurel("compare", "--json", KAMELEON, other).out());

    assertThat(json.at("/0/kind").asString()).isEqualTo("rule");
    assertThat(json.at("/0/change").asString()).isEqualTo("changed");
    assertThat(json.at("/0/fields/0/was").asString()).startsWith("2% of due");
  }

  @Test
  void aVersionThatIsNotSoundIsNotCompared() throws IOException {
    Path other = changed("2% of due in zloty", "2% of due in zlote");

    Call call = Call.laurel("compare", KAMELEON, other);

    assertThat(call.err()).contains("not sound", "unknown unit \"zlote\"");
    assertThat(call.exit()).isEqualTo(1);
  }
}
