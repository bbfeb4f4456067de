package org.laurel.core.combination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laurel.core.combination.Dice.Question;
import org.laurel.core.combination.Taker.Part;
import org.laurel.core.combination.Taker.Share;

/// The search against trying everything, and its bounds.
class CombinationTests {

  private static final long ANY = Long.MAX_VALUE / 1000;

  private static Combination best(Question question, long steps) {
    return Combination.best(question.piles(), question.takers(), question.budgets(), steps);
  }

  /// Few takers of many pieces and many takers of few.
  @ParameterizedTest
  @CsvSource({"2, 9, 2000", "4, 5, 3000", "7, 4, 2000", "12, 3, 1000"})
  void givesWhatTryingEverythingGivesAndOfEqualOnesTheFirst(int takers, int pieces, int seeds) {
    for (long seed = 0; seed < seeds; seed++) {
      Question question = new Dice(seed).question(takers, pieces);
      Combination found = best(question, 10 * Combination.STEPS);
      EveryCombination every =
          new EveryCombination(question.piles(), question.takers(), question.budgets());

      assertThat(found.taken()).as("seed %s: %s", seed, question).isEqualTo(every.best);
      assertThat(found.proven()).as("seed %s", seed).isTrue();
    }
  }

  @Test
  void whenStepsRunOutWhatWasFoundIsStillACombination() {
    for (long seed = 0; seed < 1000; seed++) {
      Question question = new Dice(seed).question(9, 4);
      for (long steps : new long[] {1, 30, 300}) {
        Combination found = best(question, steps);
        long worth = worth(question, found);

        assertThat(worth).as("seed %s", seed).isNotNegative();
        if (found.proven()) {
          assertThat(worth).isEqualTo(worth(question, best(question, Combination.STEPS)));
        }
      }
    }
  }

  private static long worth(Question question, Combination combination) {
    Table table =
        new Table(question.piles(), question.takers(), question.budgets(), new Steps(1000));
    long[][] taken =
        combination.taken().stream()
            .map(one -> one.stream().mapToLong(pieces -> pieces).toArray())
            .toArray(long[][]::new);
    return table.worth(taken);
  }

  @Test
  void itIsNeverSureOfWhatItCouldNotTry() {
    List<Pile> piles = new ArrayList<>();
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      piles.add(new Pile(2, 0));
      shares.add(new Share(i, 1000 - 7L * i * i));
    }
    List<Taker> takers = new ArrayList<>();
    for (int size = 2; size < 4; size++) {
      takers.add(new Taker.Cheapest(size, 1, shares, 2, Taker.NONE, Taker.NONE));
    }

    Combination hasty = Combination.best(piles, takers, List.of(), 50);
    Combination patient = Combination.best(piles, takers, List.of(), 10 * Combination.STEPS);

    assertThat(hasty.proven()).isFalse();
    assertThat(patient.proven()).isTrue();
  }

  @Test
  void manyPiecesTakeNoMoreStepsThanFew() {
    for (long pieces : new long[] {6, 6000, 6_000_000_000L}) {
      List<Pile> piles = List.of(new Pile(pieces, 10), new Pile(pieces / 2, 0));
      Taker pairs =
          new Taker.Sets(
              List.of(
                  new Part(1, List.of(new Share(0, 40))), new Part(1, List.of(new Share(1, 5)))),
              -15,
              ANY,
              Taker.NONE,
              Taker.NONE);
      Taker thirds =
          new Taker.Cheapest(3, 1, List.of(new Share(1, 90)), ANY, Taker.NONE, Taker.NONE);

      Combination found = Combination.best(piles, List.of(pairs, thirds), List.of(), 4000);

      assertThat(found.proven()).isTrue();
      assertThat(found.taken()).containsExactly(List.of(0L, 0L), List.of(pieces / 2));
    }
  }

  @Test
  void rivalsOfDifferentPilesAreSearchedApart() {
    List<Pile> piles = new ArrayList<>();
    List<Taker> takers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      piles.add(new Pile(2, 0));
      takers.add(new Taker.Cheapest(2, 1, List.of(new Share(i, 50)), ANY, -1, -1));
      takers.add(new Taker.Sets(List.of(new Part(1, List.of(new Share(i, 20)))), 0, 1, -1, -1));
    }

    Combination found = Combination.best(piles, takers, List.of(), Combination.STEPS);

    assertThat(found.proven()).isTrue();
    assertThat(found.taken()).allSatisfy(one -> assertThat(one.getFirst() % 2).isZero());
  }
}
