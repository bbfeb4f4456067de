package org.laurel.core.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.Reward;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// `discount:` of offers, and what vouchers take off.
final class Discounts {

  static final Form<Said> OFFER =
      new Form.Scalar<>(
          List.of(
              "3.00 PLN each",
              "10%",
              "free",
              "fixed price 9.99 PLN each",
              "cheapest free",
              "50% off croissant",
              "together for 12.00 PLN",
              "20.00 PLN off basket"),
          Discounts::offer);

  private static final Discount FREE = new Discount.Percent(Ratio.ONE, Rounding.DOWN);

  private Discounts() {}

  /// A discount, and what it says it is on.
  record Said(Discount discount, Target on) {}

  sealed interface Target {
    record Each() implements Target {}

    record Together() implements Target {}

    record Basket() implements Target {}

    record Cheapest(long pieces) implements Target {}

    record Of(String products) implements Target {}
  }

  private static Said offer(Phrase phrase, Scope scope) {
    if (phrase.takes("free")) {
      return new Said(FREE, new Target.Each());
    }
    if (phrase.takes("fixed", "price")) {
      long price = Quantities.money(phrase, scope);
      phrase.expect("each");
      return new Said(new Discount.FixedPrice(price), new Target.Each());
    }
    if (phrase.peek().is(Token.Kind.PERCENT)) {
      return percentOff(phrase, scope);
    }
    boolean amount = phrase.peek().is(Token.Kind.NUMBER) && !phrase.peekSecond().is("cheapest");
    return amount ? moneyOff(phrase, scope) : ofTarget(phrase, scope);
  }

  /// `10%`, `50% off croissant`, `50% off 2 cheapest`
  private static Said percentOff(Phrase phrase, Scope scope) {
    Ratio rate = percent(phrase);
    Target on = phrase.takes("off") ? target(phrase, scope) : new Target.Each();
    return new Said(new Discount.Percent(rate, Numbers.rounding(phrase)), on);
  }

  /// `3.00 PLN each`, `5.00 PLN together`, `20.00 PLN off basket`, `2.00 PLN off croissant`
  private static Said moneyOff(Phrase phrase, Scope scope) {
    Discount off = new Discount.Off(Quantities.money(phrase, scope));
    if (phrase.takes("each")) {
      return new Said(off, new Target.Each());
    }
    if (phrase.takes("together")) {
      return new Said(off, new Target.Together());
    }
    if (phrase.takes("off", "basket")) {
      return new Said(off, new Target.Basket());
    }
    if (phrase.takes("off")) {
      return new Said(off, target(phrase, scope));
    }
    throw phrase.unexpected("\"each\", \"together\" or \"off\"");
  }

  /// `cheapest free`, `croissant for 1.00 PLN`, `together for 12.00 PLN`
  private static Said ofTarget(Phrase phrase, Scope scope) {
    Target on = phrase.takes("together") ? new Target.Together() : target(phrase, scope);
    if (phrase.takes("for")) {
      return new Said(new Discount.FixedPrice(Quantities.money(phrase, scope)), on);
    }
    if (phrase.takes("free")) {
      return new Said(FREE, on instanceof Target.Together ? new Target.Each() : on);
    }
    throw phrase.unexpected("\"free\" or \"for\"");
  }

  private static Target target(Phrase phrase, Scope scope) {
    if (phrase.takes("cheapest")) {
      return new Target.Cheapest(1);
    }
    if (phrase.peek().is(Token.Kind.NUMBER)) {
      long pieces = Numbers.count(phrase, Listening.MOST_PIECES);
      phrase.expect("cheapest");
      return new Target.Cheapest(pieces);
    }
    Token token = phrase.name("\"cheapest\" or the name of a product set");
    return new Target.Of(scope.products.get(phrase, token).id());
  }

  /// `100% off one coffee`, `one coffee for 1.00 PLN`
  static Reward.Voucher voucher(Phrase phrase, Scope scope) {
    if (phrase.takes("one")) {
      String products = products(phrase, scope);
      phrase.expect("for");
      return new Reward.Voucher(products, new Discount.FixedPrice(Quantities.money(phrase, scope)));
    }
    Discount discount = new Discount.Percent(percent(phrase), Rounding.DOWN);
    phrase.expect("off", "one");
    return new Reward.Voucher(products(phrase, scope), discount);
  }

  static @Nullable String products(Phrase phrase, Scope scope) {
    if (phrase.takes("product")) {
      return null;
    }
    Token token = phrase.name("\"product\" or the name of a product set");
    return scope.products.get(phrase, token).id();
  }

  private static Ratio percent(Phrase phrase) {
    Token token = phrase.peek();
    Ratio rate = Numbers.percent(phrase);
    if (rate.compareTo(Ratio.ONE) > 0) {
      throw phrase.fault(
          Code.NUMBER_OUT_OF_RANGE, token, "a discount is at most 100%, found " + token.shown());
    }
    return rate;
  }
}
