package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity.Given;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Reward;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// Which discount each line gets: the largest of the offers that apply, then vouchers where they
/// give more.
final class Discounts {

  private final Scene scene;
  private final Allowance allowance;
  private final Conditions conditions;

  final List<Reason> reasons = new ArrayList<>();

  /// Codes of vouchers that gave a discount.
  final List<String> vouchersUsed = new ArrayList<>();

  Discounts(Scene scene, Allowance allowance) {
    this.scene = scene;
    this.allowance = allowance;
    this.conditions = new Conditions(scene);
  }

  private record Candidate(Offer offer, long amount) {}

  /// What an offer gave a line, so that a voucher that gives more can take its place.
  private record Grant(Offer offer, long pieces, long drawn, Reason reason) {}

  private final Map<BasketLine, Grant> granted = new HashMap<>();
  private final Set<BasketLine> withVoucher = new HashSet<>();

  /// Grants what offers and vouchers give.
  void grant() {
    List<Offer> applying = applying();
    for (BasketLine line : scene.lines()) {
      Candidate best = best(line, applying);
      if (best != null) {
        apply(line, best);
      }
    }
    scene.then().vouchers().forEach(this::voucher);
  }

  /// Takes over what the till gave, and notes what the member had no title to. A voucher is used
  /// when the till gave a discount in the name of its reward.
  void accept(List<Given> given) {
    List<Offer> applying = applying();
    for (BasketLine line : scene.lines()) {
      Candidate best = best(line, applying);
      long entitled = best == null ? 0 : best.amount();
      for (Given discount : given) {
        if (discount.line() == line.line.number()) {
          entitled = Math.max(entitled, honoured(line, discount));
          line.discount = Math.min(line.price, line.discount + Basket.kept(line, discount));
          line.offer = discount.offer();
        }
      }
      if (line.discount > entitled) {
        Param untitled = Param.money(line.discount - entitled, scene.programme().money());
        note(line.offer, Reason.Outcome.NOTED, Why.GIVEN_WITHOUT_TITLE, line, untitled);
      }
    }
  }

  /// What one of the vouchers presented entitles to, when it was in its name that the till gave.
  private long honoured(BasketLine line, Given given) {
    Reward reward = scene.programme().rewards().get(given.offer());
    for (var voucher : scene.then().vouchers().entrySet()) {
      if (reward != null
          && voucher.getValue().equals(given.offer())
          && !vouchersUsed.contains(voucher.getKey())) {
        vouchersUsed.add(voucher.getKey());
        return reward.voucher() == null ? line.price : voucher(line, reward.voucher());
      }
    }
    return 0;
  }

  private List<Offer> applying() {
    List<Offer> applying = new ArrayList<>();
    for (Offer offer : scene.programme().offers()) {
      Reason missing = missing(offer);
      if (missing == null) {
        applying.add(offer);
      } else {
        reasons.add(missing);
      }
    }
    return applying;
  }

  private @Nullable Reason missing(Offer offer) {
    boolean listed =
        scene.lines().stream().anyMatch(line -> line.matches(scene.programme(), offer.on()));
    if (!listed) {
      return Earnings.noSuchProduct(offer.id(), offer.on());
    }
    return conditions.missing(offer.id(), offer.periods(), offer.when());
  }

  private @Nullable Candidate best(BasketLine line, List<Offer> applying) {
    Candidate best = null;
    List<Offer> beaten = new ArrayList<>();
    for (Offer offer : applying) {
      if (!line.matches(scene.programme(), offer.on())) {
        continue;
      }
      Decimal pieces = pieces(line, offer);
      long amount = amount(offer.discount(), line, pieces);
      if (pieces.signum() == 0 && offer.limit() != null) {
        exhausted(offer, offer.limit());
      } else if (best == null || amount > best.amount()) {
        if (best != null) {
          beaten.add(best.offer());
        }
        best = new Candidate(offer, amount);
      } else {
        beaten.add(offer);
      }
    }
    if (best == null || best.amount() == 0) {
      return null;
    }
    Param number = Param.number(line.line.number());
    Param better = new Param.OfNames(best.offer().id(), best.offer().text());
    for (Offer offer : beaten) {
      reasons.add(
          Reason.of(
              offer.id(),
              Reason.Outcome.NOT_MET,
              Why.BETTER_OFFER,
              "line",
              number,
              "offer",
              better));
    }
    return best;
  }

  private void exhausted(Offer offer, Limit limit) {
    Reason reason =
        Reason.of(
            offer.id(),
            Reason.Outcome.LIMITED,
            Why.LIMIT_REACHED,
            "most",
            Param.number(limit.most()));
    if (!reasons.contains(reason)) {
      reasons.add(reason);
    }
  }

  /// How many pieces of a line the member may have cheaper.
  private Decimal pieces(BasketLine line, Offer offer) {
    Limit limit = offer.limit();
    if (limit == null) {
      return line.quantity;
    }
    Decimal room = Decimal.of(allowance.headroom(limit, offer.id()));
    return room.compareTo(line.quantity) < 0 ? room : line.quantity;
  }

