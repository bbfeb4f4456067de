package org.laurel.core.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// What a purchase or an act earns.
///
/// @param campaign the campaign it stands in; `null` for a standing rule
/// @param periods all must hold: the campaign's and its own
/// @param notWith offers, rewards with vouchers or [#DISCOUNTS]: where one of them takes something
///   off a purchase, this gives nothing
public record EarningRule(
    String id,
    Names text,
    @Nullable String campaign,
    Trigger on,
    @Nullable Condition when,
    List<Period> periods,
    Give give,
    @Nullable Limit limit,
    @Nullable String budget,
    List<String> notWith) {

  /// Whatever takes something off.
  public static final String DISCOUNTS = "discounts";

  /// One that goes with every discount.
  public EarningRule(
      String id,
      Names text,
      @Nullable String campaign,
      Trigger on,
      @Nullable Condition when,
      List<Period> periods,
      Give give,
      @Nullable Limit limit,
      @Nullable String budget) {
    this(id, text, campaign, on, when, periods, give, limit, budget, List.of());
  }

  /// Which of a basket's three amounts a rule counts: as sold, after discounts, after units paid.
  public enum Basis {
    PRICE,
    TOTAL,
    DUE
  }

  /// How much. Amounts are smallest amounts of the unit.
  public sealed interface Give {

    /// `2% of due in zloty`. `rate` is from smallest amounts of money to smallest amounts of the
    /// unit: scales are already in it.
    ///
    /// @param byLine each line is rounded by itself
    record Percent(Ratio rate, Basis basis, String unit, boolean byLine, Rounding rounding)
        implements Give {

      /// Rounded once, for the whole basket.
      public Percent(Ratio rate, Basis basis, String unit, Rounding rounding) {
        this(rate, basis, unit, false, rounding);
      }

      /// For so much money.
      public long of(long money) {
        return rate.of(money, rounding);
      }
    }

    /// `1 point per 4.00 PLN of total`: `amount` for each `per` of money. Rounded [Rounding#DOWN],
    /// only whole steps of `per` count (`amount` times a whole number); with another rounding, or
    /// `exact` steps, see the language reference.
    ///
    /// @param byLine steps are counted, and rounded, on each line by itself
    /// @param exact fractions of a step count too, and only the result is rounded
    record PerSpend(
        long amount,
        String unit,
        long per,
        Basis basis,
        boolean byLine,
        boolean exact,
        Rounding rounding)
        implements Give {

      /// Rounded once, for the whole basket.
      public PerSpend(
          long amount, String unit, long per, Basis basis, boolean exact, Rounding rounding) {
        this(amount, unit, per, basis, false, exact, rounding);
      }

      /// For so much money.
      public long of(long money) {
        return exact
            ? Ratio.divide(money, amount, per, rounding)
            : Math.multiplyExact(Ratio.divide(money, 1, per, rounding), amount);
      }
    }

    /// `1 stamp each`: for every piece; part of a piece (0.350 kg) counts in proportion, rounded.
    record Each(long amount, String unit, Rounding rounding) implements Give {}

    /// `1 mile per 1 of distance, least 500 mile`: `amount` for each `per` of a NUMBER or MONEY
    /// attribute. For MONEY, `per` is in smallest amounts.
    ///
    /// @param least given at least when anything is; 0: none
    record PerAttribute(
        long amount, String unit, Decimal per, String attribute, long least, Rounding rounding)
        implements Give {}

    /// `500 points at 200.00 PLN`, `50 points per 250.00 PLN`: for what a count has come to.
    ///
    /// @param step smallest amounts of money, or purchases
    /// @param once when the count reaches `step`; else for every `step` of it
    record PerCount(long amount, String unit, long step, boolean once) implements Give {

      /// What a count of so much entitles to.
      public long entitled(long count) {
        long steps = Math.max(0, count) / step;
        return Math.multiplyExact(once ? Math.min(1, steps) : steps, amount);
      }
    }

    /// `500 points`.
    record Flat(long amount, String unit) implements Give {}

    /// `times 2 of [base]`: multiplies what the named rules gave: adds `times − 1` of it. Rounded
    /// for each of them and unit.
    record Times(Ratio times, List<String> rules, Rounding rounding) implements Give {}
  }

  /// The name of the account's tally of what a rule on counts has counted.
  public String tally() {
    return "counted:" + id;
  }

  /// The name of the account's tally of what a rule on counts has given.
  public String given() {
    return "given:" + id;
  }
}
