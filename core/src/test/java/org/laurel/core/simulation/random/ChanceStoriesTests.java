package org.laurel.core.simulation.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.ReturnedLine;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.decision.Decision;
import org.laurel.core.language.Language;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;
import org.laurel.core.simulation.Simulation;
import org.laurel.core.value.Decimal;

/// Random orders of which chance gives some away. Whatever comes back, in whatever slices: no more
/// money is paid back than was paid, nothing is left of what came back whole, and no day or budget
/// gives more than it has.
class ChanceStoriesTests {

  private static final Instant BEGIN = Instant.parse("2026-02-01T07:00:00Z");
  private static final Programme RULES =
      Language.read(
              "luck.yaml",
              """
              programme: luck
              zone: Europe/Warsaw
              money: PLN
              units:
                point: {kind: points}
              acts: {hug: {}, song: {}}
              budgets: {lovin: 900.00 PLN}
              products: {tea: sku tea}
              earn:
                - {rule: basis, on: purchase, give: 1 point per 1.00 PLN of due}
              offers:
                - {offer: cheaper-tea, on: purchase of tea, discount: 10%}
                - offer: paid-with-lovin
                  on: purchase
                  during: 2026-02-02 .. 2026-02-27
                  discount: free
                  with: others
                  drawn: 2 in 5
                  paid with: [hug, song]
                  limit: 1 per calendar day
                  budget: lovin
              """)
          .programme();

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsPaidBackThatWasNotPaid(long seed) {
    Dice dice = new Dice(seed);
    Map<Long, List<Activity.Line>> bought = new HashMap<>();
    Map<Long, Long> paid = new HashMap<>();
    Map<String, Integer> free = new HashMap<>();
    Simulation simulation =
        new Simulation(
            Versions.only(RULES),
            Simulation.Memory.GENEROUS,
            (member, activity, decision) -> {
              Decision.Granted granted = (Decision.Granted) decision;
              for (Effect effect : granted.effects()) {
                if (effect instanceof Effect.Counted(var tally, var day, var amount, _)
                    && tally.endsWith("paid-with-lovin")) {
                  int times = free.merge(member + " " + day, (int) amount, Integer::sum);
                  assertThat(times).as("free orders of a day, seed " + seed).isBetween(0, 1);
                }
              }
            });
    long ids = 1;
    for (String member : List.of("anna", "boris")) {
      Profile profile =
          new Profile(LocalDate.parse("2026-01-01"), null, "en", new TreeSet<>(), new TreeSet<>());
      simulation.take(member, new Activity.Enrol(ids++, "join " + member, BEGIN, profile));
    }
    Map<Long, String> whose = new HashMap<>();
    Instant now = BEGIN;
    for (int i = 0; i < 120; i++) {
      now = now.plus(Duration.ofMinutes(dice.between(1, 900)));
      long id = ids++;
      if (bought.isEmpty() || dice.chance(60)) {
        String member = dice.oneOf("anna", "boris");
        Activity.Purchase order = order(dice, id, now);
        Decision.Granted granted = granted(simulation, member, order);
        bought.put(id, new ArrayList<>(order.lines()));
        whose.put(id, member);
        paid.put(id, stand(granted).due());
      } else {
        long purchase = dice.oneOf(List.copyOf(bought.keySet()));
        List<Activity.Line> lines = bought.get(purchase);
        Activity.Line line = lines.removeFirst();
        Activity.Return back =
            new Activity.Return(
                id,
                "k" + id,
                now,
                "k" + purchase,
                List.of(new ReturnedLine(line.number(), "", line.quantity(), 0)));
        Decision.Granted granted = granted(simulation, whose.get(purchase), back);
        long money = granted.refunds().getFirst().money();
        assertThat(money).as("seed " + seed).isNotNegative();
        long left = paid.merge(purchase, -money, Long::sum);
        assertThat(left).as("paid and not back, seed " + seed).isNotNegative();
        if (lines.isEmpty()) {
          assertThat(left).as("all came back, seed " + seed).isZero();
          assertThat(stand(granted).earned()).isEmpty();
          assertThat(stand(granted).used()).isEmpty();
          bought.remove(purchase);
        }
      }
      assertThat(simulation.used().getOrDefault("budget:lovin", 0L))
          .as("of the budget, seed " + seed)
          .isBetween(0L, 90_000L);
    }
  }

  private static Activity.Purchase order(Dice dice, long id, Instant now) {
    List<Activity.Line> lines = new ArrayList<>();
    int count = dice.between(1, 4);
    for (int line = 1; line <= count; line++) {
      lines.add(
          new Activity.Line(
              line,
              dice.oneOf("tea", "cake"),
              "",
              "",
              List.of(),
              Decimal.of(dice.between(1, 3)),
              dice.between(1L, 9_000L)));
    }
    return new Activity.Purchase(
        id,
        "k" + id,
        now,
        Place.NOWHERE,
        "PLN",
        lines,
        List.of(),
        List.of(),
        dice.chance(5),
        List.of(),
        dice.some(List.of("hug", "song"), 60));
  }

  private static Decision.Granted granted(Simulation simulation, String member, Activity activity) {
    return (Decision.Granted) simulation.take(member, activity).decision();
  }

  private static Receipt.Stand stand(Decision.Granted granted) {
    return granted.effects().stream()
        .filter(Effect.Stands.class::isInstance)
        .map(effect -> ((Effect.Stands) effect).stand())
        .findFirst()
        .orElseThrow();
  }
}
