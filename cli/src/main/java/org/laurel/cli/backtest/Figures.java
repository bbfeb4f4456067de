package org.laurel.cli.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// What one version of a programme came to.
///
/// Money is in smallest amounts of the programme's money, units in theirs.
///
/// @param kinds how many activities were granted, by kind
/// @param refused how many were not, by code
/// @param retries how many were sent twice
/// @param from the moment of the first activity, `until` that up to which everybody was settled
/// @param months every calendar month from the first to the last
public record Figures(
    Programme programme,
    int members,
    Instant from,
    Instant until,
    SortedMap<String, Long> kinds,
    SortedMap<String, Long> refused,
    long retries,
    List<OfMonth> months,
    List<OfUnit> units,
    List<OfRule> rules,
    List<OfLadder> ladders) {

  /// @param flows by unit
  /// @param outstanding by unit: what members hold at the month's end
  public record OfMonth(
      YearMonth month,
      long purchases,
      long sales,
      long discounts,
      long refunds,
      Map<String, Flows> flows,
      Map<String, Long> outstanding) {}

  /// @param outstanding what members hold, less what they owe
  /// @param owed what members owe
  /// @param holders how many hold any
  /// @param spread how many members hold how much
  public record OfUnit(
      Unit unit, Flows flows, long outstanding, long owed, long holders, List<Band> spread) {}

  /// Members whose balance is from `least` up to the next band.
  public record Band(long least, long members) {}

  public record OfRule(String rule, Unit unit, Flows flows) {}

  /// @param members by level, lowest first
  public record OfLadder(
      String ladder, SequencedMap<String, Long> members, long rises, long falls) {}

  /// How many activities were granted, without those of joining.
  public long activities() {
    return kinds.entrySet().stream()
        .filter(kind -> !kind.getKey().equals("enrol"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  public long refusals() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }

  public long sales() {
    return months.stream().mapToLong(OfMonth::sales).sum();
  }

  public long discounts() {
    return months.stream().mapToLong(OfMonth::discounts).sum();
  }

  public long refunds() {
    return months.stream().mapToLong(OfMonth::refunds).sum();
  }

  public LocalDate firstDay() {
    return LocalDate.ofInstant(from, programme.zone());
  }

  public LocalDate lastDay() {
    return LocalDate.ofInstant(until, programme.zone());
  }

  /// What a smallest amount of a unit is worth in smallest amounts of money: what the text says it
  /// is worth, else what it pays for; `null` when it says neither.
  public static @Nullable Ratio worth(Programme programme, Unit unit) {
    if (unit.worth() != null) {
      return unit.worth();
    }
    return programme.payments().stream()
        .filter(payment -> payment.unit().equals(unit.id()))
        .map(Payment::worth)
        .findFirst()
        .orElse(null);
  }

  /// What an amount of a unit is worth; nothing when the programme does not say.
  public long worth(Unit unit, long amount) {
    Ratio worth = worth(programme, unit);
    return worth == null ? 0 : worth.of(amount, Rounding.HALF_EVEN);
  }

  /// Whether any unit is worth money.
  public boolean hasWorth() {
    return units.stream().anyMatch(of -> worth(programme, of.unit()) != null);
  }

  /// The worth of what members hold.
  public long liability() {
    return units.stream().mapToLong(of -> worth(of.unit(), of.outstanding())).sum();
  }

  public long liability(OfMonth month) {
    return units.stream()
        .mapToLong(of -> worth(of.unit(), month.outstanding().getOrDefault(of.unit().id(), 0L)))
        .sum();
  }

  /// What the programme costs: discounts, what was spent, and what is still held, at its worth.
  public long cost() {
    long spent = units.stream().mapToLong(of -> worth(of.unit(), of.flows().of(Flow.SPENT))).sum();
    return discounts() + spent + liability();
  }

  /// The cost as a share of sales, in percent with two decimals; `null` without sales.
  public @Nullable BigDecimal costShare() {
    return sales() == 0
        ? null
        : BigDecimal.valueOf(cost())
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(sales()), 2, RoundingMode.HALF_EVEN);
  }

  /// `1,234.50 GBP`.
  public String money(long amount) {
    return grouped(amount, Amounts.scale(programme.money())) + " " + programme.money();
  }

  /// `1,234.50`, of a unit or of money with so many decimals.
  public static String grouped(long amount, int scale) {
    String plain = Amounts.format(Math.abs(amount), scale);
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    StringBuilder text = new StringBuilder(whole);
    for (int i = whole.length() - 3; i > 0; i -= 3) {
      text.insert(i, ',');
    }
    return (amount < 0 ? "-" : "") + text + (point < 0 ? "" : plain.substring(point));
  }
}
