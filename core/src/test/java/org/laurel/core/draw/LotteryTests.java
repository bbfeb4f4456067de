package org.laurel.core.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.laurel.core.draw.Lottery.Entrant;
import org.laurel.core.draw.Lottery.Win;
import org.laurel.core.programme.Draw;
import org.laurel.core.value.Names;

class LotteryTests {

  private static final Seed SEED = seed(1);

  private static Seed seed(int number) {
    byte[] bytes = new byte[Seed.LENGTH];
    bytes[0] = (byte) number;
    bytes[1] = (byte) (number >> 8);
    return new Seed(bytes);
  }

  private static Draw draw(boolean once, int runnersUp, long... counts) {
    List<Draw.Prize> prizes =
        IntStream.range(0, counts.length)
            .mapToObj(i -> new Draw.Prize("prize-" + i, Names.of(Map.of()), counts[i]))
            .toList();
    return new Draw(
        "summer", "entry", LocalDateTime.of(2026, 9, 1, 12, 0), prizes, once, runnersUp);
  }

  private static List<Win> draw(Seed seed, Draw draw, List<Entrant> entrants) {
    return Lottery.draw(seed, "shop/summer", draw, entrants);
  }

  @Test
  void numbersAreMadeAsTheStandardSays() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(HexFormat.of().parseHex(SEED.hex()), "HmacSHA256"));
    byte[] message = "anything at all".getBytes(StandardCharsets.UTF_8);

    assertThat(SEED.hmac(message)).isEqualTo(mac.doFinal(message));
  }

  @Test
  void theCommitmentIsTheHashOfTheSeedAndTheSeedIsNotShown() {
    assertThat(SEED.commitment())
        .isEqualTo("01d0fabd251fcbbe2b93b4b927b26ad2a1a99077152e45ded1e678afa45dbec5");
    assertThat(SEED.toString()).doesNotContain(SEED.hex());
    assertThat(Seed.ofHex(SEED.hex())).isEqualTo(SEED);
  }

  @Test
  void aSeedOfAnotherLengthIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> Seed.ofHex("abcd"));
  }

  @Test
  void theSameSeedAndListAlwaysGiveTheSameWinners() {
    List<Entrant> entrants = List.of(new Entrant(11, 3), new Entrant(12, 1), new Entrant(19, 5));

    assertThat(draw(SEED, draw(true, 1, 1, 1), entrants))
        .isEqualTo(draw(SEED, draw(true, 1, 1, 1), entrants))
        .extracting(Win::prize)
        .containsExactly("prize-0", "prize-1", null);
  }

  @Test
  void anotherSeedNameOrListGivesOthers() {
    List<Entrant> entrants =
        LongStream.rangeClosed(1, 1000).mapToObj(i -> new Entrant(i, 1)).toList();
    Draw draw = draw(true, 0, 20);

    assertThat(draw(SEED, draw, entrants))
        .isNotEqualTo(draw(seed(2), draw, entrants))
        .isNotEqualTo(Lottery.draw(SEED, "shop/winter", draw, entrants))
        .isNotEqualTo(draw(SEED, draw, entrants.subList(0, 999)));
  }

  @Test
  void nobodyWinsTwiceWhereEverybodyWinsOnce() {
    List<Entrant> entrants =
        List.of(new Entrant(1, 1_000_000), new Entrant(2, 1), new Entrant(3, 1));

    assertThat(draw(SEED, draw(true, 5, 5), entrants))
        .extracting(Win::account)
        .containsExactlyInAnyOrder(1L, 2L, 3L);
  }

  @Test
  void noEntryWinsTwiceWhereMembersMay() {
    List<Entrant> entrants = List.of(new Entrant(1, 3), new Entrant(2, 1));

    assertThat(draw(SEED, draw(false, 0, 10), entrants))
        .extracting(Win::account)
        .containsExactlyInAnyOrder(1L, 1L, 1L, 2L);
  }

  @Test
  void withoutEntrantsNobodyWins() {
    assertThat(draw(SEED, draw(true, 1, 1), List.of())).isEmpty();
  }

  /// Of 4,000 draws among 1, 2 and 5 entries, so many go to each: within five standard deviations.
  @Test
  void everyEntryHasTheSameChance() {
    List<Entrant> entrants = List.of(new Entrant(1, 1), new Entrant(2, 2), new Entrant(3, 5));
    Map<Long, Integer> wins = new TreeMap<>();
    for (int i = 0; i < 4000; i++) {
      wins.merge(draw(seed(i), draw(true, 0, 1), entrants).getFirst().account(), 1, Integer::sum);
    }

    assertThat(wins.get(1L)).isBetween(500 - 105, 500 + 105);
    assertThat(wins.get(2L)).isBetween(1000 - 137, 1000 + 137);
    assertThat(wins.get(3L)).isBetween(2500 - 154, 2500 + 154);
  }

  @Test
  void theListIsHashedAsItIsShown() {
    List<Entrant> entrants = List.of(new Entrant(7, 2), new Entrant(8, 1));

    assertThat(Lottery.list(entrants)).isEqualTo("7 2\n8 1\n");
    assertThat(Lottery.hash(entrants))
        .isEqualTo(Seed.sha256("7 2\n8 1\n".getBytes(StandardCharsets.UTF_8)));
  }
}
