package org.laurel.core.language;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Price;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;

/// Looks for ways there and back, by rewards that give another unit and exchanges that happen by
/// themselves, from which a member comes home with more than he set out with.
final class Gains {

  /// No programme has so many ways; a text that has is not searched to the end.
  private static final int MOST = 100_000;

  private final List<Turn> turns = new ArrayList<>();
  private final Deque<Turn> way = new ArrayDeque<>();
  private int looked;

  /// So much of one unit for so much of another.
  ///
  /// @param reward by which it happens on request; `null`: it happens by itself
  private record Turn(
      String from, String to, BigInteger takes, BigInteger gives, @Nullable String reward) {}

  private Gains(Programme programme) {
    for (Exchange exchange : programme.exchanges()) {
      add(exchange.from(), exchange.to(), exchange.takes(), exchange.gives(), null);
    }
    programme.rewards().values().forEach(this::add);
  }

  static void check(Programme programme, Scope scope) {
    Gains gains = new Gains(programme);
    for (String unit : programme.units().keySet()) {
      if (gains.leadsHome(unit, unit, BigInteger.ONE, BigInteger.ONE)) {
        gains.tell(scope);
        return;
      }
    }
  }

  /// What can be had so often only makes nobody rich.
  private void add(Reward reward) {
    if (!(reward.gives() instanceof Gives.Units gives)
        || reward.limit() != null
        || reward.stock() != null) {
      return;
    }
    for (Price.Sum sum : reward.price().all()) {
      if (sum.money() == 0 && sum.units().size() == 1) {
        Reward.Cost cost = sum.units().getFirst();
        // Of so many at once one is free.
        long paid = Math.max(1, reward.every() - 1L);
        long had = Math.max(1, reward.every());
        if (gives.per() > 0) {
          add(cost.unit(), gives.unit(), gives.per() * paid, gives.amount() * had, reward.id());
        } else {
          add(cost.unit(), gives.unit(), cost.amount() * paid, gives.amount() * had, reward.id());
        }
      }
    }
  }

  private void add(String from, String to, long takes, long gives, @Nullable String reward) {
    turns.add(new Turn(from, to, BigInteger.valueOf(takes), BigInteger.valueOf(gives), reward));
  }

  private boolean leadsHome(String home, String here, BigInteger takes, BigInteger gives) {
    for (Turn turn : turns) {
      if (!turn.from.equals(here) || looked++ > MOST) {
        continue;
      }
      BigInteger taken = takes.multiply(turn.takes);
      BigInteger given = gives.multiply(turn.gives);
      way.addLast(turn);
      boolean back = turn.to.equals(home);
      if (back
          ? given.compareTo(taken) > 0 && way.stream().anyMatch(one -> one.reward != null)
          : way.stream().noneMatch(one -> one.from.equals(turn.to))
              && leadsHome(home, turn.to, taken, given)) {
        return true;
      }
      way.removeLast();
    }
    return false;
  }

  private void tell(Scope scope) {
    Turn last =
        way.stream()
            .filter(turn -> turn.reward != null)
            .reduce((_, second) -> second)
            .orElseThrow();
    String home = way.getFirst().from;
    scope.problems.add(
        Code.GAINING_EXCHANGE,
        scope.at(String.valueOf(last.reward), Rewards.GIVES),
        "who exchanges there and back has more than before: %s. Give less, or say how often (limit)"
            .formatted(
                Stream.concat(way.stream().map(Turn::from), Stream.of(home))
                    .collect(Collectors.joining(" > "))));
  }
}
