package org.laurel.wire.stored;

import java.util.List;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Hold;
import org.laurel.core.account.Lot;
import org.laurel.core.account.Order;
import org.laurel.core.account.Standing;
import org.laurel.core.account.Voucher;
import org.laurel.core.activity.OrderState;
import org.laurel.core.programme.Partner;
import org.laurel.core.value.Ratio;

/// Effects, each told by what it does.
final class EffectForm {

  private EffectForm() {}

  static void write(Out out, Effect effect) {
    switch (effect) {
      case Effect.Transfer e -> transfer(out.text("does", "transfer"), e);
      case Effect.Counted e ->
          out.text("does", "count")
              .text("tally", e.tally())
              .value("day", e.day())
              .number("amount", e.amount())
              .value("keepFrom", e.keepFrom());
      case Effect.Used e ->
          out.text("does", "use").text("counter", e.counter()).number("amount", e.amount());
      case Effect.ProfileSet(var profile) ->
          ActivityForm.profile(out.text("does", "profile"), profile);
      case Effect.StandingSet(var s) ->
          out.text("does", "standing")
              .text("ladder", s.ladder())
              .text("base", s.base())
              .value("baseUntil", s.baseUntil())
              .text("level", s.level())
              .value("until", s.until());
      case Effect.HoldOpened(var hold) ->
          out.text("does", "hold")
              .number("redemption", hold.redemption())
              .text("reward", hold.reward())
              .number("quantity", hold.quantity())
              .value("day", hold.day())
              .value("until", hold.until())
              .number("money", hold.money())
              .number("by", hold.by());
      case Effect.HoldClosed(var redemption, var outcome) ->
          out.text("does", "endHold").number("redemption", redemption).word("outcome", outcome);
      case Effect.VoucherIssued(var voucher) ->
          out.text("does", "voucher")
              .text("code", voucher.code())
              .text("reward", voucher.reward())
              .number("redemption", voucher.redemption())
              .value("lastDay", voucher.lastDay());
      case Effect.VoucherClosed(var code, var used) ->
          out.text("does", "endVoucher").text("code", code).flag("used", used);
      case Effect.OrderSet(var order) -> order(out.text("does", "order"), order);
      case Effect.OrderClosed(var redemption, var state) ->
          out.text("does", "endOrder").number("redemption", redemption).word("state", state);
      case Effect.MoneyDue(var redemption, var flow, var amount) ->
          out.text("does", "money")
              .number("redemption", redemption)
              .word("flow", flow)
              .number("amount", amount);
      case Effect.Stands(var stand) -> ReceiptForm.stand(out.text("does", "stand"), stand);
      case Effect.TakenBack(var act) -> out.text("does", "takeBack").number("act", act);
      case Effect.Settled(var moment) -> out.text("does", "settle").value("moment", moment);
      case Effect.CodeUsed(var code) -> out.text("does", "useCode").text("code", code);
      case Effect.Active(var day) -> out.text("does", "active").value("day", day);
      case Effect.By(var account) -> out.text("does", "by").number("account", account);
      case Effect.Tied(var ties) -> ReceiptForm.ties(out.text("does", "tie"), ties);
      case Effect.FollowUp(var account, var activity) ->
          out.text("does", "follow")
              .number("account", account)
              .object("activity", activity, ActivityForm::whole);
    }
  }

