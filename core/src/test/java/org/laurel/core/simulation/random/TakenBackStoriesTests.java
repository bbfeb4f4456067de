package org.laurel.core.simulation.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.laurel.core.account.Account;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.decision.Decision;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Versions;
import org.laurel.core.simulation.Simulation;
import org.laurel.core.value.Decimal;

/// The same acts and purchases taken back in one order and in others: accounts and counters end the
/// same, and where everything is taken back nothing is left of it.
class TakenBackStoriesTests {

  private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

  private static final Versions HOTEL =
      Versions.only(
          Language.read(
                  "hotel.yaml",
                  """
                  programme: hotel
                  zone: Europe/Warsaw
                  money: PLN
                  units:
                    point: {kind: points, expires: 6 months after earning}
                    mile: {kind: points, pending: 20 days, debt: owed}
                    night: {kind: count}
                    gift: {kind: count}
                  acts:
                    stay: {with: {nights: number, spend: money}, back: within 90 days}
                    survey: {back: within 90 days}
                  budgets:
                    gifts: 12 gifts
                  contests:
                    - {contest: guest-of-the-month, counts: points, within: calendar month}
                  earn:
                    - {rule: slept, on: stay, give: 1 night per 1 of nights}
                    - {rule: spent, on: stay, give: 5 points per 1.00 PLN of spend}
                    - {rule: twice, on: stay, when: nights >= 3, times: 2, of: [spent]}
                    - {rule: answered, on: survey, give: 40 points, limit: 100 points per calendar month}
                    - {rule: thanks, on: survey, give: 1 gift, budget: gifts}
                    - {rule: bought, on: purchase, give: 2 miles per 1.00 PLN of due}
                    - {rule: shopper, on: purchase, give: 30 points, limit: 3 per calendar month}
                  tiers:
                    - {ladder: status, counts: nights, within: calendar year,
                       levels: {guest: {}, friend: {from: 5 nights}, host: {from: 12 nights}}}
                  """)
              .programme());

  private Dice dice = new Dice(0);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 100);
  }

  private List<Activity> story() {
    List<Activity> story = new ArrayList<>();
    Instant now = BEGIN;
    LocalDate today = LocalDate.of(2026, 1, 5);
    Profile ada = new Profile(today, null, "en", new TreeSet<>(), new TreeSet<>());
    story.add(new Activity.Enrol(1, "enrol", now, ada));
    for (int i = 2; i < 14; i++) {
      now = now.plus(Duration.ofHours(dice.between(1, 90)));
      story.add(happening(i, now));
    }
    return story;
  }

  private Activity happening(long id, Instant now) {
    String key = "k" + id;
    return switch (dice.weighted(4, 4, 4, 2)) {
      case 0 -> {
        SequencedMap<String, Attribute> told = new LinkedHashMap<>();
        told.put("nights", new Attribute.OfNumber(Decimal.of(dice.between(1, 5))));
        told.put("spend", new Attribute.OfMoney(dice.between(100, 9_000)));
        yield new Activity.Act(id, key, now, Place.NOWHERE, "stay", told);
      }
      case 1 -> new Activity.Act(id, key, now, Place.NOWHERE, "survey", new LinkedHashMap<>());
      case 2 -> {
        Activity.Line line =
            new Activity.Line(1, "tea", "", "", List.of(), Decimal.of(2), dice.between(100, 9_000));
        yield new Activity.Purchase(
            id,
            key,
            now,
            Place.NOWHERE,
            "PLN",
            List.of(line),
            List.of(),
            List.of(),
            false,
            List.of());
      }
      default -> new Activity.Adjust(id, key, now, "point", -dice.between(1, 60), "", "", null);
    };
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderInWhichThingsAreTakenBackMakesNoDifference(long seed) {
    dice = new Dice(seed);
    List<Activity> story = story();
    List<Activity> backs = dice.some(story.stream().filter(a -> of(a)).toList(), 70);
    Simulation one = told(story, backs);
    Simulation other = told(story, dice.shuffled(backs));

    assertThat(other.account("ada")).isEqualTo(one.account("ada"));
    assertThat(used(other)).isEqualTo(used(one));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingIsLeftOfWhatIsTakenBackWhole(long seed) {
    dice = new Dice(seed);
    List<Activity> story = story();
    List<Activity> all = story.stream().filter(a -> of(a)).toList();
    List<Activity> rest = story.stream().filter(a -> !of(a)).toList();
    Account never = account(told(rest, List.of()));
    Account back = account(told(story, dice.shuffled(all)));

    assertThat(back.tallies()).isEqualTo(never.tallies());
    assertThat(used(told(story, all)).values()).allMatch(amount -> amount == 0);
    // Staff took from what there was, so less may be there than if nothing had ever been.
    assertThat(back.pending("mile")).isZero();
    assertThat(back.available("gift")).isZero();
    assertThat(back.available("night")).isZero();
    assertThat(back.available("point")).isNotPositive();
  }

  private static boolean of(Activity activity) {
    return activity instanceof Activity.Act || activity instanceof Activity.Purchase;
  }

  private static Map<String, Long> used(Simulation simulation) {
    return simulation.used();
  }

  private static Account account(Simulation simulation) {
    Account account = simulation.account("ada");
    assertThat(account).isNotNull();
    return account;
  }

  /// All of it happens, then so much is taken back at one moment.
  private static Simulation told(List<Activity> story, List<Activity> backs) {
    Simulation simulation = new Simulation(HOTEL);
    story.forEach(activity -> simulation.take("ada", activity));
    Instant later = story.getLast().occurred().plus(Duration.ofDays(3));
    long id = 100;
    for (Activity back : backs) {
      String key = "back " + back.key();
      Activity.Return taken = new Activity.Return(++id, key, later, back.key(), List.of());
      assertThat(simulation.take("ada", taken).decision()).isInstanceOf(Decision.Granted.class);
    }
    return simulation;
  }
}
