package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laurel.core.account.Account;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Line;
import org.laurel.core.activity.Activity.ReturnedLine;
import org.laurel.core.activity.Place;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Decimal;

/// Returns: which goods of which purchases came back, or which act is taken back. Refuses
/// `unknown-purchase`, `before-purchase`, `unknown-line`, `returned-too-much`; acts by [Undoing].
/// What that means for a purchase is [Revision]'s.
final class Returns {

  private Returns() {}

  /// What is kept of a purchase: a quantity for every line.
  private record Kept(Receipt receipt, List<Decimal> quantities) {

    static Kept of(Receipt receipt) {
      return new Kept(
          receipt,
          new ArrayList<>(receipt.stand().lines().stream().map(Receipt.Kept::quantity).toList()));
    }
  }

  static Decision decide(Programme programme, Account account, Activity.Return back, Facts facts) {
    Draft draft = new Draft(programme, account, back);
    if (facts.undone() != null) {
      return Undoing.act(draft, back, facts.undone());
    }
    List<Kept> touched = back.of() == null ? blind(draft, back, facts) : receipted(back, facts);
    List<Revision> revisions = new ArrayList<>();
    Map<String, Long> left = new HashMap<>(facts.left());
    for (Kept kept : touched) {
      Revision revision = new Revision(draft, kept.receipt(), kept.quantities(), left);
      revision.post();
      draft.at(programme, Place.NOWHERE);
      draft.by(0);
      revisions.add(revision);
    }
    Exchanges.run(draft);
    List<Decision.Refund> refunds =
        revisions.stream().map(revision -> revision.stands(revisions.size() == 1)).toList();
    for (Revision revision : revisions) {
      revision.giveCardsBack(back.id());
      if (revision.empty()) {
        Referrals.returned(draft, back.id(), revision.purchase(), revision.bought());
      }
    }
    Standings.look(draft);
    return draft.granted(null, refunds);
  }

  /// The quantities that are kept of the purchase that the return names.
  private static List<Kept> receipted(Activity.Return back, Facts facts) {
    if (facts.receipts().isEmpty()) {
      throw new Refused(
          Refusal.UNKNOWN_PURCHASE, "purchase", Param.text(String.valueOf(back.of())));
    }
    Receipt receipt = facts.receipts().getFirst();
    if (back.occurred().isBefore(receipt.purchase().occurred())) {
      throw new Refused(Refusal.BEFORE_PURCHASE);
    }
    Kept found = Kept.of(receipt);
    List<Decimal> kept = found.quantities();
    if (back.lines().isEmpty()) {
      kept.replaceAll(_ -> Decimal.ZERO);
    }
    back.lines().forEach(line -> index(receipt, line.number()));
    for (ReturnedLine line : back.lines()) {
      int index = index(receipt, line.number());
      Decimal left = kept.get(index).minus(line.quantity());
      if (left.signum() < 0) {
        throw new Refused(
            Refusal.RETURNED_TOO_MUCH,
            "line",
            Param.number(line.number()),
            "left",
            new Param.OfNumber(kept.get(index)));
      }
      kept.set(index, left);
    }
    return List.of(found);
  }

  private static int index(Receipt receipt, int number) {
    List<Line> lines = receipt.purchase().lines();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).number() == number) {
        return i;
      }
    }
    throw new Refused(Refusal.UNKNOWN_LINE, "line", Param.number(number));
  }

  /// Takes what came back without a receipt from the newest purchases of the same goods.
  private static List<Kept> blind(Draft draft, Activity.Return back, Facts facts) {
    List<Kept> purchases = facts.receipts().stream().map(Kept::of).toList();
    List<Kept> touched = new ArrayList<>();
    for (ReturnedLine line : back.lines()) {
      Decimal rest = line.quantity();
      for (Kept purchase : purchases) {
        Decimal left = take(purchase, line.sku(), rest);
        if (!left.equals(rest) && touched.stream().noneMatch(kept -> kept == purchase)) {
          touched.add(purchase);
        }
        rest = left;
      }
      if (rest.signum() > 0) {
        draft.note(
            "",
            Reason.Outcome.NOT_MET,
            Why.NO_PURCHASE_FOUND,
            "sku",
            Param.text(line.sku()),
            "quantity",
            new Param.OfNumber(rest));
      }
    }
    return touched;
  }

  /// @return what no line of this purchase could take back
  private static Decimal take(Kept purchase, String sku, Decimal quantity) {
    Decimal rest = quantity;
    List<Line> lines = purchase.receipt().purchase().lines();
    List<Decimal> kept = purchase.quantities();
    for (int i = 0; i < lines.size() && rest.signum() > 0; i++) {
      if (lines.get(i).sku().equals(sku)) {
        Decimal part = rest.compareTo(kept.get(i)) < 0 ? rest : kept.get(i);
        kept.set(i, kept.get(i).minus(part));
        rest = rest.minus(part);
      }
    }
    return rest;
  }
}
