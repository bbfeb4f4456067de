package org.laurel.core.language;

import java.math.BigDecimal;
import org.laurel.core.programme.Condition.Operation;
import org.laurel.core.programme.Condition.Term;
import org.laurel.core.programme.Type;

/// Sums, differences and products in conditions, which have to be exact and never too large.
final class Calculation {

  /// No quantity and no attribute is larger.
  private static final BigDecimal LARGEST_NUMBER = BigDecimal.valueOf(1_000_000_000L);

  /// No amount of money is larger, in smallest amounts.
  private static final BigDecimal LARGEST_MONEY = BigDecimal.valueOf(1_000_000_000_000_000L);

  /// What products and sums may grow by.
  private static final BigDecimal ROOM = BigDecimal.valueOf(1000);

  private Calculation() {}

  static Term of(Phrase phrase, Term left, Operation how, Token token, Term right) {
    boolean numbers = left.type() == Type.NUMBER && right.type() == Type.NUMBER;
    boolean monies = left.type() == Type.MONEY && right.type() == Type.MONEY;
    boolean scaled =
        (left.type() == Type.MONEY && right.type() == Type.NUMBER)
            || (left.type() == Type.NUMBER && right.type() == Type.MONEY);
    boolean times = how == Operation.TIMES;
    if (!numbers && !(monies && !times) && !(scaled && times)) {
      throw phrase.fault(
          Code.TYPE_MISMATCH,
          token,
          "a %s %s a %s means nothing. Numbers are added, subtracted and multiplied; money is added"
                  .formatted(Types.shown(left.type()), token.text(), Types.shown(right.type()))
              + " to money, subtracted from it, or multiplied by a number");
    }
    if (times && !isWhole(left) && !isWhole(right)) {
      throw phrase.fault(
          Code.TYPE_MISMATCH,
          token,
          "products must be exact, so one side of them is a whole number. Instead of"
              + " a >= b * 0.5 write a * 2 >= b");
    }
    Term calculated = new Term.Calculated(left, how, right, numbers ? Type.NUMBER : Type.MONEY);
    BigDecimal most = (numbers ? LARGEST_NUMBER : LARGEST_MONEY).multiply(ROOM);
    if (most(calculated).compareTo(most) > 0) {
      throw phrase.fault(
          Code.NUMBER_OUT_OF_RANGE,
          token,
          "this can become larger than any amount there is. Compare smaller numbers");
    }
    return calculated;
  }

  private static boolean isWhole(Term term) {
    return term instanceof Term.OfNumber(var number) && number.isWhole();
  }

  private static BigDecimal most(Term term) {
    return switch (term) {
      case Term.OfNumber(var value) -> value.toBigDecimal().abs();
      case Term.OfMoney(var amount) -> BigDecimal.valueOf(amount).abs();
      case Term.Calculated(var left, var how, var right, _) ->
          how == Operation.TIMES ? most(left).multiply(most(right)) : most(left).add(most(right));
      default -> term.type() == Type.MONEY ? LARGEST_MONEY : LARGEST_NUMBER;
    };
  }
}
