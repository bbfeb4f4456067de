package org.laurel.core.simulation.random;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Exchange;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.programme.Versions;
import org.laurel.core.value.Ratio;

/// A programme through time: what it says may change once, on some day of the first year.
///
/// Ladders and the windows of limits stay: their tallies would have to be told again.
final class RandomVersions {
  private final Dice dice;

  private RandomVersions(Dice dice) {
    this.dice = dice;
  }

  static Versions of(Dice dice) {
    Programme first = dice.chance(25) ? dice.oneOf(Fixtures.all()) : RandomProgramme.of(dice);
    if (dice.chance(70)) {
      return Versions.only(first);
    }
    LocalDate day = LocalDate.of(2024, dice.between(2, 12), dice.between(1, 28));
    return new Versions(
        List.of(
            Versions.only(first).all().getFirst(),
            new Versions.Version(
                2,
                day.atStartOfDay(first.zone()).toInstant(),
                new RandomVersions(dice).changed(first))));
  }

  private Programme changed(Programme p) {
    SequencedMap<String, Unit> units = new LinkedHashMap<>();
    p.units().forEach((id, unit) -> units.put(id, dice.chance(40) ? changed(unit) : unit));
    SequencedMap<String, Budget> budgets = new LinkedHashMap<>();
    p.budgets()
        .forEach(
            (id, budget) ->
                budgets.put(
                    id, new Budget(id, budget.unit(), budget.most() * (dice.chance(30) ? 2 : 1))));
    List<Exchange> exchanges = new ArrayList<>();
    for (Exchange e : dice.some(p.exchanges(), 70)) {
      long takes = dice.chance(30) ? e.takes() + 1 : e.takes();
      exchanges.add(
          new Exchange(e.id(), e.campaign(), e.periods(), takes, e.from(), e.gives(), e.to()));
    }
    List<Payment> payments = new ArrayList<>();
    for (Payment payment : dice.some(p.payments(), 80)) {
      Ratio worth = dice.chance(30) ? Ratio.of(1, 2) : payment.worth();
      payments.add(new Payment(payment.unit(), worth, payment.least(), payment.step()));
    }
    return new Programme(
        p.id(),
        p.name(),
        p.zone(),
        p.money(),
        p.starts(),
        p.blindReturns(),
        p.bestFor(),
        units,
        p.products(),
        p.acts(),
        budgets,
        dice.some(p.offers(), 70),
        p.access(),
        earning(p),
        exchanges,
        p.admits(),
        p.ladders(),
        payments,
        p.rewards(),
        p.between(),
        p.draws(),
        p.contests(),
        p.words());
  }

  private Unit changed(Unit unit) {
    Unit.Expiry expiry =
        dice.chance(50)
            ? unit.expiry()
            : new Unit.Expiry.AfterInactivity(java.time.Period.ofDays(dice.between(10, 60)));
    return new Unit(
        unit.id(),
        unit.name(),
        unit.kind(),
        unit.scale(),
        expiry,
        dice.oneOf(0, unit.pendingDays(), 7),
        unit.worth(),
        dice.oneOf(Unit.Debt.values()),
        dice.chance(40) ? LocalDate.of(2024, dice.between(2, 12), dice.between(1, 28)) : null,
        dice.chance(70) ? unit.unless() : List.of("new"));
  }

  /// Some rules go, and what flat ones give doubles; a rule that multipliers name stays.
  private List<EarningRule> earning(Programme p) {
    List<EarningRule> rules = new ArrayList<>();
    for (EarningRule rule : p.earning()) {
      if (dice.chance(20) && !named(p, rule)) {
        continue;
      }
      Give give =
          rule.give() instanceof Give.Flat(var amount, var unit) && dice.chance(50)
              ? new Give.Flat(2 * amount, unit)
              : rule.give();
      rules.add(
          new EarningRule(
              rule.id(),
              rule.text(),
              rule.campaign(),
              rule.on(),
              rule.when(),
              rule.periods(),
              give,
              rule.limit(),
              rule.budget(),
              rule.notWith()));
    }
    return rules;
  }

  /// Whether a multiplier needs this rule.
  static boolean named(Programme programme, EarningRule rule) {
    return programme.earning().stream()
        .anyMatch(
            other -> other.give() instanceof Give.Times times && times.rules().contains(rule.id()));
  }
}
