package org.laurel.core.spec;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurel.core.language.Spot;
import org.laurel.core.spec.Seen.Holding;
import org.laurel.core.value.Amounts;

/// What a step should end in.
public sealed interface Expectation {

  /// Where it stands.
  Spot at();

  /// Why it does not hold, such as `expected 2 stamp, there are 1`; `null` when it does.
  @Nullable String failure(Seen seen);

  /// Part of a member's holding of a unit.
  enum Part {
    AVAILABLE,
    PENDING,
    HELD,
    OWED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    long of(Holding holding) {
      return switch (this) {
        case AVAILABLE -> holding.available();
        case PENDING -> holding.pending();
        case HELD -> holding.held();
        case OWED -> holding.owed();
      };
    }
  }

  /// `has: {stamp: 2}`, `owes: {point: 100}`.
  ///
  /// @param scale of the unit
  record Has(Spot at, String unit, int scale, Part part, long amount) implements Expectation {
    @Override
    public @Nullable String failure(Seen seen) {
      long actual = part.of(seen.balances().getOrDefault(unit, Holding.NOTHING));
      return actual == amount
          ? null
          : different(
              unit + " " + part.word(),
              Amounts.format(amount, scale),
              Amounts.format(actual, scale));
    }
  }

  /// `earns: {point: 12}`.
  record Earns(Spot at, String unit, int scale, long amount) implements Expectation {
    @Override
    public @Nullable String failure(Seen seen) {
      long actual = seen.earned().getOrDefault(unit, 0L);
      return actual == amount
          ? null
          : different(
              unit + " earned", Amounts.format(amount, scale), Amounts.format(actual, scale));
    }
  }

  /// `tier: gold`.
  ///
  /// @param lowest the level of somebody who never rose
  record Tier(Spot at, String ladder, String lowest, String level) implements Expectation {
    @Override
    public @Nullable String failure(Seen seen) {
      String actual = seen.tiers().getOrDefault(ladder, lowest);
      return actual.equals(level) ? null : different("tier on " + ladder, level, actual);
    }
  }

  enum Sum {
    TOTAL,
    DUE,
    DISCOUNT,
    REFUND,
    PAYOUT,
    PARTNER_PAYS,
    PARTNER_GETS;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /// `total: 19.88 PLN`.
  record Money(Spot at, Sum sum, long amount, int scale) implements Expectation {
    @Override
    public @Nullable String failure(Seen seen) {
      Seen.Sums sums = seen.sums();
      boolean ofPurchase = sum == Sum.TOTAL || sum == Sum.DUE || sum == Sum.DISCOUNT;
      if (sums == null && ofPurchase) {
        return "expected a "
            + sum.word()
            + " of "
            + Amounts.format(amount, scale)
            + ", but nothing was bought";
      }
      long actual =
          switch (sum) {
            case TOTAL -> sums == null ? 0 : sums.total();
            case DUE -> sums == null ? 0 : sums.due();
            case DISCOUNT -> sums == null ? 0 : sums.discount();
            case REFUND -> seen.refund();
            case PARTNER_PAYS -> seen.partnerPays();
            case PARTNER_GETS -> seen.partnerGets();
            case PAYOUT -> seen.payout();
          };
      return actual == amount
          ? null
          : different(sum.word(), Amounts.format(amount, scale), Amounts.format(actual, scale));
    }
  }

  /// `vouchers: [free-drink x 2]`: these and no others.
  record Vouchers(Spot at, SortedMap<String, Integer> byReward) implements Expectation {
    @Override
    public @Nullable String failure(Seen seen) {
      SortedMap<String, Integer> actual = new java.util.TreeMap<>(seen.vouchers());
      return actual.equals(byReward) ? null : different("vouchers", words(byReward), words(actual));
    }

    private static String words(SortedMap<String, Integer> byReward) {
      return byReward.isEmpty()
          ? "none"
          : byReward.entrySet().stream()
              .map(e -> e.getKey() + " x " + e.getValue())
              .collect(Collectors.joining(", "));
    }
  }

  /// `orders: {headphones: sent}`: these and no others.
  record Orders(Spot at, SortedMap<String, String> byReward) implements Expectation {
    @Override
    public @Nullable String failure(Seen seen) {
      SortedMap<String, String> actual = new java.util.TreeMap<>(seen.orders());
      return actual.equals(byReward)
          ? null
          : different("orders", byReward.toString(), actual.toString());
    }
  }

  /// `refused: insufficient-points`.
  record Refused(Spot at, String code) implements Expectation {
    @Override
    public @Nullable String failure(Seen seen) {
      return Objects.equals(seen.refused(), code)
          ? null
          : different("refused", code, seen.refused() == null ? "granted" : seen.refused());
    }
  }

  /// `because: {cashback: granted}`: an outcome of the rule, or the code of a reason.
  record Because(Spot at, String rule, String word) implements Expectation {
    @Override
    public @Nullable String failure(Seen seen) {
      List<Seen.Because> ofRule =
          seen.because().stream().filter(because -> because.rule().equals(rule)).toList();
      boolean found =
          ofRule.stream().anyMatch(b -> b.outcome().equals(word) || b.why().equals(word));
      return found
          ? null
          : different(rule, word, ofRule.isEmpty() ? "not mentioned" : words(ofRule));
    }

    private static String words(List<Seen.Because> reasons) {
      return reasons.stream()
          .map(b -> b.why().isEmpty() ? b.outcome() : b.outcome() + " (" + b.why() + ")")
          .distinct()
          .collect(Collectors.joining(", "));
    }
  }

  private static String different(String what, String expected, String actual) {
    return what + ": expected " + expected + ", is " + actual;
  }
}
