package org.laurel.core.simulation.random;

import java.util.TreeMap;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Programme;

/// What limits and budgets still leave room for while one activity is decided.
final class NaiveRoom {
  private final Programme programme;
  private final NaiveKnown known;

  /// By rule, offer or reward: what its limit is used by now.
  final TreeMap<String, Long> counted = new TreeMap<>();

  /// By budget: what is used of it now.
  final TreeMap<String, Long> used = new TreeMap<>();

  NaiveRoom(Programme programme, NaiveKnown known) {
    this.programme = programme;
    this.known = known;
  }

  long ofLimit(String rule, Limit limit) {
    long before = known.used().getOrDefault(rule, 0L);
    return Math.max(0, limit.most() - before - counted.getOrDefault(rule, 0L));
  }

  long ofBudget(String budget) {
    if (budget == null) {
      return Long.MAX_VALUE;
    }
    return known.left().get(budget) - used.getOrDefault(budget, 0L);
  }

  void useLimit(String rule, Limit limit, long amount) {
    if (limit != null) {
      counted.merge(rule, amount, Long::sum);
    }
  }

  void useBudget(String budget, long amount) {
    if (budget != null) {
      used.merge(programme.budgets().get(budget).id(), amount, Long::sum);
    }
  }
}
