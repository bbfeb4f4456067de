package org.laurel.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.laurel.core.draw.Seed;

class MintTests {

  private static final Mint MINT = new Mint(Seed.ofHex("01".repeat(32)), "club");

  @Test
  void whatItMadeItKnows() {
    for (long serial : new long[] {0, 1, 29, 30, 999_999, Mint.MOST - 1}) {
      String code = MINT.code("cap-code", serial);
      assertThat(code).hasSize(12).matches("[2-9A-HJKMNP-TV-Z]+");
      assertThat(MINT.made("cap-code", code)).isTrue();
      assertThat(MINT.made("tray-code", code)).as("as a code of another act").isFalse();
      assertThat(new Mint(MINT.seed(), "other").made("cap-code", code)).isFalse();
      assertThat(new Mint(Seed.ofHex("02".repeat(32)), "club").made("cap-code", code)).isFalse();
    }
  }

  @Test
  void noTwoAreAlike() {
    Set<String> codes =
        LongStream.range(0, 20_000)
            .mapToObj(serial -> MINT.code("cap-code", serial))
            .collect(Collectors.toSet());
    assertThat(codes).hasSize(20_000);
  }

  @Test
  void aCodeWithOneOtherLetterIsInvented() {
    String code = MINT.code("cap-code", 4711);
    for (int at = 0; at < code.length(); at++) {
      for (char letter : Mint.ALPHABET.toCharArray()) {
        String other = code.substring(0, at) + letter + code.substring(at + 1);
        assertThat(MINT.made("cap-code", other)).as(other).isEqualTo(other.equals(code));
      }
    }
  }

  @Test
  void guessingFindsNone() {
    long seed = 20260601;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String guess =
          random
              .ints(12, 0, Mint.ALPHABET.length())
              .mapToObj(letter -> String.valueOf(Mint.ALPHABET.charAt(letter)))
              .collect(Collectors.joining());
      assertThat(MINT.made("cap-code", guess)).as("seed " + seed + ": " + guess).isFalse();
    }
  }

  @Test
  void howItIsTypedDoesNotMatter() {
    String code = MINT.code("cap-code", 7);
    String printed = Mint.printed(code);
    assertThat(printed).matches("(....-){2}....");
    assertThat(Mint.normal(" " + printed.toLowerCase(java.util.Locale.ROOT) + "\n"))
        .isEqualTo(code);
  }

  @Test
  void aCodeIsReadWithAnyDashAndBlankThatAPhoneMakesOfAHyphen() {
    String code = MINT.code("cap-code", 7);
    for (String dash : new String[] {"\u2010", "\u2011", "\u2013", "\u2014", "\u2212", "\u00a0"}) {
      assertThat(Mint.normal(Mint.printed(code).replace("-", dash) + "\u200b")).isEqualTo(code);
    }
  }

  @Test
  void whatIsNoCodeAtAllWasNotMade() {
    for (String odd : new String[] {"", "A", "0".repeat(12), "Ä".repeat(12), "2".repeat(13)}) {
      assertThat(MINT.made("cap-code", odd)).as(odd).isFalse();
    }
    assertThatThrownBy(() -> MINT.code("cap-code", Mint.MOST))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
