package org.laurel.core.decision;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Receipt.Then;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Programme;

/// What limits and budgets still allow, as it was before the activity, less what it has used of
/// them so far.
final class Allowance {

  private final Programme programme;
  private final Then then;
  private final SortedMap<String, Long> counted = new TreeMap<>();
  private final SortedMap<String, Long> used = new TreeMap<>();

  Allowance(Programme programme, Then then) {
    this.programme = programme;
    this.then = then;
  }

  /// How much more a limit allows.
  ///
  /// @param tally the limit's
  long headroom(Limit limit, String tally) {
    long before = then.used().getOrDefault(tally, 0L);
    return Math.max(0, limit.most() - before - counted.getOrDefault(tally, 0L));
  }

  void count(String tally, long amount) {
    counted.merge(tally, amount, Math::addExact);
  }

  /// How much of `amount` a budget still covers; it is used up by as much.
  long draw(@Nullable String budget, long amount) {
    if (budget == null || amount == 0) {
      return amount;
    }
    String counter = counter(budget);
    long drawn = Math.min(leftOf(counter), amount);
    if (drawn > 0) {
      used.merge(counter, drawn, Math::addExact);
    }
    return drawn;
  }

  /// What is left of a budget.
  long left(String budget) {
    return leftOf(counter(budget));
  }

  private long leftOf(String counter) {
    return Math.max(0, then.left().getOrDefault(counter, 0L) - used.getOrDefault(counter, 0L));
  }

  /// Why nothing is left of a budget.
  Why spent(@Nullable String budget, boolean offline) {
    Budget of = budget == null ? null : programme.budgets().get(budget);
    if (of == null || of.spread() == null) {
      return Why.BUDGET_SPENT;
    }
    if (offline) {
      return Why.NOT_DRAWN_OFFLINE;
    }
    return then.left().containsKey(of.counter()) ? Why.NOT_WON : Why.WON_LATER;
  }

  private String counter(String budget) {
    String counter = programme.index().counter(budget);
    if (counter == null) {
      throw new IllegalArgumentException("no budget " + budget);
    }
    return counter;
  }

  /// Gives some back to a budget that it was taken from.
  void giveBack(@Nullable String budget, long amount) {
    Budget of = budget == null ? null : programme.budgets().get(budget);
    if (of != null && amount > 0) {
      used.merge(of.counter(), -amount, Math::addExact);
    }
  }

  /// What each tally is raised by.
  SortedMap<String, Long> counted() {
    return without0(counted);
  }

  /// What each global counter is raised by.
  SortedMap<String, Long> used() {
    return without0(used);
  }

  private static SortedMap<String, Long> without0(Map<String, Long> map) {
    SortedMap<String, Long> result = new TreeMap<>(map);
    result.values().removeIf(amount -> amount == 0);
    return result;
  }
}
