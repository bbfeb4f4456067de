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
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
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
      grant();
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

  private void grant() {
    Set<NaiveLine> withVoucher = new HashSet<>();
    Map<NaiveLine, Runnable> undo = new HashMap<>();
    List<Offer> offers =
        scene.programme.offers().stream()
            .filter(offer -> scene.allows(offer.periods(), offer.when()))
            .toList();
    for (NaiveLine line : scene.lines) {
      offer(line, offers, undo);
    }
    scene
        .known
        .vouchers()
        .forEach(
            (code, rewardId) -> {
              Reward reward = scene.programme.rewards().get(rewardId);
              if (reward.voucher() == null) {
                vouchersUsed.add(code);
                return;
              }
              NaiveLine best = null;
              long most = 0;
              for (NaiveLine line : scene.lines) {
                if (scene.counts(reward.voucher().products(), null, line)
                    && !withVoucher.contains(line)) {
                  BigDecimal piece = line.kept.min(BigDecimal.ONE);
                  long more = off(reward.voucher().discount(), line, piece) - line.discount;
                  if (more > most) {
                    best = line;
                    most = more;
                  }
                }
              }
              if (best != null) {
                undo.getOrDefault(best, () -> {}).run();
                best.discount += most;
                best.offer = rewardId;
                withVoucher.add(best);
                vouchersUsed.add(code);
              }
            });
  }

  private void offer(NaiveLine line, List<Offer> offers, Map<NaiveLine, Runnable> undo) {
    Offer best = null;
    BigDecimal bestPieces = null;
    long most = 0;
    for (Offer offer : offers) {
      if (!scene.counts(offer.on().products(), offer.on().except(), line)) {
        continue;
      }
      BigDecimal pieces = line.kept;
      if (offer.limit() != null) {
        pieces = pieces.min(BigDecimal.valueOf(room.ofLimit(offer.id(), offer.limit())));
      }
      long off = off(offer.discount(), line, pieces);
      if (off > most) {
        best = offer;
        bestPieces = pieces;
        most = off;
      }
    }
    if (best == null) {
      return;
    }
    Offer offer = best;
    long granted = Math.min(most, room.ofBudget(best.budget()));
    if (granted > 0) {
      long pieces = bestPieces.setScale(0, RoundingMode.UP).longValueExact();
      line.discount = granted;
      line.offer = offer.id();
      room.useBudget(offer.budget(), granted);
      room.useLimit(offer.id(), offer.limit(), pieces);
      undo.put(
          line,
          () -> {
            room.useBudget(offer.budget(), -granted);
            room.useLimit(offer.id(), offer.limit(), -pieces);
          });
    }
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

  private static long off(Discount discount, NaiveLine line, BigDecimal pieces) {
    if (pieces.signum() == 0) {
      return 0;
    }
    long price =
        BigDecimal.valueOf(line.price)
            .multiply(pieces)
            .divide(line.kept, 0, RoundingMode.HALF_UP)
            .longValueExact();
    return switch (discount) {
      case Discount.OffEach(var each) ->
          Math.min(
              price,
              pieces
                  .multiply(BigDecimal.valueOf(each))
                  .setScale(0, RoundingMode.DOWN)
                  .longValueExact());
      case Discount.Percent(var rate, var rounding) ->
          Math.min(price, times(rate, price, rounding));
      case Discount.FixedPrice(var each) ->
          Math.max(
              0,
              price
                  - pieces
                      .multiply(BigDecimal.valueOf(each))
                      .setScale(0, RoundingMode.HALF_UP)
                      .longValueExact());
    };
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
