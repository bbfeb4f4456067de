package org.laurel.wire.terms;

import java.util.ArrayList;
import java.util.List;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Ratio;

/// What units pay for, and what they buy.
final class Spending {

  private Spending() {}

  static List<Block> blocks(Voice voice) {
    List<Block> blocks = new ArrayList<>();
    voice.programme().payments().forEach(payment -> blocks.add(payment(voice, payment)));
    voice.programme().rewards().values().forEach(reward -> blocks.add(reward(voice, reward)));
    voice
        .programme()
        .between()
        .sending()
        .forEach(sending -> blocks.add(Sharing.sending(voice, sending)));
    blocks.addAll(Sharing.partners(voice));
    return blocks;
  }

  private static Block payment(Voice voice, Payment payment) {
    Details details = new Details(voice);
    if (payment.least() > 0) {
      details.add("payment.least", "least", voice.units(payment.least(), payment.unit()));
    }
    if (payment.step() > 1) {
      details.add("payment.step", "step", voice.units(payment.step(), payment.unit()));
    }
    return new Block.Entry(
        voice.say("payment", "unit", voice.plural(payment.unit())),
        rate(voice, payment),
        details.sentences());
  }

  /// The rate for so many units as pay at least one whole of the money and are whole themselves.
  private static String rate(Voice voice, Payment payment) {
    Unit unit = voice.programme().unit(payment.unit());
    long wholeUnit = power(unit.scale());
    long wholeMoney = power(Amounts.scale(voice.programme().money()));
    long units = payment.worth().denominator();
    long money = payment.worth().numerator();
    while ((units < wholeUnit || money < wholeMoney) && Math.max(units, money) < Amounts.MAX / 10) {
      units *= 10;
      money *= 10;
    }
    String paid = voice.units(units, payment.unit());
    String pays = voice.money(money);
    // That a złoty is worth a złoty need not be said.
    return paid.equals(pays)
        ? voice.say("payment.like-cash")
        : voice.say("payment.rate", "units", paid, "money", pays);
  }

  private static long power(int scale) {
    return java.math.BigInteger.TEN.pow(scale).longValueExact();
  }

  private static Block reward(Voice voice, Reward reward) {
    Details details = new Details(voice);
    details.add("reward.gives", "gives", gives(voice, reward));
    if (reward.valid() == null) {
      details.add("reward.valid-for-ever");
    } else {
      details.add("reward.valid", "length", voice.length(reward.valid()));
    }
    details.condition(Clauses.Setting.REDEMPTION, reward.when());
    details.periods(reward.periods());
    details.limit(reward.limit(), true, null);
    if (reward.stock() != null) {
      details.add("reward.stock", "n", reward.stock());
    }
    List<String> cost =
        reward.cost().stream().map(part -> voice.units(part.amount(), part.unit())).toList();
    return new Block.Entry(
        voice.heading(reward.id(), reward.name()),
        cost.isEmpty()
            ? voice.say("reward.free")
            : voice.say("reward.cost", "cost", voice.and(cost)),
        details.sentences());
  }

  /// What the voucher does.
  private static String gives(Voice voice, Reward reward) {
    Reward.Voucher voucher = reward.voucher();
    if (voucher == null) {
      return voice.say("voucher.honoured");
    }
    String set =
        voucher.products() == null ? "all" : voice.quoted(voice.called(voucher.products()));
    return switch (voucher.discount()) {
      case Discount.Off(var amount) ->
          voice.say("voucher.off", "off", voice.money(amount), "set", set);
      case Discount.Percent(var rate, _) when rate.equals(Ratio.ONE) ->
          voice.say("voucher.free", "set", set);
      case Discount.Percent(var rate, _) ->
          voice.say("voucher.off", "off", voice.percent(rate), "set", set);
      case Discount.FixedPrice(var amount) ->
          voice.say("voucher.price", "price", voice.money(amount), "set", set);
    };
  }
}
