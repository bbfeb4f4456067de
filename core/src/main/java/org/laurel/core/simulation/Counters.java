package org.laurel.core.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.laurel.core.account.Effect;
import org.laurel.core.chance.Moments;
import org.laurel.core.chance.Secrets;
import org.laurel.core.decision.Facts;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;

/// What of budgets, stock and unique codes has been used.
final class Counters {

  final CodeBook codes;

  private final Map<String, Long> used = new TreeMap<>();

  Counters(CodeBook codes) {
    this.codes = codes;
  }

  void add(Effect.Used more) {
    used.merge(more.counter(), more.amount(), Math::addExact);
  }

  Map<String, Long> used() {
    return Collections.unmodifiableMap(used);
  }

  /// What is left after the due moments that are not committed yet.
  Map<String, Long> left(Programme programme, List<Simulation.Step> steps, Instant moment) {
    Map<String, Long> left = left(programme, moment);
    for (Simulation.Step step : steps) {
      left = Facts.left(left, step.decision().effects());
    }
    return left;
  }

  private Map<String, Long> left(Programme programme, Instant moment) {
    if (programme.budgets().isEmpty() && programme.rewards().isEmpty()) {
      return Map.of();
    }
    Map<String, Long> left = new HashMap<>();
    for (Budget budget : programme.budgets().values()) {
      left.put(budget.counter(), left(budget.counter(), there(programme, budget, moment)));
    }
    for (Reward reward : programme.rewards().values()) {
      Long stock =
          reward.gives() instanceof Gives.Imported ? codes.imported(reward) : reward.stock();
      if (stock != null) {
        left.put(reward.counter(), left(reward.counter(), stock));
      }
    }
    return left;
  }

  /// How many of a budget there are to be had by a moment.
  private static long there(Programme programme, Budget budget, Instant moment) {
    return budget.spread() == null
        ? budget.most()
        : Moments.passed(
            programme, budget, Secrets.open(programme).get(Secrets.of(budget)), moment);
  }

  private long left(String counter, long most) {
    return Math.max(0, most - used.getOrDefault(counter, 0L));
  }

  /// Codes that a redemption may hand out: fresh ones, or the next that were imported.
  List<String> codes(Programme programme, String id, long redemption, int quantity) {
    Reward reward = programme.rewards().get(id);
    if (reward != null && reward.gives() instanceof Gives.Imported) {
      return codes.next(id, used.getOrDefault(Reward.pool(id), 0L), quantity);
    }
    List<String> fresh = new ArrayList<>(quantity);
    for (int i = 1; i <= quantity; i++) {
      fresh.add(redemption + "-" + i);
    }
    return fresh;
  }
}
