package org.laurel.core.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Discount;
import org.laurel.core.programme.Reward;
import org.laurel.core.value.Ratio;
import org.laurel.core.value.Rounding;

/// `discount:` of offers and `gives:` of rewards.
final class Discounts {

  static final Form<Discount> OFFER =
      new Form.Scalar<>(
          List.of("3.00 PLN each", "10%", "fixed price 9.99 PLN each"), Discounts::offer);
  static final Form<Reward.Voucher> VOUCHER =
      new Form.Scalar<>(
          List.of("100% off one coffee", "3.00 PLN off one product", "one coffee for 1.00 PLN"),
          Discounts::voucher);

  private Discounts() {}

  /// `3.00 PLN each`, `10%`, `fixed price 9.99 PLN each`
  private static Discount offer(Phrase phrase, Scope scope) {
    if (phrase.peek().is(Token.Kind.PERCENT)) {
      return new Discount.Percent(percent(phrase), Numbers.rounding(phrase));
    }
    boolean fixed = phrase.takes("fixed", "price");
    long amount = Quantities.money(phrase, scope);
    phrase.expect("each");
    return fixed ? new Discount.FixedPrice(amount) : new Discount.OffEach(amount);
  }

  /// `100% off one coffee`, `3.00 PLN off one product`, `one coffee for 1.00 PLN`
  private static Reward.Voucher voucher(Phrase phrase, Scope scope) {
    if (phrase.takes("one")) {
      String products = products(phrase, scope);
      phrase.expect("for");
      return new Reward.Voucher(products, new Discount.FixedPrice(Quantities.money(phrase, scope)));
    }
    Discount discount =
        phrase.peek().is(Token.Kind.PERCENT)
            ? new Discount.Percent(percent(phrase), Rounding.DOWN)
            : new Discount.OffEach(Quantities.money(phrase, scope));
    phrase.expect("off", "one");
    return new Reward.Voucher(products(phrase, scope), discount);
  }

  private static @Nullable String products(Phrase phrase, Scope scope) {
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
