package org.laurel.core.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Trigger;
import org.laurel.core.programme.Type;
import org.laurel.core.value.Decimal;

/// Looks for prizes that nobody can win, or not as they are meant.
final class Winning {

  private final Programme programme;
  private final Scope scope;
  private final Contradictions contradictions;

  Winning(Programme programme, Scope scope, Contradictions contradictions) {
    this.programme = programme;
    this.scope = scope;
    this.contradictions = contradictions;
  }

  /// Whether its winners get anything.
  void contest(Contest contest) {
    Trigger win = new Trigger.OnWin(contest.id());
    boolean gets =
        programme.earning().stream().anyMatch(rule -> rule.on().equals(win))
            || programme.ladders().stream()
                .flatMap(ladder -> ladder.levels().stream())
                .flatMap(level -> level.given().stream())
                .anyMatch(given -> given.on().equals(win));
    if (!gets && contest.named() == null) {
      scope.problems.add(
          Code.IDLE_CONTEST,
          scope.contests.at(contest.id()),
          ("whoever wins %s gets nothing, and nobody is shown. Write a rule or a level on \"win of"
                  + " %s\", or say who is \"named\"")
              .formatted(contest.id(), contest.id()));
    } else if (contest.named() == null) {
      unrewarded(contest, win);
    }
  }

  /// Ranks from the last one up for which nobody gets anything.
  private void unrewarded(Contest contest, Trigger win) {
    List<Optional<Condition>> whens =
        Stream.concat(
                programme.earning().stream()
                    .filter(rule -> rule.on().equals(win))
                    .map(rule -> Optional.ofNullable(rule.when())),
                programme.ladders().stream()
                    .flatMap(ladder -> ladder.levels().stream())
                    .flatMap(level -> level.given().stream())
                    .filter(given -> given.on().equals(win))
                    .map(given -> Optional.ofNullable(given.when())))
            .toList();
    long last = contest.winners();
    while (last > 0 && !gets(whens, last)) {
      last--;
    }
    if (last > 0 && last < contest.winners()) {
      scope.problems.add(
          Code.IDLE_CONTEST,
          scope.contests.at(contest.id()),
          "%s has %s winners, but only those up to rank %s get anything, and nobody is shown. Let %s win, or give the others something"
              .formatted(contest.id(), contest.winners(), last, last));
    }
  }

  private boolean gets(List<Optional<Condition>> whens, long rank) {
    for (Optional<Condition> when : whens) {
      if (when.isEmpty()
          || contradictions.in(when.get()) != null
          || contradictions.in(ranked(when.get(), rank, rank)) == null) {
        return true;
      }
    }
    return false;
  }

  private static Condition ranked(Condition when, long least, long most) {
    Condition.Term rank =
        new Condition.Term.OfFact(new Condition.Fact.Attribute(Contest.RANK), Type.NUMBER);
    return new Condition.All(
        List.of(
            when,
            new Condition.Compare(rank, Condition.Comparison.AT_LEAST, number(least)),
            new Condition.Compare(rank, Condition.Comparison.AT_MOST, number(most))));
  }

  /// It asks for a rank that no winner has.
  void nobody(Spot at, Trigger on, @Nullable Condition when) {
    Contest contest = on instanceof Trigger.OnWin(var id) ? programme.contest(id) : null;
    if (contest == null || when == null || contradictions.in(when) != null) {
      return;
    }
    Condition among = ranked(when, 1, contest.winners());
    if (contradictions.in(among) != null) {
      scope.problems.add(
          Code.NEVER_MATCHES,
          at,
          contest.winners() == 1
              ? "this can never apply: %s has one winner, whose rank is 1".formatted(contest.id())
              : "this can never apply: the winners of %s have the ranks 1 to %s"
                  .formatted(contest.id(), contest.winners()));
    }
  }

  private static Condition.Term number(long number) {
    return new Condition.Term.OfNumber(Decimal.of(number));
  }

  /// Of a budget that is spread there is one smallest amount at a time.
  void inPieces(EarningRule rule) {
    Budget budget = rule.budget() == null ? null : programme.budgets().get(rule.budget());
    long gift =
        switch (rule.give()) {
          case Give.Flat flat -> flat.amount();
          case Give.Each each -> each.amount();
          case Give.PerAttribute attribute -> Math.max(attribute.amount(), attribute.least());
          default -> 0;
        };
    String unit = Earning.unit(rule.give());
    boolean grows = rule.give() instanceof Give.PerSpend || rule.give() instanceof Give.Percent;
    if (budget != null && budget.spread() != null && unit != null && grows) {
      scope.problems.add(
          Code.GIFT_IN_PIECES,
          scope.at(rule.id(), Earning.GIVE),
          ("the budget %s has %s at a time, but this gives the more the more one spends, so whoever"
                  + " wins seldom gets all of it. Let it give 1 of a unit that stands for the"
                  + " prize")
              .formatted(budget.id(), Quantities.shown(1, programme.unit(unit))));
      return;
    }
    if (budget != null && budget.spread() != null && unit != null && gift > 1) {
      scope.problems.add(
          Code.GIFT_IN_PIECES,
          scope.at(rule.id(), Earning.GIVE),
          ("the budget %s has %s at a time, so whoever wins seldom gets all of %s. Let it give %s"
                  + " of a unit that stands for the prize")
              .formatted(
                  budget.id(),
                  Quantities.shown(1, programme.unit(unit)),
                  Quantities.shown(gift, programme.unit(unit)),
                  "1"));
    }
  }
}
