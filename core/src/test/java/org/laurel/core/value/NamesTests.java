package org.laurel.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTests {

  private static final Names STAR =
      Names.of(Map.of("pl", "gwiazdka | gwiazdki | gwiazdek | gwiazdki", "en", "star | stars"));

  @Test
  void aNameIsItsFirstForm() {
    assertThat(STAR.in("pl", "star")).isEqualTo("gwiazdka");
    assertThat(STAR.forms("en", "star")).containsExactly("star", "stars");
  }

  @Test
  void whereALanguageIsMissingEnglishSpeaksThenAnyOtherThenTheId() {
    assertThat(STAR.in("el", "star")).isEqualTo("star");
    assertThat(STAR.spoken("el")).isEqualTo("en");
    assertThat(Names.of("pl", "los").in("el", "entry")).isEqualTo("los");
    assertThat(Names.of(Map.of()).in("el", "entry")).isEqualTo("entry");
  }
}
