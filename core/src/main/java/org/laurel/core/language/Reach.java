package org.laurel.core.language;

import java.time.Period;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.GiftCards;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
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
    rewarded(programme).forEach(exchangedFor::add);
  }

  /// Units that rewards give for others.
  static Stream<String> rewarded(Programme programme) {
    return programme.rewards().values().stream()
        .map(Reward::gives)
        .filter(Gives.Units.class::isInstance)
        .map(gives -> ((Gives.Units) gives).unit());
  }

  /// For how long amounts add up.
  sealed interface Span {

    record Limited(long months, long days, boolean aCalendarYear) implements Span {}

    record Ever() implements Span {}

    static Span of(Period length) {
      return new Limited(length.toTotalMonths(), length.getDays(), false);
    }
  }

  static final Span CALENDAR_YEAR = new Span.Limited(12, 0, true);

  /// By rules alone.
  long earned(String unit, Span span) {
    long sum = 0;
    for (EarningRule rule : programme.earning()) {
      if (unit.equals(Earning.unit(rule.give()))) {
        long most = most(rule, span);
        if (most == ANY || sum > ANY - most) {
          return ANY;
        }
        sum += most;
      }
    }
    return sum;
  }

  /// By rules, exchanges and loading.
  long had(String unit, Span span) {
    GiftCards cards = programme.between().cards();
    boolean loaded = cards != null && cards.unit().equals(unit);
    return loaded || exchangedFor.contains(unit) ? ANY : earned(unit, span);
  }

  private long most(EarningRule rule, Span span) {
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
    return product(inWindow, windows(limit.window(), span));
  }

  /// How many windows can touch a span of time.
  private static long windows(Window window, Span span) {
    if (window instanceof Window.Lifetime) {
      return 1;
    }
    if (!(span instanceof Span.Limited(var months, var days, var aYear))) {
      return ANY;
    }
    long longest = months * 31 + days;
    return switch (window) {
      case Window.Lifetime _ -> 1;
      case Window.Rolling(var length) ->
          longest / Math.max(1, length.toTotalMonths() * 28 + length.getDays()) + 1;
      case Window.MembershipYear _ -> longest / 365 + 2;
      case Window.InCalendar(var calendar) ->
          switch (calendar) {
            case DAY -> aYear ? 366 : longest + 1;
            case WEEK -> aYear ? 54 : longest / 7 + 2;
            case MONTH -> aYear ? 12 : months + days / 28 + (days > 0 ? 2 : 1);
            case QUARTER -> aYear ? 4 : longest / 90 + 2;
            case YEAR -> aYear ? 1 : longest / 365 + 2;
          };
    };
  }

  private static long product(long one, long other) {
    return one == ANY || other == ANY || one > ANY / other ? ANY : one * other;
  }
}
