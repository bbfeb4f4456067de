package org.laurel.core.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Offer.On;
import org.laurel.core.programme.Offer.Part;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Trigger.OnPurchase;
import org.laurel.core.value.Names;

/// An offer that applies to a basket, or a voucher presented with it. A voucher is an offer of one
/// piece.
///
/// @param most times that limits allow; 0 when its budget is spent
/// @param limit whose pieces are counted; `null`: none
/// @param code of a voucher; `null`: an offer
record Candidate(
    String id,
    Names text,
    List<Part> takes,
    Discount discount,
    On on,
    long most,
    boolean plain,
    @Nullable Limit limit,
    @Nullable String budget,
    @Nullable String group,
    boolean withOthers,
    List<String> notWith,
    @Nullable String code) {

  static Candidate of(Offer offer, Allowance allowance) {
    Limit limit = offer.limit();
    long most =
        limit == null ? Long.MAX_VALUE : allowance.headroom(limit, Tallies.limit(offer.id()));
    Long atOnce = offer.atOnce();
    String budget = offer.budget();
    if (budget != null && allowance.left(budget) == 0) {
      most = 0;
    }
    return new Candidate(
        offer.id(),
        offer.text(),
        offer.takes(),
        offer.discount(),
        offer.on(),
        atOnce == null ? most : Math.min(most, atOnce),
        offer.plain(),
        limit,
        offer.budget(),
        offer.group(),
        offer.withOthers(),
        offer.notWith(),
        null);
  }

  static Candidate of(String code, Reward reward, Reward.Voucher voucher) {
    return new Candidate(
        reward.id(),
        reward.name(),
        List.of(new Part(new OnPurchase(voucher.products(), null), 1)),
        voucher.discount(),
        new On.Each(),
        1,
        false,
        null,
        null,
        null,
        false,
        List.of(),
        code);
  }

  /// Whether no purchase has both.
  boolean apart(Candidate other) {
    return notWith.contains(other.id) || other.notWith.contains(id);
  }

  /// Whether it speaks of all its pieces at once, not of each line's.
  boolean asAWhole() {
    return withOthers || on instanceof On.Together || on instanceof On.Basket;
  }
}
