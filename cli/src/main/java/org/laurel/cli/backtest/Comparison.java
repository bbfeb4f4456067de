package org.laurel.cli.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Ratio;

/// How members fare with one version against another.
///
/// What a member got and did not lose is compared: discounts, and units at their worth. Units that
/// are worth no money are compared by themselves: more of one and less of another is `mixed`.
///
/// @param gains how many gain or lose how much money, in smallest amounts: from, up to, members
public record Comparison(long better, long worse, long same, long mixed, List<Gain> gains) {

  /// Members whose gain lies from `from` up to, but not at, `to`; both below 0 for a loss.
  public record Gain(long from, long to, long members) {}

  private static final int DIGITS = 9;

  /// @param ours the version asked about
  /// @param other the version it is compared with
  public static Comparison of(Backtest ours, Backtest other) {
    SortedSet<String> names = new TreeSet<>(ours.members().keySet());
    names.addAll(other.members().keySet());
    long better = 0;
    long worse = 0;
    long same = 0;
    long mixed = 0;
    TreeMap<Long, Long> gains = new TreeMap<>();
    for (String name : names) {
      Map<String, BigDecimal> gain = new LinkedHashMap<>();
      value(ours, name).forEach((what, amount) -> gain.merge(what, amount, BigDecimal::add));
      value(other, name)
          .forEach((what, amount) -> gain.merge(what, amount.negate(), BigDecimal::add));
      boolean more = gain.values().stream().anyMatch(amount -> amount.signum() > 0);
      boolean less = gain.values().stream().anyMatch(amount -> amount.signum() < 0);
      if (more && less) {
        mixed++;
      } else if (more) {
        better++;
      } else if (less) {
        worse++;
      } else {
        same++;
      }
      BigDecimal money = gain.getOrDefault("", BigDecimal.ZERO);
      gains.merge(band(money, Amounts.scale(ours.programme().money())), 1L, Long::sum);
    }
    return new Comparison(
        better,
        worse,
        same,
        mixed,
        gains.entrySet().stream().map(e -> gain(e.getKey(), e.getValue(), ours)).toList());
  }

  /// Money under an empty name, and units that are worth none under their ids.
  private static Map<String, BigDecimal> value(Backtest of, String name) {
    Map<String, BigDecimal> value = new LinkedHashMap<>();
    Backtest.Member member = of.members().get(name);
    if (member == null) {
      return value;
    }
    Programme programme = of.programme();
    value.put("", BigDecimal.valueOf(member.discounts));
    int place = 0;
    for (Unit unit : programme.units().values()) {
      Ratio worth = Figures.worth(programme, unit);
      BigDecimal received = BigDecimal.valueOf(member.received[place++]);
      if (worth == null) {
        value.merge(unit.id(), received, BigDecimal::add);
      } else {
        BigDecimal money =
            received
                .multiply(BigDecimal.valueOf(worth.numerator()))
                .divide(BigDecimal.valueOf(worth.denominator()), DIGITS, RoundingMode.HALF_EVEN);
        value.merge("", money, BigDecimal::add);
      }
    }
    return value;
  }

  /// 0 for no difference; 1, 2, 3 … for less than 1, 10, 100 … of money gained, below 0 for lost.
  private static long band(BigDecimal money, int scale) {
    if (money.signum() == 0) {
      return 0;
    }
    BigDecimal whole = money.abs().movePointLeft(scale);
    int digits = Math.max(0, whole.precision() - whole.scale());
    return money.signum() * (whole.compareTo(BigDecimal.ONE) < 0 ? 1L : digits + 1L);
  }

  private static Gain gain(long band, long members, Backtest of) {
    long one = (long) Math.pow(10, Amounts.scale(of.programme().money()));
    long near = Math.abs(band) <= 1 ? 0 : one * (long) Math.pow(10, Math.abs(band) - 2.0);
    long far = band == 0 ? 0 : one * (long) Math.pow(10, Math.abs(band) - 1.0);
    return band < 0 ? new Gain(-far, -near, members) : new Gain(near, far, members);
  }
}
