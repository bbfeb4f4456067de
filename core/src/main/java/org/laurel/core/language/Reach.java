package org.laurel.core.language;

import java.time.Period;
import java.util.HashSet;
import java.util.Set;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Window;

/// How much of a unit one member can come by at most, as far as the limits of the rules tell.
final class Reach {

  /// No limit holds it.
  static final long ANY = Long.MAX_VALUE;

  private final Programme programme;
  private final Set<String> multiplied = new HashSet<>();
  private final Set<String> exchangedFor = new HashSet<>();

  Reach(Programme programme) {
    this.programme = programme;
    for (EarningRule rule : programme.earning()) {
      if (rule.give() instanceof Give.Times times) {
        multiplied.addAll(times.rules());
      }
    }
    for (Exchange exchange : programme.exchanges()) {
      exchangedFor.add(exchange.to());
    }
  }

  /// By rules alone, in as many days in a row.
  long earned(String unit, long days) {
    long sum = 0;
    for (EarningRule rule : programme.earning()) {
      if (unit.equals(Earning.unit(rule.give()))) {
        long most = most(rule, days);
        if (most == ANY || sum > ANY - most) {
          return ANY;
        }
        sum += most;
      }
    }
    return sum;
  }

  /// By rules and exchanges.
  long had(String unit, long days) {
    return exchangedFor.contains(unit) ? ANY : earned(unit, days);
  }

  private long most(EarningRule rule, long days) {
    Limit limit = rule.limit();
    if (limit == null || multiplied.contains(rule.id())) {
      return ANY;
    }
    long inWindow;
    if (limit.counts() == Limit.Counted.AMOUNT) {
      inWindow = limit.most();
    } else if (rule.give() instanceof Give.Flat(var amount, _)) {
      inWindow = product(limit.most(), amount);
    } else {
      return ANY;
    }
    return product(inWindow, windows(limit.window(), days));
  }

  /// How many windows can touch so many days.
  private static long windows(Window window, long days) {
    return switch (window) {
      case Window.Lifetime _ -> 1;
      case Window.Rolling(var length) -> days == ANY ? ANY : days / shortest(length) + 1;
      case Window.InCalendar(var calendar) ->
          days == ANY
              ? ANY
              : switch (calendar) {
                    case DAY -> days;
                    case WEEK -> days / 7;
                    case MONTH -> days / 28;
                    case QUARTER -> days / 90;
                    case YEAR -> days / 365;
                  }
                  + 2;
    };
  }

  static long shortest(Period length) {
    return Math.max(1, length.toTotalMonths() * 28 + length.getDays());
  }

  static long longest(Period length) {
    return length.toTotalMonths() * 31 + length.getDays();
  }

  private static long product(long one, long other) {
    return one == ANY || other == ANY || one > ANY / other ? ANY : one * other;
  }
}