  static Effect read(In in) {
    return switch (in.need("does")) {
      case "transfer" -> transfer(in);
      case "count" ->
          new Effect.Counted(
              in.text("tally"), in.theDay("day"), in.number("amount"), in.theDay("keepFrom"));
      case "use" -> new Effect.Used(in.text("counter"), in.number("amount"));
      case "profile" -> new Effect.ProfileSet(ActivityForm.profile(in));
      case "standing" ->
          new Effect.StandingSet(
              new Standing(
                  in.text("ladder"),
                  in.text("base"),
                  in.day("baseUntil"),
                  in.text("level"),
                  in.day("until")));
      case "hold" ->
          new Effect.HoldOpened(
              new Hold(
                  in.number("redemption"),
                  in.text("reward"),
                  in.whole("quantity"),
                  in.theDay("day"),
                  in.theMoment("until"),
                  in.number("money"),
                  in.number("by"),
                  List.of()));
      case "endHold" ->
          new Effect.HoldClosed(
              in.number("redemption"), in.word("outcome", Effect.HoldClosed.Outcome.class));
      case "voucher" ->
          new Effect.VoucherIssued(
              new Voucher(
                  in.text("code"), in.text("reward"), in.number("redemption"), in.day("lastDay")));
      case "endVoucher" -> new Effect.VoucherClosed(in.text("code"), in.flag("used"));
      case "order" -> new Effect.OrderSet(order(in));
      case "endOrder" ->
          new Effect.OrderClosed(in.number("redemption"), in.word("state", OrderState.class));
      case "money" ->
          new Effect.MoneyDue(
              in.number("redemption"),
              in.word("flow", Effect.MoneyDue.Flow.class),
              in.number("amount"));
      case "stand" -> new Effect.Stands(ReceiptForm.stand(in));
      case "takeBack" -> new Effect.TakenBack(in.number("act"));
      case "settle" -> new Effect.Settled(in.theMoment("moment"));
      case "useCode" -> new Effect.CodeUsed(in.text("code"));
      case "active" -> new Effect.Active(in.theDay("day"));
      case "by" -> new Effect.By(in.number("account"));
      case "tie" -> new Effect.Tied(ReceiptForm.ties(in));
      case "follow" ->
          new Effect.FollowUp(in.number("account"), ActivityForm.read(in.object("activity")));
      case String other ->
          throw new IllegalStateException("stored effect of unknown kind: " + other);
    };
  }

  private static void order(Out out, Order order) {
    out.number("redemption", order.redemption())
        .text("reward", order.reward())
        .number("quantity", order.quantity())
        .value("day", order.day())
        .word("state", order.state())
        .value("back", order.back())
        .value("until", order.until())
        .list("paid", order.paid(), EffectForm::lot)
        .number("money", order.money())
        .map("prices", order.prices(), EffectForm::price)
        .number("by", order.by());
  }

  private static Order order(In in) {
    return new Order(
        in.number("redemption"),
        in.text("reward"),
        in.whole("quantity"),
        in.theDay("day"),
        in.word("state", OrderState.class),
        in.day("back"),
        in.day("until"),
        in.list("paid", EffectForm::lot),
        in.number("money"),
        in.sorted("prices", EffectForm::price),
        in.number("by"));
  }

  private static void lot(Out out, Lot lot) {
    out.text("unit", lot.unit())
        .number("amount", lot.amount())
        .value("lastDay", lot.lastDay())
        .value("pendingUntil", lot.pendingUntil());
  }

  private static Lot lot(In in) {
    return new Lot(in.text("unit"), in.day("lastDay"), in.day("pendingUntil"), in.number("amount"));
  }

  static void transfer(Out out, Effect.Transfer transfer) {
    out.text("unit", transfer.unit())
        .number("amount", transfer.amount())
        .word("from", transfer.from())
        .word("to", transfer.to())
        .value("lastDay", transfer.lastDay())
        .value("pendingUntil", transfer.pendingUntil())
        .number("hold", transfer.hold())
        .text("rule", transfer.rule())
        .object("price", transfer.price(), EffectForm::price);
  }

  private static void price(Out out, Partner.Price price) {
    out.text("partner", price.partner())
        .number("money", price.each().numerator())
        .number("units", price.each().denominator());
  }

  private static Partner.Price price(In in) {
    return new Partner.Price(in.text("partner"), Ratio.of(in.number("money"), in.number("units")));
  }

  static Effect.Transfer transfer(In in) {
    return new Effect.Transfer(
        in.text("unit"),
        in.number("amount"),
        in.word("from", Book.class),
        in.word("to", Book.class),
        in.day("lastDay"),
        in.day("pendingUntil"),
        in.number("hold"),
        in.text("rule"),
        in.object("price", EffectForm::price));
  }
}
