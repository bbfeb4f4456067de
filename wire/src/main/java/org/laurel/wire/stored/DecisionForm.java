package org.laurel.wire.stored;

import java.util.List;
import org.laurel.core.decision.Decision.Refund;
import org.laurel.core.decision.Decision.UnitsBack;
import org.laurel.core.programme.Programme;
import org.laurel.wire.answer.Holdings;
import org.laurel.wire.answer.Holdings.Balance;
import org.laurel.wire.answer.Holdings.Tier;
import org.laurel.wire.answer.Outcome;

/// The stored form of granted decisions.
public final class DecisionForm {

  private DecisionForm() {}

  /// @param programme the version it was decided by: what it says is not said again
  public static byte[] write(Outcome outcome, Programme programme) {
    ReasonForm reasons = new ReasonForm(programme);
    return Out.packed(
        out ->
            out.list("effects", outcome.effects(), EffectForm::write)
                .list("reasons", outcome.reasons(), reasons::write)
                .object("then", outcome.then(), ReceiptForm::then)
                .list("refunds", outcome.refunds(), DecisionForm::refund)
                .map("balances", outcome.after().balances(), DecisionForm::balance)
                .map("tiers", outcome.after().tiers(), DecisionForm::tier));
  }

  /// @param programme the version it was written with
  /// @throws IllegalStateException when it is no stored decision
  public static Outcome read(byte[] stored, Programme programme) {
    In in = In.of(stored);
    return new Outcome(
        in.list("effects", EffectForm::read),
        in.list("reasons", new ReasonForm(programme)::read),
        in.object("then", ReceiptForm::then),
        in.list("refunds", DecisionForm::refund),
        new Holdings(
            in.sorted("balances", DecisionForm::balance), in.sorted("tiers", DecisionForm::tier)));
  }

  private static void refund(Out out, Refund refund) {
    out.number("purchase", refund.purchase())
        .number("money", refund.money())
        .list(
            "units",
            refund.units(),
            (o, back) -> o.text("unit", back.unit()).number("amount", back.amount()));
  }

  private static Refund refund(In in) {
    List<UnitsBack> units =
        in.list("units", back -> new UnitsBack(back.text("unit"), back.number("amount")));
    return new Refund(in.number("purchase"), in.number("money"), units);
  }

  private static void balance(Out out, Balance balance) {
    out.number("available", balance.available())
        .number("pending", balance.pending())
        .number("held", balance.held())
        .number("owed", balance.owed());
  }

  private static Balance balance(In in) {
    return new Balance(
        in.number("available"), in.number("pending"), in.number("held"), in.number("owed"));
  }

  private static void tier(Out out, Tier tier) {
    out.text("level", tier.level())
        .value("until", tier.until())
        .numberMap("counted", tier.counted())
        .value("by", tier.by());
  }

  private static Tier tier(In in) {
    return new Tier(in.text("level"), in.day("until"), in.numberMap("counted"), in.day("by"));
  }
}
