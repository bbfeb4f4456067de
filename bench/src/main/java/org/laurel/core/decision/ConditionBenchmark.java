package org.laurel.core.decision;

import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.laurel.bench.core.Carts;
import org.laurel.bench.core.Cel;
import org.laurel.bench.core.ManyRules;
import org.laurel.core.account.Account;
import org.laurel.core.activity.Activity.Purchase;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Programme;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One condition of a rule asked of purchases of five lines, beside the same in cel-java. CEL is
/// given the sums; Laurel adds them up each time.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // by @Setup
public class ConditionBenchmark {

  private static final int SCENES = 64;

  @Param({"simple", "composite"})
  public String condition = "simple";

  private Condition laurel;
  private Program cel;
  private final Conditions[] scenes = new Conditions[SCENES];
  private final Facts[] facts = new Facts[SCENES];
  private int next;

  /// What CEL is told.
  private record Facts(Map<String, Object> byName) {}

  @Setup
  public void fill() throws CelEvaluationException {
    boolean simple = condition.equals("simple");
    Programme programme = programme(simple);
    laurel = Objects.requireNonNull(programme.earning().getFirst().when());
    cel =
        Cel.program(
            simple
                ? "total >= 10000"
                : "channel == 'app' && (part_total >= 2000 || 'vip' in segments) && age >= 18",
            SimpleType.BOOL);
    Carts shop = new Carts(List.of("fruit", "dairy", "meat"));
    Account account = shop.member(programme);
    List<Purchase> carts = shop.many(SCENES, 5);
    int held = 0;
    for (int i = 0; i < SCENES; i++) {
      Purchase cart = carts.get(i);
      LocalDate day = LocalDate.ofInstant(cart.occurred(), programme.zone());
      var now = org.laurel.core.decision.Facts.at(cart.occurred());
      Scene scene =
          Basket.whole(programme, cart, Scene.then(programme, account, day, now, Map.of())).scene;
      scenes[i] = new Conditions(scene);
      facts[i] = facts(cart);
      if (scenes[i].holds(laurel) != (boolean) cel.eval(facts[i].byName())) {
        throw new IllegalStateException("Laurel and CEL do not agree on " + cart);
      }
      held += scenes[i].holds(laurel) ? 1 : 0;
    }
    if (held == 0 || held == SCENES) {
      throw new IllegalStateException("always the same answer");
    }
  }

  private static Programme programme(boolean simple) {
    String when =
        simple
            ? "basket >= 100.00 PLN"
            : "channel is app and (total of fruit >= 20.00 PLN or segment is vip) and age >= 18";
    return ManyRules.read(
        "condition.yaml",
        """
        programme: condition
        zone: Europe/Warsaw
        money: PLN
        starts: 2025-01-01
        units:
          point: {kind: points}
        products:
          fruit: category fruit
        earn:
          - {rule: one, on: purchase, when: %s, give: 1 point}
        """
            .formatted(when));
  }

  private static Facts facts(Purchase cart) {
    long total = 0;
    long fruit = 0;
    for (var line : cart.lines()) {
      total += line.amount();
      fruit += line.category().equals("fruit") ? line.amount() : 0;
    }
    return new Facts(
        Map.of(
            "total",
            total,
            "part_total",
            fruit,
            "channel",
            cart.place().channel(),
            "segments",
            List.of("parents"),
            "age",
            35L));
  }

  @Benchmark
  public boolean laurel() {
    next = (next + 1) % SCENES;
    return scenes[next].holds(laurel);
  }

  @Benchmark
  public boolean cel() throws CelEvaluationException {
    next = (next + 1) % SCENES;
    return (boolean) cel.eval(facts[next].byName());
  }
}
