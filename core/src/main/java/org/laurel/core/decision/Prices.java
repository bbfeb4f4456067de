package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Price;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Reward.Cost;
import org.laurel.core.programme.Type;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// What a redemption tells and what it costs. Refuses `unknown-attribute`, `missing-attribute`,
/// `wrong-attribute`, `unknown-choice`, `no-price`, `amount-missing`, `amount-fixed`,
/// `below-least`, `not-in-steps`.
final class Prices {

  private Prices() {}

  /// What all its pieces cost.
  ///
  /// @param money smallest amounts to be paid beside the units
  /// @param free pieces that cost nothing, as so many were redeemed at once
  record Charge(List<Cost> units, long money, long free) {}

  /// Refuses attributes that are not as they were declared.
  static void check(
      SequencedMap<String, Type> types,
      Map<String, List<String>> choices,
      SequencedMap<String, Attribute> told) {
    for (String name : told.keySet()) {
      if (!types.containsKey(name)) {
        throw new Refused(Refusal.UNKNOWN_ATTRIBUTE, "attribute", Param.text(name));
      }
    }
    for (String name : types.keySet()) {
      if (!told.containsKey(name)) {
        throw new Refused(Refusal.MISSING_ATTRIBUTE, "attribute", Param.text(name));
      }
    }
    told.forEach(
        (name, value) -> {
          if (!fits(value, types.get(name))) {
            throw new Refused(
                Refusal.WRONG_ATTRIBUTE,
                "attribute",
                Param.text(name),
                "needs",
                Param.text(String.valueOf(types.get(name)).toLowerCase(Locale.ROOT)));
          }
        });
    told.forEach(
        (name, value) -> {
          List<String> may = choices.getOrDefault(name, List.of());
          if (!may.isEmpty() && !may.contains(text(value))) {
            throw new Refused(
                Refusal.UNKNOWN_CHOICE,
                "attribute",
                Param.text(name),
                "has",
                Param.text(text(value)),
                "needs",
                Param.text(String.join(", ", may)));
          }
        });
  }

  private static boolean fits(Attribute value, @Nullable Type type) {
    return switch (value) {
      case Attribute.OfNumber _ -> type == Type.NUMBER;
      case Attribute.OfMoney _ -> type == Type.MONEY;
      case Attribute.OfText _ -> type == Type.TEXT || type == Type.CODE;
      case Attribute.OfDate _ -> type == Type.DATE;
    };
  }

  /// A text or a number as it stands in a programme.
  private static String text(Attribute value) {
    return switch (value) {
      case Attribute.OfText(var text) -> text;
      case Attribute.OfNumber(var number) -> number.toString();
      case Attribute.OfMoney(var amount) -> Long.toString(amount);
      case Attribute.OfDate(var day) -> day.toString();
    };
  }

  static Charge of(Programme programme, Reward reward, Activity.Redeem redeem) {
    if (reward.price() instanceof Price.Any any) {
      return any(programme, any, redeem);
    }
    if (redeem.amount() != 0) {
      throw new Refused(Refusal.AMOUNT_FIXED);
    }
    Price.Sum sum = sum(reward, redeem);
    long pieces = reward.paid(redeem.quantity());
    List<Cost> units = new ArrayList<>();
    for (Cost cost : sum.units()) {
      units.add(new Cost(cost.unit(), Math.multiplyExact(cost.amount(), pieces)));
    }
    return new Charge(
        List.copyOf(units),
        Math.multiplyExact(sum.money(), pieces),
        sum.free() ? 0 : redeem.quantity() - pieces);
  }

  private static Price.Sum sum(Reward reward, Activity.Redeem redeem) {
    return switch (reward.price()) {
      case Price.Fixed(var sum) -> sum;
      case Price.ByAttribute(var name, var sums) -> {
        Attribute told = redeem.attributes().get(name);
        Price.Sum sum = told == null ? null : sums.get(text(told));
        if (sum == null) {
          throw new Refused(
              Refusal.NO_PRICE,
              "attribute",
              Param.text(name),
              "has",
              Param.text(told == null ? "" : text(told)),
              "needs",
              Param.text(String.join(", ", sums.keySet())));
        }
        yield sum;
      }
      case Price.Any _ -> throw new IllegalStateException("any amount is no price of a piece");
    };
  }

  private static Charge any(Programme programme, Price.Any any, Activity.Redeem redeem) {
    Unit unit = programme.unit(any.unit());
    if (redeem.amount() == 0) {
      throw new Refused(Refusal.AMOUNT_MISSING, "least", Param.units(any.least(), unit));
    }
    long amount = Math.multiplyExact(redeem.amount(), (long) redeem.quantity());
    if (redeem.amount() < any.least()) {
      throw new Refused(Refusal.BELOW_LEAST, "least", Param.units(any.least(), unit));
    }
    if (redeem.amount() % any.step() != 0) {
      throw new Refused(Refusal.NOT_IN_STEPS, "step", Param.units(any.step(), unit));
    }
    return new Charge(List.of(new Cost(any.unit(), amount)), 0, 0);
  }

  /// The money that is paid out for so many units, or so many pieces.
  ///
  /// @param spent smallest amounts of the one unit that was spent; of no meaning for a piece's
  ///   price
  static long payout(Gives.Payout payout, int quantity, long spent) {
    return payout.per() == 0
        ? Math.multiplyExact(payout.money(), (long) quantity)
        : Ratio.of(payout.money(), payout.per()).of(spent, Rounding.DOWN);
  }
}
