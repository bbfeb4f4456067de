package org.laurel.core.language;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Pattern;
import org.laurel.core.programme.Back;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Reward;

/// `gives:`, `every:`, `takes place:` and `back:` of rewards.
final class Handing {

  static final Form<Gives> GIVES =
      new Form.Scalar<>(
          List.of(
              "100% off one coffee",
              "3.00 PLN off one product",
              "one coffee for 1.00 PLN",
              "an imported code",
              "goods",
              "a place",
              "a benefit",
              "500 miles",
              "1 mile per 5 points",
              "5.00 PLN in cash",
              "1.00 PLN per 100 points in cash",
              "a donation"),
          Handing::gives);

  static final Form<Integer> EVERY = Form.phrase("5th free", (phrase, _) -> every(phrase));

  static final Form<LocalDateTime> TAKES_PLACE =
      Form.phrase("2026-12-04 19:00", (phrase, _) -> moment(phrase));

  static final Form<Back> BACK =
      new Form.Scalar<>(List.of("within 14 days", "until 2026-12-01"), (phrase, _) -> back(phrase));

  private static final Pattern ORDINAL = Pattern.compile("([1-9][0-9]{0,2})(st|nd|rd|th)");

  private Handing() {}

  private static Gives gives(Phrase phrase, Scope scope) {
    if (phrase.takes("goods")) {
      return new Gives.Goods();
    }
    if (phrase.takes("an", "imported", "code")) {
      return new Gives.Imported();
    }
    if (phrase.takes("a", "place")) {
      return new Gives.Place();
    }
    if (phrase.takes("a", "benefit")) {
      return new Gives.Benefit();
    }
    if (phrase.takes("a", "donation")) {
      return new Gives.Payout(Gives.Purpose.DONATION, 0, 0, null);
    }
    return phrase.peek().is(Token.Kind.NUMBER)
        ? money(phrase, scope)
        : Discounts.voucher(phrase, scope);
  }

  /// `500 miles`, `1 mile per 5 points`
  private static Gives units(Phrase phrase, Scope scope, Quantities.Quantity given) {
    String unit = given.inUnit().id();
    if (!phrase.takes("per")) {
      return new Gives.Units(unit, given.amount(), 0, null);
    }
    Token second = phrase.peek();
    Quantities.Quantity of = Quantities.units(phrase, scope);
    if (of.inUnit() == given.inUnit()) {
      throw phrase.fault(Code.CIRCULAR_EXCHANGE, second, "a unit cannot be exchanged for itself");
    }
    return new Gives.Units(unit, given.amount(), of.amount(), of.inUnit().id());
  }

  /// `3.00 PLN off one product`, `5.00 PLN in cash`, `1.00 PLN per 100 points as a donation`, or an
  /// amount of a unit.
  private static Gives money(Phrase phrase, Scope scope) {
    Quantities.Quantity given = Quantities.any(phrase, scope);
    if (given.unit() != null) {
      return units(phrase, scope, given);
    }
    long money = given.amount();
    if (phrase.takes("off", "one")) {
      return new Reward.Voucher(Discounts.products(phrase, scope), new Discount.Off(money));
    }
    Quantities.Quantity of = phrase.takes("per") ? Quantities.units(phrase, scope) : null;
    long per = of == null ? 0 : of.amount();
    String unit = of == null ? null : of.inUnit().id();
    if (phrase.takes("in", "cash")) {
      return new Gives.Payout(Gives.Purpose.CASH, money, per, unit);
    }
    if (phrase.takes("as", "a", "donation")) {
      return new Gives.Payout(Gives.Purpose.DONATION, money, per, unit);
    }
    throw phrase.unexpected("\"off one\", \"in cash\" or \"as a donation\"");
  }

  private static int every(Phrase phrase) {
    Token token = phrase.name("which one is free");
    var ordinal = ORDINAL.matcher(token.text());
    if (!ordinal.matches() || ordinal.group(1).equals("1")) {
      throw phrase.unexpected(token, "which one of them is free, from the 2nd on");
    }
    phrase.expect("free");
    return Integer.parseInt(ordinal.group(1));
  }

  private static LocalDateTime moment(Phrase phrase) {
    var day = Numbers.date(phrase);
    LocalTime time = Numbers.time(phrase);
    return day.atTime(time);
  }

  private static Back back(Phrase phrase) {
    if (phrase.takes("until")) {
      return new Back.Until(Numbers.date(phrase));
    }
    phrase.expect("within");
    return new Back.Within(Numbers.length(phrase));
  }
}
