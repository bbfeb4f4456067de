package org.laurel.cli.backtest;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laurel.core.account.Account;
import org.laurel.core.account.Standing;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.simulation.Simulation;

/// Adds up what a [Backtest] counted, once everybody is settled.
///
/// @param movements by ladder: rises, falls
record Closing(
    Programme programme,
    Simulation simulation,
    Set<String> members,
    SortedMap<YearMonth, Backtest.Month> months,
    Map<Backtest.RuleUnit, Flows> rules,
    SortedMap<String, long[]> movements) {

  Figures figures(
      Instant first,
      Instant until,
      SortedMap<String, Long> kinds,
      SortedMap<String, Long> refused,
      long retries) {
    return new Figures(
        programme,
        members.size(),
        first,
        until,
        new TreeMap<>(kinds),
        new TreeMap<>(refused),
        retries,
        ofMonths(until),
        programme.units().values().stream().map(this::ofUnit).toList(),
        ofRules(),
        programme.ladders().stream().map(this::ofLadder).toList());
  }

  /// Every month, those without any activity too: what members hold does not vanish in them.
  private List<Figures.OfMonth> ofMonths(Instant until) {
    if (months.isEmpty()) {
      return List.of();
    }
    List<Figures.OfMonth> all = new ArrayList<>();
    Map<String, Long> outstanding = new HashMap<>();
    YearMonth last = YearMonth.from(ZonedDateTime.ofInstant(until, programme.zone()));
    YearMonth end = last.isAfter(months.lastKey()) ? last : months.lastKey();
    for (YearMonth month = months.firstKey(); !month.isAfter(end); month = month.plusMonths(1)) {
      Backtest.Month of = months.getOrDefault(month, new Backtest.Month());
      of.flows.forEach((unit, flows) -> outstanding.merge(unit, flows.net(), Long::sum));
      all.add(
          new Figures.OfMonth(
              month,
              of.purchases,
              of.sales,
              of.discounts,
              of.refunds,
              of.flows,
              Map.copyOf(outstanding)));
    }
    return List.copyOf(all);
  }

  private Figures.OfUnit ofUnit(Unit unit) {
    Flows flows = new Flows();
    months.values().stream()
        .map(month -> month.flows.get(unit.id()))
        .filter(Objects::nonNull)
        .forEach(flows::add);
    long owed = 0;
    List<Long> balances = new ArrayList<>();
    for (String member : members) {
      Account account = simulation.account(member);
      if (account != null) {
        owed += account.owed().getOrDefault(unit.id(), 0L);
        balances.add(
            account.available(unit.id()) + account.pending(unit.id()) + account.held(unit.id()));
      }
    }
    long holders = balances.stream().filter(balance -> balance > 0).count();
    return new Figures.OfUnit(unit, flows, flows.net(), owed, holders, spread(balances));
  }

  /// Bands that grow in steps of 1, 2, 5, 10 …, beginning with those who hold nothing.
  private static List<Figures.Band> spread(Collection<Long> balances) {
    long most = balances.stream().mapToLong(Long::longValue).max().orElse(0);
    List<Long> bounds = new ArrayList<>(List.of(0L, 1L));
    long[] steps = {10, 20, 50};
    for (long ten = 1; bounds.getLast() <= most; ten *= 10) {
      for (long step : steps) {
        if (bounds.getLast() <= most) {
          bounds.add(step * ten);
        }
      }
    }
    long[] counts = new long[bounds.size()];
    for (long balance : balances) {
      int band = 0;
      while (band + 1 < bounds.size() && balance >= bounds.get(band + 1)) {
        band++;
      }
      counts[band]++;
    }
    List<Figures.Band> bands = new ArrayList<>();
    for (int i = 0; i + 1 < counts.length || i == 0; i++) {
      bands.add(new Figures.Band(bounds.get(i), counts[i]));
    }
    return List.copyOf(bands);
  }

  private List<Figures.OfRule> ofRules() {
    List<Figures.OfRule> all = new ArrayList<>();
    rules.forEach(
        (key, flows) -> all.add(new Figures.OfRule(key.rule(), programme.unit(key.unit()), flows)));
    return List.copyOf(all);
  }

  private Figures.OfLadder ofLadder(Ladder ladder) {
    SequencedMap<String, Long> byLevel = new LinkedHashMap<>();
    ladder.levels().forEach(level -> byLevel.put(level.id(), 0L));
    for (String member : members) {
      Account account = simulation.account(member);
      Standing standing = account == null ? null : account.standings().get(ladder.id());
      if (standing != null) {
        byLevel.merge(standing.level(), 1L, Long::sum);
      }
    }
    long[] moved = movements.getOrDefault(ladder.id(), new long[2]);
    return new Figures.OfLadder(ladder.id(), byLevel, moved[0], moved[1]);
  }
}
