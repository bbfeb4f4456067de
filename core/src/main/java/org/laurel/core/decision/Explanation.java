package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.decision.Plan.Taking;
import org.laurel.core.programme.Limit;
import org.laurel.core.programme.Offer.Part;
import org.laurel.core.programme.Programme.BestFor;
import org.laurel.core.programme.Reward;
import org.laurel.core.value.Decimal;

/// Why an offer that applies, or a voucher, took off what it did, or did not.
final class Explanation {

  private final Scene scene;
  private final Allowance allowance;
  private final List<Taking> takings;

  /// @param allowance as it was before
  Explanation(Scene scene, Allowance allowance, List<Taking> takings) {
    this.scene = scene;
    this.allowance = allowance;
    this.takings = takings;
  }

  List<Reason> offer(Candidate offer) {
    Taking taking = taking(offer);
    if (taking == null || taking.whole() == 0) {
      return List.of(nothing(offer));
    }
    String id = offer.id();
    if (taking.off() == 0) {
      return List.of(Reason.of(id, Reason.Outcome.LIMITED, Why.BUDGET_SPENT));
    }
    Reason.Outcome outcome =
        taking.off() < taking.whole() ? Reason.Outcome.LIMITED : Reason.Outcome.GRANTED;
    if (offer.asAWhole()) {
      return List.of(Reason.of(id, outcome, Why.DISCOUNTED_TOGETHER, "gives", money(taking.off())));
    }
    List<Reason> reasons = new ArrayList<>();
    for (int i = 0; i < taking.offs().length; i++) {
      if (taking.offs()[i] > 0) {
        Param gives = money(taking.offs()[i]);
        reasons.add(Reason.of(id, outcome, Why.DISCOUNTED, "line", number(i), "gives", gives));
      }
    }
    return reasons;
  }

  private @Nullable Taking taking(Candidate candidate) {
    for (Taking taking : takings) {
      if (taking.by().equals(candidate)) {
        return taking;
      }
    }
    return null;
  }

  private Reason nothing(Candidate offer) {
    String id = offer.id();
    Limit limit = offer.limit();
    if (limit != null && allowance.headroom(limit, Tallies.limit(id)) == 0) {
      Param most = Param.number(limit.most());
      return Reason.of(id, Reason.Outcome.LIMITED, Why.LIMIT_REACHED, "most", most);
    }
    if (offer.most() == 0) {
      return Reason.of(id, Reason.Outcome.LIMITED, Why.BUDGET_SPENT);
    }
    for (Part part : offer.takes()) {
      Decimal pieces = pieces(part);
      if (pieces.compareTo(Decimal.of(part.pieces())) < 0) {
        return needs(id, part, pieces);
      }
    }
    for (Taking other : takings) {
      if (offer.group() != null && offer.group().equals(other.by().group()) && other.off() > 0) {
        return Reason.of(id, Reason.Outcome.NOT_MET, Why.GROUP_TAKEN, "offer", named(other));
      }
    }
    for (Taking other : takings) {
      if (offer.apart(other.by()) && other.off() > 0) {
        return Reason.of(id, Reason.Outcome.NOT_MET, Why.NOT_WITH, "offer", named(other));
      }
    }
    return beaten(offer);
  }

  static Reason needs(String offer, Part part, Decimal has) {
    String products = part.of().products();
    return Reason.of(
        offer,
        Reason.Outcome.NOT_MET,
        Why.NEEDS_PIECES,
        "products",
        Param.text(products == null ? "" : products),
        "needs",
        Param.number(part.pieces()),
        "has",
        new Param.OfNumber(has));
  }

  private Reason beaten(Candidate offer) {
    boolean forMargin = scene.programme().bestFor() == BestFor.MARGIN;
    for (int i = 0; i < scene.lines().size(); i++) {
      BasketLine line = scene.lines().get(i);
      boolean wanted = offer.takes().stream().anyMatch(part -> line.matches(part.of()));
      for (Taking other : takings) {
        if (wanted && other.taken()[i] && other.off() > 0) {
          return Reason.of(
              offer.id(),
              Reason.Outcome.NOT_MET,
              forMargin ? Why.OTHER_OFFER : Why.BETTER_OFFER,
              "line",
              number(i),
              "offer",
              named(other));
        }
      }
    }
    return Reason.of(offer.id(), Reason.Outcome.NOT_MET, Why.NOTHING_OFF);
  }

  private Decimal pieces(Part part) {
    Decimal pieces = Decimal.ZERO;
    for (BasketLine line : scene.lines()) {
      if (line.matches(part.of())) {
        pieces = pieces.plus(Pieces.begun(line.quantity));
      }
    }
    return pieces;
  }

  Reason voucher(String code, String rewardId) {
    Reward reward = scene.programme().rewards().get(rewardId);
    long gives = 0;
    if (reward != null && reward.voucher() != null) {
      gives = takings.stream().filter(t -> code.equals(t.by().code())).mapToLong(Taking::off).sum();
      if (gives == 0) {
        return Reason.of(
            rewardId, Reason.Outcome.NOT_MET, Why.VOUCHER_IDLE, "code", Param.text(code));
      }
    }
    return Reason.of(
        rewardId,
        Reason.Outcome.GRANTED,
        Why.VOUCHER_USED,
        "code",
        Param.text(code),
        "gives",
        money(gives));
  }

  private static Param named(Taking taking) {
    return new Param.OfNames(taking.by().id(), taking.by().text());
  }

  private Param number(int line) {
    return Param.number(scene.lines().get(line).line.number());
  }

  private Param money(long amount) {
    return Param.money(amount, scene.programme().money());
  }
}
