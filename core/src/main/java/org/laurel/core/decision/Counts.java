package org.laurel.core.decision;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.account.Receipt.Earned;
import org.laurel.core.account.Receipt.Stand;
import org.laurel.core.account.Tally;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Trigger.OnCount;
import org.laurel.core.value.Window;

/// Counts of a member's purchases: those that conditions ask for, and those that rules give for.
///
/// A condition asks for the count as it was when its purchase was decided, so a return of another
/// purchase does not change the answer. A rule on counts is the other way round: what it has given
/// follows from the count alone, so every purchase and every return brings it in line again, in
/// whatever order they come.
final class Counts {

  /// What a rule on counts stands at, before the purchase is decided.
  ///
  /// @param counted of the window, with what this purchase had added before
  /// @param given of the window
  /// @param own what this purchase had added before
  /// @param earned what stands under the rule for this purchase; below 0 when returning it took
  ///   back what other purchases had been given for
  record Before(long counted, long given, long own, long earned) {

    static final Before NOTHING = new Before(0, 0, 0, 0);

    /// How much more or less this purchase is to be given, when it adds `adds` to the count. What a
    /// budget could not cover is not made up for, and what another version gave stays.
    long step(Give.PerCount give, long adds) {
      long now = give.entitled(counted - own + adds);
      long change = now - give.entitled(counted);
      return Math.clamp(now - given, Math.min(0, change), Math.max(0, change));
    }
  }

  private Counts() {}

  /// What the lines of a purchase add to a count.
  static long adds(Count count, Bought bought) {
    List<BasketLine> lines = bought.of(count.products());
    if (count.of() != Count.Of.SPEND) {
      return lines.isEmpty() ? 0 : 1;
    }
    long sum = 0;
    for (BasketLine line : lines) {
      sum += line.total();
    }
    return sum;
  }

  /// What was counted before, as seen from a day.
  static long before(Account account, Count count, LocalDate day) {
    return seen(account.tallies(), count.tally(), count.window(), day);
  }

  /// How rules on counts stand before a purchase of that day, by rule.
  ///
  /// @param stand of the purchase when it is decided again
  static Map<String, Before> stands(
      Programme programme, Map<String, Tally> tallies, LocalDate day, @Nullable Stand stand) {
    List<EarningRule> rules = programme.index().onCounts();
    if (rules.isEmpty()) {
      return Map.of();
    }
    Map<String, Before> stands = new HashMap<>();
    for (EarningRule rule : rules) {
      if (rule.on() instanceof OnCount(_, _, var window)) {
        long own = stand == null ? 0 : stand.counted().getOrDefault(rule.tally(), 0L);
        long earned = stand == null ? 0 : earned(stand.earned(), rule.id());
        long counted = seen(tallies, rule.tally(), window, day);
        long given = seen(tallies, rule.given(), window, day);
        // Tallies that have forgotten the purchase by now still held it then.
        boolean forgotten = counted < own;
        stands.put(
            rule.id(),
            forgotten
                ? new Before(own, Math.max(earned, given), own, earned)
                : new Before(counted, given, own, earned));
      }
    }
    return stands;
  }

  private static long earned(List<Earned> earned, String rule) {
    return earned.stream().filter(e -> e.rule().equals(rule)).mapToLong(Earned::amount).sum();
  }

  private static long seen(Map<String, Tally> tallies, String name, Window window, LocalDate day) {
    Tally tally = tallies.get(name);
    return tally == null ? 0 : tally.between(window.start(day), window.end(day));
  }
}
