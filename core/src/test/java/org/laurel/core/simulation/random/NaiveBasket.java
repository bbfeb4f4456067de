package org.laurel.core.simulation.random;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laurel.core.activity.Activity;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// The model's discounts: a purchase, or what is kept of it, line by line.
final class NaiveBasket {
  final NaiveScene scene;
  final NaiveRoom room;
  final Set<String> vouchersUsed = new HashSet<>();

  NaiveBasket(
      Programme programme, Activity.Purchase purchase, List<BigDecimal> kept, NaiveKnown known) {
    List<NaiveLine> lines = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      lines.add(new NaiveLine(purchase.lines().get(i), kept.get(i)));
    }
    scene =
        new NaiveScene(
            programme,
            purchase.occurred(),
            purchase.place(),
            purchase.offline(),
            known,
            lines,
            Map.of());
    room = new NaiveRoom(programme, known);
    if (purchase.given().isEmpty()) {
      new NaiveSharing(scene, room, vouchersUsed).share();
    } else {
      accept(purchase.given());
    }
  }

  long total() {
    return scene.lines.stream().mapToLong(NaiveLine::total).sum();
  }

  boolean nothingKept() {
    return scene.lines.stream().allMatch(line -> line.kept.signum() == 0);
  }

  private void accept(List<Activity.Given> given) {
    for (NaiveLine line : scene.lines) {
      for (Activity.Given discount : given) {
        if (discount.line() == line.sold.number()) {
          scene.known.vouchers().entrySet().stream()
              .filter(voucher -> voucher.getValue().equals(discount.offer()))
              .filter(voucher -> !vouchersUsed.contains(voucher.getKey()))
              .findFirst()
              .ifPresent(voucher -> vouchersUsed.add(voucher.getKey()));
        }
      }
      for (Activity.Given discount : given) {
        if (discount.line() == line.sold.number()) {
          long kept = Math.min(line.price, line.share(discount.amount(), line.kept));
          line.discount = Math.min(line.price, line.discount + kept);
          line.offer = discount.offer();
        }
      }
    }
  }

  /// What the units of a purchase are worth together, without any bound.
  static long worth(Programme programme, List<Activity.Pay> pay) {
    Map<String, Long> byUnit = new HashMap<>();
    for (Activity.Pay part : pay) {
      byUnit.merge(part.unit(), part.amount(), Long::sum);
    }
    long worth = 0;
    for (Payment payment : programme.payments()) {
      worth += times(payment.worth(), byUnit.getOrDefault(payment.unit(), 0L), Rounding.DOWN);
    }
    return worth;
  }

  /// Spreads what units paid over the lines by their totals: whole shares first, then one each to
  /// those that lost most by rounding.
  void pay(long worth) {
    BigInteger total = BigInteger.valueOf(total());
    long rest = worth;
    List<NaiveLine> byLoss = new ArrayList<>(scene.lines);
    Map<NaiveLine, BigInteger> loss = new HashMap<>();
    if (total.signum() == 0) {
      return;
    }
    for (NaiveLine line : scene.lines) {
      BigInteger[] share =
          BigInteger.valueOf(worth)
              .multiply(BigInteger.valueOf(line.total()))
              .divideAndRemainder(total);
      line.paid = share[0].longValueExact();
      rest -= line.paid;
      loss.put(line, share[1]);
    }
    byLoss.sort((a, b) -> loss.get(b).compareTo(loss.get(a)));
    for (int i = 0; i < rest; i++) {
      byLoss.get(i).paid++;
    }
  }

  static long times(Ratio rate, long amount, Rounding rounding) {
    return quotient(
        BigInteger.valueOf(amount).multiply(BigInteger.valueOf(rate.numerator())),
        BigInteger.valueOf(rate.denominator()),
        rounding);
  }

  static long quotient(BigInteger dividend, BigInteger divisor, Rounding rounding) {
    return new BigDecimal(dividend)
        .divide(new BigDecimal(divisor), 0, RoundingMode.valueOf(rounding.name()))
        .longValueExact();
  }

  static boolean byTimes(Limit limit) {
    return limit.counts() == Limit.Counted.TIMES;
  }
}
