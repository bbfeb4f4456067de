package org.laurel.core.language;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.EarningRule.Basis;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Type;
import org.laurel.core.programme.Unit;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Ratio;

/// `give:` how much a rule gives.
final class Giving {

  static final Form<Give> FORM =
      new Form.Scalar<>(
          List.of(
              "500 points",
              "1 stamp each",
              "1 point per 4.00 PLN of total",
              "2% of due in zloty, rounded half up",
              "2% of due in zloty, line by line, rounded half up"),
          Giving::give);

  private static final Map<String, Basis> BASES =
      Map.of("price", Basis.PRICE, "total", Basis.TOTAL, "due", Basis.DUE);

  private Giving() {}

  private static Give give(Phrase phrase, Scope scope) {
    if (phrase.peek().is(Token.Kind.PERCENT)) {
      return percent(phrase, scope);
    }
    Quantities.Quantity quantity = Quantities.units(phrase, scope);
    Unit unit = quantity.inUnit();
    Token next = phrase.peek();
    if (scope.setting instanceof Setting.Counting(var counted)) {
      return perCount(phrase, scope, counted, new Give.Flat(quantity.amount(), unit.id()));
    }
    if (phrase.takes("each")) {
      purchaseOnly(phrase, scope, next, "pieces");
      return new Give.Each(quantity.amount(), unit.id(), Numbers.rounding(phrase));
    }
    if (phrase.takes("per")) {
      return per(phrase, scope, quantity.amount(), unit);
    }
    if (!phrase.atEnd()) {
      throw phrase.unexpected("\"each\", \"per\" or the end");
    }
    return new Give.Flat(quantity.amount(), unit.id());
  }

  /// `500 points at 200.00 PLN`, `100 points per 5 purchases`
  private static Give perCount(Phrase phrase, Scope scope, Count.Of counted, Give.Flat gift) {
    boolean money = counted == Count.Of.SPEND;
    phrase.like(money ? "500 points at 200.00 PLN" : "100 points per 5 purchases");
    boolean once = phrase.takes("at");
    if (!once && !phrase.takes("per")) {
      throw phrase.unexpected("\"at\" (once) or \"per\" (for every)");
    }
    long step;
    if (money) {
      step = Quantities.money(phrase, scope);
    } else {
      step = Numbers.count(phrase, 1_000_000);
      if (!phrase.takes(step == 1 ? "purchase" : "purchases")) {
        throw phrase.unexpected(step == 1 ? "\"purchase\"" : "\"purchases\"");
      }
    }
    return new Give.PerCount(gift.amount(), gift.unit(), step, once);
  }

  /// `2% of due in zloty, rounded half up`
  private static Give percent(Phrase phrase, Scope scope) {
    phrase.like("2% of due in zloty, rounded half up");
    Token first = phrase.peek();
    Ratio percent = Numbers.percent(phrase);
    phrase.expect("of");
    Token of = phrase.name("\"price\", \"total\" or \"due\"");
    Basis basis = BASES.get(of.text());
    if (basis == null) {
      throw phrase.unexpected(of, "\"price\", \"total\" or \"due\"");
    }
    purchaseOnly(phrase, scope, of, "a " + of.text());
    phrase.expect("in");
    Unit unit = scope.units.get(phrase, phrase.name("a unit"));
    int money = scope.money() == null ? 2 : Amounts.scale(scope.money());
    Ratio rate;
    try {
      rate = percent.times(Ratio.of(power(unit.scale()), power(money)));
    } catch (ArithmeticException e) {
      throw phrase.fault(Code.NUMBER_OUT_OF_RANGE, first, "this percentage has too many digits");
    }
    boolean byLine = byLine(phrase);
    return new Give.Percent(rate, basis, unit.id(), byLine, Numbers.rounding(phrase));
  }

  private static long power(int scale) {
    return BigInteger.TEN.pow(scale).longValueExact();
  }

