package org.laurel.wire.terms;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.laurel.core.programme.Back;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Price;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Decimal;
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
    blocks.addAll(Sharing.cards(voice));
    blocks.addAll(Sharing.accounts(voice));
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
    Ratio worth = payment.worth();
    return rate(voice, payment.unit(), worth.denominator(), worth.numerator());
  }

  private static String rate(Voice voice, String of, long forUnits, long pay) {
    Unit unit = voice.programme().unit(of);
    long wholeUnit = power(unit.scale());
    long wholeMoney = power(Amounts.scale(voice.programme().money()));
    long units = forUnits;
    long money = pay;
    while ((units < wholeUnit || money < wholeMoney) && Math.max(units, money) < Amounts.MAX / 10) {
      units *= 10;
      money *= 10;
    }
    String paid = voice.units(units, of);
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
    if (reward.price() instanceof Price.Any any) {
      if (any.least() > 1) {
        details.add("payment.least", "least", voice.units(any.least(), any.unit()));
      }
      if (any.step() > 1) {
        details.add("payment.step", "step", voice.units(any.step(), any.unit()));
      }
    }
    if (reward.every() > 0) {
      details.add("reward.every", "n", reward.every());
    }
    gives(details, voice, reward);
    asks(details, voice, reward.asks());
    details.condition(Clauses.Setting.REDEMPTION, reward.when());
    details.periods(reward.periods());
    details.limit(reward.limit(), true, null);
    if (reward.stock() != null) {
      boolean place = reward.gives() instanceof Gives.Place;
      String number = voice.number(Decimal.of(reward.stock()));
      details.add(place ? "reward.places" : "reward.stock", "n", reward.stock(), "number", number);
    }
    switch (reward.back()) {
      case Back.Until(var day) -> details.add("reward.back.until", "day", voice.day(day));
      case Back.Within(var length) ->
          details.add("reward.back.within", "length", voice.length(length));
      case null -> {}
    }
    return new Block.Entry(
        voice.heading(reward.id(), reward.name()),
        cost(voice, reward.price()),
        details.sentences());
  }

  private static String cost(Voice voice, Price price) {
    return switch (price) {
      case Price.Fixed(var sum) when sum.free() -> voice.say("reward.free");
      case Price.Fixed(var sum) -> voice.say("reward.cost", "cost", sum(voice, sum));
      case Price.Any(var unit, _, _) -> voice.say("reward.any", "unit", voice.plural(unit));
      case Price.ByAttribute(var attribute, var sums) -> {
        List<String> prices = new ArrayList<>();
        sums.forEach(
            (value, sum) -> {
              String cost = sum.free() ? voice.say("reward.price.free") : sum(voice, sum);
              prices.add(voice.say("reward.price", "value", voice.sent(value), "cost", cost));
            });
        yield voice.say(
            "reward.cost.by",
            "attribute",
            voice.quoted(voice.called(attribute)),
            "prices",
            prices.stream()
                .reduce((a, b) -> voice.say("reward.prices", "first", a, "second", b))
                .orElse(""));
      }
    };
  }

  private static String sum(Voice voice, Price.Sum sum) {
    List<String> parts = new ArrayList<>();
    sum.units().forEach(part -> parts.add(voice.units(part.amount(), part.unit())));
    if (sum.money() > 0) {
      parts.add(voice.money(sum.money()));
    }
    return voice.and(parts);
  }

  private static void asks(Details details, Voice voice, Reward.Asked asks) {
    if (asks.types().isEmpty()) {
      return;
    }
    List<String> told = new ArrayList<>();
    for (String name : asks.types().keySet()) {
      List<String> choices = asks.choices().getOrDefault(name, List.of());
      String called = voice.quoted(voice.called(name));
      told.add(
          choices.isEmpty()
              ? called
              : voice.say(
                  "reward.choice",
                  "name",
                  called,
                  "choices",
                  voice.or(choices.stream().map(voice::sent).toList())));
    }
    details.add("reward.asks", "told", voice.and(told));
  }

  private static void gives(Details details, Voice voice, Reward reward) {
    switch (reward.gives()) {
      case Gives.Code _ -> {
        details.add("reward.gives", "gives", voice.say("voucher.honoured"));
        valid(details, voice, reward);
      }
      case Gives.Imported _ -> {
        details.add("reward.gives", "gives", voice.say("voucher.imported"));
        valid(details, voice, reward);
      }
      case Reward.Voucher voucher -> {
        details.add("reward.gives", "gives", voucher(voice, voucher));
        valid(details, voice, reward);
      }
      case Gives.Goods _ -> details.add("gives.goods");
      case Gives.Benefit _ -> details.add("gives.benefit");
      case Gives.Place _ -> {
        LocalDateTime moment = Objects.requireNonNull(reward.takesPlace());
        details.add("gives.place", "moment", When.moment(voice, moment));
      }
      case Gives.Payout payout -> payout(details, voice, payout);
      case Gives.Units(var unit, var amount, _, var of) when of == null ->
          details.add("gives.units", "units", voice.units(amount, unit));
      case Gives.Units(var unit, var amount, var per, var of) ->
          details.add(
              "gives.units.per",
              "takes",
              voice.units(per, Objects.requireNonNull(of)),
              "units",
              voice.units(amount, unit));
    }
  }

  private static void payout(Details details, Voice voice, Gives.Payout payout) {
    String key = payout.purpose() == Gives.Purpose.CASH ? "gives.cash" : "gives.donation";
    if (payout.money() == 0) {
      details.add("gives.donation.units");
    } else if (payout.unit() == null) {
      details.add(key, "money", voice.money(payout.money()));
    } else {
      details.add(key + ".per", "rate", rate(voice, payout.unit(), payout.per(), payout.money()));
    }
  }

  private static void valid(Details details, Voice voice, Reward reward) {
    if (reward.valid() == null) {
      details.add("reward.valid-for-ever");
    } else {
      details.add("reward.valid", "length", voice.length(reward.valid()));
    }
  }

  /// What the voucher does.
  private static String voucher(Voice voice, Reward.Voucher voucher) {
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
