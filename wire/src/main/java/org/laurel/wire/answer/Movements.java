package org.laurel.wire.answer;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Hold;
import org.laurel.core.account.Order;
import org.laurel.core.account.Voucher;
import org.laurel.core.activity.Activity;
import org.laurel.core.programme.Partner;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.value.Amounts;
import org.laurel.wire.json.Json;
import org.laurel.wire.request.Request;
import org.laurel.wire.words.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What came and went by an activity, read from its effects.
final class Movements {

  private final Programme programme;
  private final Words words;
  private final List<Effect> effects;

  Movements(Programme programme, Words words, List<Effect> effects) {
    this.programme = programme;
    this.words = words;
    this.effects = effects;
  }

  /// `earned` and `spent` always, the other lists where there is something in them.
  void writeTo(ObjectNode answer) {
    ArrayNode earned = answer.putArray("earned");
    answer.putArray("spent");
    Map<String, Long> spent = new LinkedHashMap<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Transfer t && t.price() != null) {
        settlement(array(answer, "settlement"), t, t.price());
      }
      switch (effect) {
        case Effect.Transfer t when t.from() == Book.ISSUED ->
            node(earned, t.unit(), t.amount())
                .put("rule", t.rule())
                .put("pending", text(t.pendingUntil()))
                .put("expires", text(t.lastDay()));
        case Effect.Transfer t when t.to() == Book.ISSUED ->
            node(answer, "takenBack", t).put("rule", t.rule());
        case Effect.Transfer t when t.to() == Book.SPENT ->
            spent.merge(t.unit(), t.amount(), Math::addExact);
        case Effect.Transfer t when t.to() == Book.EXPIRED ->
            node(answer, "expired", t).put("lastDay", text(t.lastDay()));
        case Effect.Transfer t when t.to() == Book.EXCHANGED ->
            node(array(answer, "exchanged"), t.unit(), -t.amount()).put("rule", t.rule());
        case Effect.Transfer t when t.from() == Book.EXCHANGED ->
            node(answer, "exchanged", t).put("rule", t.rule());
        case Effect.Transfer t when t.from() == Book.ADJUSTED ->
            node(answer, "adjusted", t).put("expires", text(t.lastDay()));
        case Effect.Transfer t when t.to() == Book.ADJUSTED ->
            node(array(answer, "adjusted"), t.unit(), -t.amount())
                .put("expires", text(t.lastDay()));
        case Effect.Transfer t when t.from() == Book.PENDING && t.to() == Book.MEMBER ->
            node(answer, "released", t);
        case Effect.Transfer t when t.to() == Book.DRAWN ->
            node(answer, "drawn", t).put("draw", t.rule());
        case Effect.Transfer t when t.from() == Book.LOADED ->
            node(answer, "loaded", t).put("expires", text(t.lastDay()));
        case Effect.Transfer t when t.to() == Book.SENT ->
            node(answer, "sent", t).put("expires", text(t.lastDay()));
        case Effect.Transfer t when t.from() == Book.SENT ->
            node(answer, "received", t).put("expires", text(t.lastDay()));
        case Effect.By(var account) -> answer.put("by", Answers.id(account));
        case Effect.FollowUp(var account, var activity) ->
            array(answer, "followUps")
                .addObject()
                .put("member", Answers.id(account))
                .put("type", Request.Type.of(activity).word())
                .put("key", activity.key());
        case Effect.VoucherIssued(var voucher) -> issued(array(answer, "vouchers"), voucher);
        case Effect.VoucherClosed(var code, var used) ->
            array(answer, "vouchers")
                .addObject()
                .put("code", code)
                .put("state", used ? "used" : moves() ? "moved" : "lapsed");
        case Effect.HoldOpened(var hold) -> opened(array(answer, "holds"), hold);
        case Effect.HoldClosed(var redemption, var outcome) ->
            array(answer, "holds")
                .addObject()
                .put("redemption", Answers.id(redemption))
                .put("state", Json.word(outcome));
        case Effect.OrderSet(var order) -> ordered(array(answer, "orders"), order);
        case Effect.OrderClosed(var redemption, var state) ->
            array(answer, "orders")
                .addObject()
                .put("redemption", Answers.id(redemption))
                .put("state", state.word())
                .put("closed", true);
        case Effect.MoneyDue(var redemption, var flow, var amount) ->
            array(answer, "money")
                .addObject()
                .put("redemption", Answers.id(redemption))
                .put("flow", Json.word(flow))
                .put("money", programme.money().getCurrencyCode())
                .put("amount", Amounts.format(amount, Amounts.scale(programme.money())));
        default -> {}
      }
    }
    spent.forEach((unit, amount) -> node(array(answer, "spent"), unit, amount));
  }

  /// Whether things go along to another account.
  private boolean moves() {
    return effects.stream()
        .filter(Effect.FollowUp.class::isInstance)
        .map(effect -> ((Effect.FollowUp) effect).activity())
        .anyMatch(a -> a instanceof Activity.TakeOver || a instanceof Activity.SetFree);
  }

  /// The partner pays for what it gives and is paid for what it takes; what comes back is below 0.
  private void settlement(ArrayNode list, Effect.Transfer t, Partner.Price price) {
    boolean given = t.from() == Book.ISSUED || t.to() == Book.ISSUED;
    boolean back = t.to() == Book.ISSUED || t.from() == Book.SPENT;
    int money = Amounts.scale(programme.money());
    list.addObject()
        .put("partner", price.partner())
        .put("direction", given ? "issued" : "accepted")
        .put("unit", t.unit())
        .put(
            "amount",
            Amounts.format(back ? -t.amount() : t.amount(), programme.unit(t.unit()).scale()))
        .put("money", Amounts.format(price.each().numerator(), money))
        .put("per", Amounts.format(price.each().denominator(), programme.unit(t.unit()).scale()));
  }

  private void issued(ArrayNode vouchers, Voucher voucher) {
    vouchers
        .addObject()
        .put("code", voucher.code())
        .put("state", "issued")
        .put("reward", voucher.reward())
        .put("name", name(voucher.reward()))
        .put("expires", text(voucher.lastDay()));
  }

  private void ordered(ArrayNode orders, Order order) {
    orders
        .addObject()
        .put("redemption", Answers.id(order.redemption()))
        .put("state", order.state().word())
        .put("reward", order.reward())
        .put("name", name(order.reward()))
        .put("quantity", order.quantity());
  }

  private void opened(ArrayNode holds, Hold hold) {
    ObjectNode node =
        holds
            .addObject()
            .put("redemption", Answers.id(hold.redemption()))
            .put("state", "open")
            .put("reward", hold.reward())
            .put("name", name(hold.reward()))
            .put("quantity", hold.quantity())
            .put("until", hold.until().toString());
    Map<String, Long> set = new LinkedHashMap<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Transfer t && t.to() == Book.HELD) {
        set.merge(t.unit(), t.amount(), Math::addExact);
      }
    }
    ArrayNode units = node.putArray("units");
    set.forEach((unit, amount) -> node(units, unit, amount));
  }

  private String name(String rewardId) {
    Reward reward = programme.rewards().get(rewardId);
    return reward == null ? rewardId : words.name(rewardId, reward.name());
  }

  private ObjectNode node(ObjectNode answer, String list, Effect.Transfer transfer) {
    return node(array(answer, list), transfer.unit(), transfer.amount());
  }

  private ObjectNode node(ArrayNode list, String unit, long amount) {
    return list.addObject()
        .put("unit", unit)
        .put("amount", Amounts.format(amount, programme.unit(unit).scale()));
  }

  private static ArrayNode array(ObjectNode answer, String name) {
    return answer.has(name) ? (ArrayNode) answer.get(name) : answer.putArray(name);
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