  /// `… per 4.00 PLN of total`, `… per 1 mile of distance`
  private static Give per(Phrase phrase, Scope scope, long amount, Unit unit) {
    boolean act = scope.setting instanceof Setting.OfAct;
    phrase.like(act ? "1 mile per 1 of distance" : "1 point per 4.00 PLN of total");
    Token number = phrase.peek();
    Numbers.positive(phrase);
    Token word = phrase.peek().is("of") ? null : phrase.name("\"of\"");
    phrase.expect("of");
    Token of = phrase.name("\"price\", \"total\", \"due\" or an attribute of the act");
    if (scope.setting instanceof Setting.OfAct(var declared)) {
      return perAttribute(
          phrase, scope, declared, new Give.Flat(amount, unit.id()), number, word, of);
    }
    Basis basis = BASES.get(of.text());
    if (basis == null) {
      throw phrase.unexpected(of, "\"price\", \"total\" or \"due\"");
    }
    purchaseOnly(phrase, scope, of, "a " + of.text());
    long per = money(phrase, scope, number, word, of);
    boolean byLine = byLine(phrase);
    boolean exact = phrase.takes(",", "exact");
    return new Give.PerSpend(
        amount, unit.id(), per, basis, byLine, exact, Numbers.rounding(phrase));
  }

  private static boolean byLine(Phrase phrase) {
    return phrase.takes(",", "line", "by", "line");
  }

  private static Give perAttribute(
      Phrase phrase,
      Scope scope,
      Acts.Declared act,
      Give.Flat gift,
      Token number,
      @Nullable Token word,
      Token of) {
    Type type = act.type().attributes().get(of.text());
    Decimal per =
        switch (type) {
          case null -> throw Acts.unknownAttribute(phrase, act, of);
          case NUMBER -> count(phrase, act, number, word, of);
          case MONEY -> Decimal.of(money(phrase, scope, number, word, of));
          default ->
              throw phrase.fault(
                  Code.TYPE_MISMATCH,
                  of,
                  "%s is a %s; only numbers and money can be given for"
                      .formatted(of.text(), Types.shown(type)));
        };
    long least = 0;
    if (phrase.peek().is(",") && phrase.peekSecond().is("at")) {
      phrase.expect(",", "at", "least");
      least = Quantities.sameUnit(phrase, scope, scope.units.declared(gift.unit()));
    }
    return new Give.PerAttribute(
        gift.amount(), gift.unit(), per, of.text(), least, Numbers.rounding(phrase));
  }

  private static Decimal count(
      Phrase phrase, Acts.Declared act, Token number, @Nullable Token word, Token of) {
    String noun = act.nouns().get(of.text());
    if (noun == null && word != null) {
      throw phrase.fault(
          Code.UNEXPECTED_WORD,
          word,
          "%s is a plain number: write \"per %s of %s\", or declare what it counts, as in \"%s:"
                  .formatted(of.text(), number.text(), of.text(), of.text())
              + " number of %s\"".formatted(word.text()));
    }
    if (noun != null && (word == null || !Acts.isNoun(noun, word.text()))) {
      throw phrase.fault(
          Code.UNEXPECTED_WORD,
          word == null ? of : word,
          "%s counts %s: write \"per %s %s of %s\""
              .formatted(of.text(), noun, number.text(), noun, of.text()));
    }
    return Decimal.parse(number.text());
  }

  private static long money(
      Phrase phrase, Scope scope, Token number, @Nullable Token word, Token of) {
    if (word == null) {
      throw phrase.fault(
          Code.TYPE_MISMATCH,
          number,
          "%s is money, %s is a plain number. Name the money, such as %s %s"
              .formatted(of.text(), number.text(), number.text(), scope.moneyShown()));
    }
    Quantities.Quantity per = Quantities.of(phrase, scope, number, word);
    if (per.unit() != null) {
      throw phrase.fault(
          Code.TYPE_MISMATCH,
          number,
          "%s is money, %s %s is an amount of a unit"
              .formatted(of.text(), number.text(), word.text()));
    }
    return per.amount();
  }

  private static void purchaseOnly(Phrase phrase, Scope scope, Token token, String what) {
    if (scope.setting instanceof Setting.Purchase || scope.setting instanceof Setting.Unknown) {
      return;
    }
    throw phrase.fault(
        Code.FACT_NOT_HERE,
        token,
        "%s has no %s. Give a fixed amount such as 500 points, or so much per attribute of an act"
            .formatted(scope.setting.shown(), what.replaceFirst("^a ", "")));
  }
}
