package org.laurel.core.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.laurel.core.account.Tally;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Ladder.Counts;
import org.laurel.core.value.Names;
import org.laurel.core.value.Window.Calendar;

/// The order of a contest against a naive count of what was bought and brought back.
class PlaceTests {

  private static final Contest BEST =
      new Contest("best", Names.of("en", "Best"), new Counts.Spend(), Calendar.MONTH, 14, 1, null);
  private static final LocalDate JOINED = LocalDate.of(2025, 5, 5);
  private static final LocalDate JANUARY = LocalDate.of(2026, 1, 31);

  private record Deed(LocalDate day, long amount) {}

  @Test
  void whateverTheOrderOfPurchasesAndReturnsThePlaceIsThatOfWhatIsLeft() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<Deed> deeds = new ArrayList<>();
      TreeMap<LocalDate, Long> left = new TreeMap<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        LocalDate day = LocalDate.of(2025, 12, 15).plusDays(random.nextInt(60));
        long bought = 1 + random.nextInt(100);
        long back = random.nextBoolean() ? 0 : random.nextLong(bought + 1);
        deeds.add(new Deed(day, bought));
        deeds.add(new Deed(day, -back));
        if (day.getMonthValue() == 1 && bought > back) {
          left.merge(day, bought - back, Long::sum);
        }
      }
      Collections.shuffle(deeds, random);
      Tally tally = Tally.EMPTY;
      for (Deed deed : deeds) {
        tally = tally.with(deed.day(), deed.amount());
      }
      long sum = left.values().stream().mapToLong(Long::longValue).sum();
      assertThat(Place.of(BEST, JANUARY, 7, JOINED, tally))
          .as("seed %s, round %s", seed, round)
          .isEqualTo(sum == 0 ? null : new Place(7, sum, left.lastKey(), JOINED));
    }
  }

  @Test
  void aHigherScoreThenAnEarlierDayThenAnEarlierJoiningThenTheSmallerNumberGoesBefore() {
    LocalDate tenth = LocalDate.of(2026, 1, 10);
    Place most = new Place(9, 101, tenth.plusDays(9), JOINED);
    Place earlier = new Place(8, 100, tenth, JOINED);
    Place longer = new Place(7, 100, tenth.plusDays(1), JOINED);
    Place smaller = new Place(5, 100, tenth.plusDays(1), JOINED.plusDays(1));
    Place last = new Place(6, 100, tenth.plusDays(1), JOINED.plusDays(1));
    assertThat(Place.ranked(List.of(last, longer, most, smaller, earlier)))
        .containsExactly(most, earlier, longer, smaller, last);
  }

  @Test
  void aListReadAgainIsTheSame() {
    List<Place> list =
        List.of(new Place(9, 101, JANUARY, JOINED), new Place(2, 7, JANUARY, JOINED));
    assertThat(Place.read(Place.list(list))).isEqualTo(list);
  }

  @Test
  void aPeriodIsDecidedAtTheBeginningOfTheDayAfterItsTime() {
    assertThat(BEST.decided(LocalDate.of(2028, 2, 3), ZoneId.of("Europe/Warsaw")))
        .isEqualTo("2028-03-14T23:00:00Z");
    assertThat(BEST.first(JANUARY)).isEqualTo(LocalDate.of(2026, 1, 1));
  }
}
