package org.laurel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TermsTests {

  private static final Path KAMELEON = Repository.file("programmes/kameleon");

  @TempDir private Path folder;

  @Test
  void aFolderStandsForItsProgramme() {
    Call call = Call.laurel("terms", KAMELEON);

    assertThat(call.exit()).isZero();
    assertThat(call.out()).startsWith("# Kameleon: how it works\n").contains("- Only if ");
    assertThat(Call.laurel("terms", KAMELEON.resolve("programme.yaml"))).isEqualTo(call);
  }

  @Test
  void thePageSpeaksTheLanguageAskedFor() {
    assertThat(Call.laurel("terms", KAMELEON, "--language", "pl").out()).contains("jak to działa");
    assertThat(Call.laurel("terms", KAMELEON, "--language", "el").out()).contains("πώς λειτουργεί");
  }

  @Test
  void aPageForTheWebGoesIntoAFile() throws IOException {
    Path page = folder.resolve("page.html");

    Call call = Call.laurel("terms", KAMELEON, "--language", "pl", "--html", page);

    assertThat(call.exit()).isZero();
    assertThat(call.out()).isEqualToNormalizingNewlines("written: " + page + "\n");
    assertThat(page).content().startsWith("<!DOCTYPE html>\n<html lang=\"pl\">");
  }

  @Test
  void aLanguageWithoutWordsIsAWrongCall() {
    Call call = Call.laurel("terms", KAMELEON, "--language", "fr");

    assertThat(call.exit()).isEqualTo(2);
    assertThat(call.err()).contains("no words in \"fr\"; there are: en, pl, el");
  }

  @Test
  void anUnsoundProgrammeHasNoPage() throws IOException {
    Path file = Files.writeString(folder.resolve("programme.yaml"), "programme: x\n");

    Call call = Call.laurel("terms", file, "--html", folder.resolve("page.html"));

    assertThat(call.exit()).isEqualTo(1);
    assertThat(call.err()).contains("the programme is not sound");
    assertThat(folder.resolve("page.html")).doesNotExist();
  }
}
