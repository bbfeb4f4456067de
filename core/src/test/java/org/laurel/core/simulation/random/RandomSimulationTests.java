package org.laurel.core.simulation.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Reason;
import org.laurel.core.decision.Refusal;
import org.laurel.core.decision.Why;
import org.laurel.core.programme.Versions;
import org.laurel.core.simulation.Simulation;

/// A fixed set of random worlds, in which the core and the model have to agree on everything.
/// `bin/simulate-random` runs more.
class RandomSimulationTests {

  private static int told;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  /// Reasons that only stories with several accounts give: [BetweenStoriesTests].
  private static final Set<Why> BETWEEN =
      EnumSet.of(
          Why.SENT,
          Why.SENDING_COSTS,
          Why.RECEIVED,
          Why.FRIEND_JOINED,
          Why.FRIEND_BOUGHT,
          Why.FRIEND_RETURNED,
          Why.INVITED,
          Why.LOADED,
          Why.CARD_OPENED,
          Why.CARD_BLOCKED,
          Why.CARD_UNBLOCKED,
          Why.CARD_REGISTERED,
          Why.CARD_PAID,
          Why.MERGED,
          Why.FORWARDED,
          Why.JOINED,
          Why.TAKEN_OVER,
          Why.LEFT,
          Why.SET_FREE,
          Why.SEPARATED);

  private static final Set<Refusal> REFUSED_BETWEEN =
      EnumSet.of(
          Refusal.UNIT_NOT_SENT,
          Refusal.SENT_TO_ITSELF,
          Refusal.PARTNER_DOES_NOT_ACCEPT,
          Refusal.ACCOUNT_MOVED,
          Refusal.CARD_BLOCKED,
          Refusal.ONLY_GIFT_CARDS,
          Refusal.NOT_BY_GIFT_CARD,
          Refusal.NO_GIFT_CARDS,
          Refusal.UNIT_NOT_LOADED,
          Refusal.CARD_NOT_REGISTERED,
          Refusal.MERGED_INTO_ITSELF,
          Refusal.HOLD_STILL_OPEN,
          Refusal.ABOVE_MOST,
          Refusal.NO_SHARED_ACCOUNTS,
          Refusal.SHARED_WITH_ITSELF,
          Refusal.ALREADY_SHARES,
          Refusal.SHARED_BY_OTHERS,
          Refusal.ONLY_MEMBERS,
          Refusal.SHARED_BY_MOST,
          Refusal.NOT_SHARED,
          Refusal.NOT_MERGED,
          Refusal.STILL_OWES,
          Refusal.MAY_NOT_SPEND);

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void coreAndModelAgree(long seed) {
    RandomSimulation.Failure failure = RandomSimulation.run(seed, RandomSimulation.STEPS);
    if (failure != null) {
      fail(told++ < 3 ? new Shrink(failure).report() : "seed " + seed + " differs, too");
    }
  }

  /// A return took back what a budget had not covered, a purchase paid more than there was, and two
  /// comparisons were wrong.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {80007589, 9200449, 30000472, 60002278})
  void worldsThatOnceDifferedAgree(long seed) {
    RandomSimulation.Failure failure = RandomSimulation.run(seed, 500);
    if (failure != null) {
      fail(new Shrink(failure).report());
    }
  }

  /// Stories in which nothing happens would agree as well.
  @Test
  void theStoriesHaveEverythingInThem() {
    Set<String> granted = new TreeSet<>();
    Set<Why> reasons = EnumSet.noneOf(Why.class);
    Set<Refusal> refusals = EnumSet.noneOf(Refusal.class);
    seeds()
        .forEach(
            seed -> {
              Dice dice = new Dice(seed);
              Versions versions = RandomVersions.of(dice);
              Simulation simulation =
                  new Simulation(
                      versions,
                      Simulation.Memory.GENEROUS,
                      (_, activity, decision) -> {
                        switch (decision) {
                          case Decision.Refused refused -> refusals.add(refused.refusal());
                          case Decision.Granted done -> {
                            granted.add(activity.getClass().getSimpleName());
                            done.reasons().stream().map(Reason::why).forEach(reasons::add);
                          }
                        }
                      });
              Happenings happenings =
                  new Happenings(dice, versions.all().getFirst().programme(), simulation);
              for (int i = 0; i < RandomSimulation.STEPS; i++) {
                tell(simulation, happenings.next());
              }
            });

    assertThat(granted)
        .containsExactly(
            "Act",
            "Adjust",
            "Capture",
            "Change",
            "Drawn",
            "Enrol",
            "Fulfil",
            "Purchase",
            "Redeem",
            "Release",
            "Return",
            "Time");
    reasons.addAll(BETWEEN);
    refusals.addAll(REFUSED_BETWEEN);
    // So rare that one set of seeds may miss them; specs show them.
    reasons.addAll(
        List.of(
            Why.AGE_UNKNOWN,
            Why.GRANTED_AGAIN,
            Why.PAID_OUT,
            Why.DONATED,
            Why.DELIVERED,
            Why.BROUGHT_BACK,
            Why.ANNIVERSARY,
            Why.CAPTURED,
            Why.HOLD_RELEASED));
    refusals.addAll(
        List.of(
            Refusal.AGE_MISSING,
            Refusal.EVENT_FULL,
            Refusal.TOO_LATE,
            Refusal.VOUCHER_USED,
            Refusal.WRONG_STATE));
    assertThat(EnumSet.complementOf(EnumSet.copyOf(reasons)))
        .as(
            "reasons never given; a review keeps a level only where a new version asks for less, and"
                + " sets of pieces and groups are compared with every combination, see BestOfAllTests;"
                + " what is chosen, reserved, contested or left to chance has specs")
        .isSubsetOf(
            Why.DISCOUNTED_TOGETHER,
            Why.GROUP_TAKEN,
            Why.OTHER_OFFER,
            Why.NEEDS_PIECES,
            Why.NOT_CHOSEN,
            Why.CHOSEN,
            Why.NOT_DRAWN,
            Why.NOT_WON,
            Why.WON_LATER,
            Why.NOT_DRAWN_OFFLINE,
            Why.DRAWN_UNCONFIRMED,
            Why.NOT_CONFIRMED,
            Why.SOLD_TO_ANOTHER,
            Why.TIER_KEPT,
            Why.LEVEL_RETIRED,
            Why.WON_CONTEST);
    assertThat(EnumSet.complementOf(EnumSet.copyOf(refusals)))
        .as(
            "refusals never given; only who stores redemptions can tell one that never was, and"
                + " amounts stay far below the largest, see LargestAmountTests; unique codes have specs")
        .isSubsetOf(
            Refusal.UNKNOWN_REDEMPTION,
            Refusal.RESERVED,
            Refusal.INVENTED_CODE,
            Refusal.CODE_OF_ANOTHER,
            Refusal.CODE_USED,
            Refusal.TOO_MUCH);
  }

  private static void tell(Simulation simulation, Event event) {
    if (event.activity() == null) {
      simulation.settle(event.member(), event.now());
      return;
    }
    try {
      simulation.take(event.member(), event.activity(), event.now());
    } catch (Simulation.KeyConflict conflict) {
      assertThat(conflict.field()).isNotEmpty();
    }
  }
}
