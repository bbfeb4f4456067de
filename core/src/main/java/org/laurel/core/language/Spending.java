package org.laurel.core.language;

import java.util.List;
import org.laurel.core.programme.Payment;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Ratio;

/// `spend:` units that pay for purchases, as in `1000 points pay 1.00 USD`.
final class Spending {

  static final Form<List<Payment>> FORM =
      new Form.OneOrMore<>(
          new Form.Scalar<>(
              List.of(
                  "1.00 zloty pays 1.00 PLN",
                  "1000 points pay 1.00 USD, at least 5000 points, in steps of 5000 points"),
              Spending::payment));

  private Spending() {}

  private static Payment payment(Phrase phrase, Scope scope) {
    Quantities.Quantity units = Quantities.units(phrase, scope);
    Unit unit = units.inUnit();
    if (!scope.pays(unit.id())) {
      throw phrase.fault(
          Code.PAYS_TWICE,
          units.token(),
          "the unit " + unit.id() + " pays already. Remove one of the two lines");
    }
    if (!phrase.takes("pays")) {
      phrase.expect("pay");
    }
    Ratio worth = Ratio.of(Quantities.money(phrase, scope), units.amount());
    long least = 0;
    if (phrase.peekSecond().is("at")) {
      phrase.expect(",", "at", "least");
      least = Quantities.sameUnit(phrase, scope, unit);
    }
    long step = worth.denominator();
    if (phrase.takes(",")) {
      phrase.expect("in", "steps", "of");
      Token token = phrase.peek();
      step = Quantities.sameUnit(phrase, scope, unit);
      if (step % worth.denominator() != 0) {
        throw phrase.fault(
            Code.UNEVEN_STEPS,
            token,
            "a step pays no whole amount of money. Steps must be multiples of %s"
                .formatted(Quantities.shown(worth.denominator(), unit)));
      }
    }
    return new Payment(unit.id(), worth, least, step);
  }
}
