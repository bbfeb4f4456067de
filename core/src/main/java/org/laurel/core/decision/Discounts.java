package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Receipt.Chosen;
import org.laurel.core.activity.Activity.Given;
import org.laurel.core.decision.Plan.Taking;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Reward;
import org.laurel.core.value.Decimal;

/// Which discounts a basket gets: of all combinations of the offers that apply and the vouchers
/// presented, the best one: for the member or, where the programme says so, for the margin.
final class Discounts {

  private final Scene scene;
  private final Allowance allowance;
  private final List<String> confirmed;
  private final Conditions conditions;

  /// Those on what is bought. Nothing is said of others.
  private final List<Offer> offers;

  /// Why an offer does not apply, by its place among the offers; `null`: it does.
  private final @Nullable Reason[] missing;

  final List<Reason> reasons = new ArrayList<>();

  /// Codes of vouchers that gave a discount.
  final List<String> vouchersUsed = new ArrayList<>();

  Chosen chosen = Chosen.BEST;

  /// @param confirmed acts that staff have seen
  Discounts(Scene scene, Allowance allowance, List<String> confirmed) {
    this.scene = scene;
    this.allowance = allowance;
    this.confirmed = confirmed;
    this.conditions = new Conditions(scene);
    this.offers = new ArrayList<>();
    for (Offer offer : scene.programme().index().offers(scene.bought().sets())) {
      if (concerns(offer)) {
        offers.add(offer);
      }
    }
    this.missing = new Reason[offers.size()];
  }

  private boolean concerns(Offer offer) {
    for (Offer.Part part : offer.takes()) {
      if (scene.buys(part.of())) {
        return true;
      }
    }
    return false;
  }

  /// Grants what offers and vouchers give.
  void grant() {
    List<Candidate> candidates = applying();
    scene.then().vouchers().forEach((code, reward) -> voucher(code, reward, candidates));
    if (candidates.isEmpty()) {
      explain(candidates, List.of());
      return;
    }
    Plan plan = Arrangements.best(scene.programme(), scene.lines(), candidates, allowance);
    chosen = plan.proven ? Chosen.BEST : Chosen.BEST_FOUND;
    explain(candidates, plan.takings());
    plan.takings().forEach(this::book);
  }

  /// Offers that apply, in the order of the text.
  private List<Candidate> applying() {
    List<Candidate> applying = new ArrayList<>();
    for (int i = 0; i < missing.length; i++) {
      missing[i] = missing(offers.get(i));
      if (missing[i] == null) {
        applying.add(Candidate.of(offers.get(i), allowance));
      }
    }
    return applying;
  }

  private @Nullable Reason missing(Offer offer) {
    for (Offer.Part part : offer.takes()) {
      if (!scene.buys(part.of())) {
        return Explanation.needs(offer.id(), part, Decimal.ZERO);
      }
    }
    Reason reason = conditions.missing(offer.id(), offer.periods(), offer.when());
    if (reason == null) {
      reason = Choices.missing(scene, offer);
    }
    return reason == null ? Chances.missing(scene, allowance, confirmed, offer) : reason;
  }

  /// A voucher without a discount is honoured by the shop itself.
  private void voucher(String code, String rewardId, List<Candidate> candidates) {
    Reward reward = scene.programme().rewards().get(rewardId);
    if (reward == null || reward.voucher() == null) {
      vouchersUsed.add(code);
    } else {
      candidates.add(Candidate.of(code, reward, reward.voucher()));
    }
  }

  private void book(Taking taking) {
    Candidate by = taking.by();
    if (taking.off() == 0) {
      return;
    }
    allowance.draw(by.budget(), taking.off());
    if (by.limit() != null) {
      allowance.count(Tallies.limit(by.id()), taking.times());
    }
    if (by.code() != null) {
      vouchersUsed.add(by.code());
    }
    for (int i = 0; i < taking.offs().length; i++) {
      scene.lines().get(i).off(by.id(), taking.offs()[i]);
    }
  }

  /// @param candidates those that apply before the vouchers
  private void explain(List<Candidate> candidates, List<Taking> takings) {
    Explanation explanation = new Explanation(scene, allowance, takings);
    Iterator<Candidate> applying = candidates.iterator();
    for (Reason reason : missing) {
      if (reason != null) {
        reasons.add(reason);
      } else {
        reasons.addAll(explanation.offer(applying.next()));
      }
    }
    scene
        .then()
        .vouchers()
        .forEach((code, reward) -> reasons.add(explanation.voucher(code, reward)));
  }

  /// Takes over what the till gave, and notes what the member had no title to. A voucher is used
  /// when the till gave a discount in the name of its reward.
  void accept(List<Given> given) {
    chosen = Chosen.GIVEN;
    List<Candidate> candidates = applying();
    for (Reason reason : missing) {
      if (reason != null) {
        reasons.add(reason);
      }
    }
    long[] entitled = new long[scene.lines().size()];
    for (int i = 0; i < entitled.length; i++) {
      BasketLine line = scene.lines().get(i);
      for (Given discount : given) {
        if (discount.line() == line.line.number()) {
          long amount = Math.min(line.total(), Basket.kept(line, discount));
          line.off(discount.offer(), amount);
          entitled[i] += honoured(discount, candidates) ? amount : 0;
        }
      }
    }
    Plan plan = Arrangements.best(scene.programme(), scene.lines(), candidates, allowance);
    long untitled = 0;
    for (int i = 0; i < entitled.length; i++) {
      entitled[i] += scene.lines().get(i).price - plan.left(i);
      untitled += scene.lines().get(i).discount() - entitled[i];
    }
    for (int i = 0; i < entitled.length && untitled > 0; i++) {
      BasketLine line = scene.lines().get(i);
      long over = Math.min(untitled, line.discount() - entitled[i]);
      if (over > 0) {
        untitled -= over;
        reasons.add(
            Reason.of(
                line.offs().getLast().offer(),
                Reason.Outcome.NOTED,
                Why.GIVEN_WITHOUT_TITLE,
                "line",
                Param.number(line.line.number()),
                "gives",
                Param.money(over, scene.programme().money())));
      }
    }
  }

  /// Uses one of the vouchers presented when it was in its name that the till gave.
  ///
  /// @return whether that entitles to whatever the till gave, as only the shop knows what it is
  private boolean honoured(Given given, List<Candidate> candidates) {
    for (var voucher : scene.then().vouchers().entrySet()) {
      if (voucher.getValue().equals(given.offer()) && !vouchersUsed.contains(voucher.getKey())) {
        vouchersUsed.add(voucher.getKey());
        Reward reward = scene.programme().rewards().get(given.offer());
        if (reward == null || reward.voucher() == null) {
          return true;
        }
        candidates.add(Candidate.of(voucher.getKey(), reward, reward.voucher()));
        return false;
      }
    }
    return false;
  }
}