  private void apply(BasketLine line, Candidate candidate) {
    Offer offer = candidate.offer();
    long amount = allowance.draw(offer.budget(), candidate.amount());
    if (amount == 0) {
      reasons.add(Reason.of(offer.id(), Reason.Outcome.LIMITED, Why.BUDGET_SPENT));
      return;
    }
    long pieces = whole(pieces(line, offer));
    if (offer.limit() != null) {
      allowance.count(Tallies.limit(offer.id()), pieces);
    }
    line.discount = amount;
    line.offer = offer.id();
    Param gives = Param.money(amount, scene.programme().money());
    boolean limited = amount < candidate.amount();
    note(
        offer.id(),
        limited ? Reason.Outcome.LIMITED : Reason.Outcome.GRANTED,
        Why.DISCOUNTED,
        line,
        gives);
    granted.put(line, new Grant(offer, pieces, amount, reasons.getLast()));
  }

  /// The voucher takes the place of the offer, which has then used nothing of its limit and budget.
  private void displace(BasketLine line, Reward by) {
    Grant grant = granted.remove(line);
    if (grant == null) {
      return;
    }
    Offer offer = grant.offer();
    if (offer.limit() != null) {
      allowance.count(Tallies.limit(offer.id()), -grant.pieces());
    }
    allowance.giveBack(offer.budget(), grant.drawn());
    Param number = Param.number(line.line.number());
    Param better = new Param.OfNames(by.id(), by.name());
    reasons.set(
        reasons.indexOf(grant.reason()),
        Reason.of(
            offer.id(), Reason.Outcome.NOT_MET, Why.BETTER_OFFER, "line", number, "offer", better));
  }

  /// One piece of the line where the voucher gives most more than the line has already; never a
  /// line that another voucher has taken.
  private void voucher(String code, String rewardId) {
    Reward reward = scene.programme().rewards().get(rewardId);
    Reward.Voucher voucher = reward == null ? null : reward.voucher();
    BasketLine best = null;
    long most = 0;
    if (voucher != null) {
      for (BasketLine line : scene.lines()) {
        if (line.kept()
            && !withVoucher.contains(line)
            && (voucher.products() == null || line.isIn(scene.programme(), voucher.products()))) {
          long more = voucher(line, voucher) - line.discount;
          if (more > most) {
            best = line;
            most = more;
          }
        }
      }
    }
    Param coded = Param.text(code);
    if (voucher == null) {
      vouchersUsed.add(code);
      reasons.add(
          Reason.of(
              rewardId,
              Reason.Outcome.GRANTED,
              Why.VOUCHER_USED,
              "code",
              coded,
              "gives",
              Param.money(0, scene.programme().money())));
    } else if (best == null || reward == null) {
      reasons.add(Reason.of(rewardId, Reason.Outcome.NOT_MET, Why.VOUCHER_IDLE, "code", coded));
    } else {
      displace(best, reward);
      withVoucher.add(best);
      best.discount += most;
      best.offer = rewardId;
      vouchersUsed.add(code);
      Param gives = Param.money(best.discount, scene.programme().money());
      reasons.add(
          Reason.of(
              rewardId, Reason.Outcome.GRANTED, Why.VOUCHER_USED, "code", coded, "gives", gives));
    }
  }

  private static long voucher(BasketLine line, Reward.Voucher voucher) {
    Decimal piece = line.quantity.compareTo(Decimal.ONE) < 0 ? line.quantity : Decimal.ONE;
    return amount(voucher.discount(), line, piece);
  }

  /// What a discount takes off `pieces` of a line, never more than they cost.
  private static long amount(Discount discount, BasketLine line, Decimal pieces) {
    if (pieces.signum() == 0) {
      return 0;
    }
    long price = priceOf(line, pieces);
    Ratio count = pieces.asRatio();
    return switch (discount) {
      case Discount.OffEach(var off) -> Math.min(price, count.of(off, Rounding.DOWN));
      case Discount.Percent(var rate, var rounding) -> Math.min(price, rate.of(price, rounding));
      case Discount.FixedPrice(var fixed) -> Math.max(0, price - count.of(fixed, Rounding.HALF_UP));
    };
  }

  private static long priceOf(BasketLine line, Decimal pieces) {
    if (pieces.equals(line.quantity)) {
      return line.price;
    }
    Ratio quantity = line.quantity.asRatio();
    Ratio share = pieces.asRatio().times(Ratio.of(quantity.denominator(), quantity.numerator()));
    return share.of(line.price, Rounding.HALF_UP);
  }

  private static long whole(Decimal pieces) {
    return pieces.asRatio().of(1, Rounding.UP);
  }

  private void note(String rule, Reason.Outcome outcome, Why why, BasketLine line, Param gives) {
    Param number = Param.number(line.line.number());
    reasons.add(Reason.of(rule, outcome, why, "line", number, "gives", gives));
  }
}
