package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.laurel.core.account.Account;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Line;
import org.laurel.core.activity.Activity.ReturnedLine;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Decimal;

/// Returns: which goods of which purchases came back. Refuses `unknown-purchase`,
/// `before-purchase`, `unknown-line`, `returned-too-much`. What that means for a purchase is
/// [Revision]'s.
final class Returns {

  private Returns() {}

  static Decision decide(Programme programme, Account account, Activity.Return back, Facts facts) {
    Draft draft = new Draft(programme, account, back.occurred());
    SequencedMap<Receipt, List<Decimal>> kept =
        back.of() == null ? blind(draft, back, facts) : receipted(back, facts);
    List<Revision> revisions = new ArrayList<>();
    Map<String, Long> left = new HashMap<>(facts.left());
    kept.forEach(
        (receipt, quantities) -> {
          revisions.add(new Revision(draft, receipt, quantities, left));
          revisions.getLast().post();
        });
    Exchanges.run(draft);
    List<Decision.Refund> refunds =
        revisions.stream().map(revision -> revision.stands(revisions.size() == 1)).toList();
    Standings.look(draft);
    return draft.granted(null, refunds);
  }

  /// The quantities that are kept of the purchase that the return names.
  private static SequencedMap<Receipt, List<Decimal>> receipted(Activity.Return back, Facts facts) {
    if (facts.receipts().isEmpty()) {
      throw new Refused(
          Refusal.UNKNOWN_PURCHASE, "purchase", Param.text(String.valueOf(back.of())));
    }
    Receipt receipt = facts.receipts().getFirst();
    if (back.occurred().isBefore(receipt.purchase().occurred())) {
      throw new Refused(Refusal.BEFORE_PURCHASE);
    }
    List<Decimal> kept = kept(receipt);
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
    SequencedMap<Receipt, List<Decimal>> result = new LinkedHashMap<>();
    result.put(receipt, kept);
    return result;
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

  private static List<Decimal> kept(Receipt receipt) {
    return new ArrayList<>(receipt.stand().lines().stream().map(Receipt.Kept::quantity).toList());
  }

  /// Takes what came back without a receipt from the newest purchases of the same goods.
  private static SequencedMap<Receipt, List<Decimal>> blind(
      Draft draft, Activity.Return back, Facts facts) {
    SequencedMap<Receipt, List<Decimal>> touched = new LinkedHashMap<>();
    Map<Receipt, List<Decimal>> quantities = new LinkedHashMap<>();
    facts.receipts().forEach(receipt -> quantities.put(receipt, kept(receipt)));
    for (ReturnedLine line : back.lines()) {
      Decimal rest = line.quantity();
      for (var purchase : quantities.entrySet()) {
        Decimal left = take(purchase.getKey(), purchase.getValue(), line.sku(), rest);
        if (!left.equals(rest)) {
          touched.put(purchase.getKey(), purchase.getValue());
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
  private static Decimal take(Receipt receipt, List<Decimal> kept, String sku, Decimal quantity) {
    Decimal rest = quantity;
    List<Line> lines = receipt.purchase().lines();
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
