package org.laurel.core.language;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Condition.Comparison;
import org.laurel.core.programme.Condition.Fact;
import org.laurel.core.programme.Condition.Term;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Type;
import org.laurel.core.value.Decimal;

/// `when:` and `for:` from the words of a condition to its typed tree.
final class Conditions {

  static final Form<Condition> FORM =
      Form.phrase(
          "channel is app and basket >= 50.00 PLN",
          (phrase, scope) ->
              new Conditions(phrase, scope).condition(ExpressionReader.read(phrase)));

  private final Phrase phrase;
  private final Scope scope;
  private final Vocabulary vocabulary;

  private Conditions(Phrase phrase, Scope scope) {
    this.phrase = phrase;
    this.scope = scope;
    this.vocabulary = new Vocabulary(phrase, scope);
  }

  private Condition condition(Expression expression) {
    return switch (expression) {
      case Expression.Joined joined -> {
        List<Condition> parts = joined.parts().stream().map(this::condition).toList();
        yield joined.and() ? new Condition.All(parts) : new Condition.Any(parts);
      }
      case Expression.Negated negated -> new Condition.Not(condition(negated.part()));
      case Expression.Compared compared -> compared(compared);
      case Expression.Listed listed -> listed(listed);
      case Expression.Counted counted when counted.nth() > 0 ->
          new Condition.Holds(vocabulary.counted(counted));
      case Expression.Name name -> {
        Term.OfFact fact = vocabulary.fact(name);
        if (fact.type() != Type.BOOLEAN) {
          throw mismatch(
              name.token(),
              "%s is a %s and no condition yet. Compare it, as in %s"
                  .formatted(name.shown(), Types.shown(fact.type()), example(name, fact)));
        }
        yield new Condition.Holds(fact);
      }
      default ->
          throw mismatch(
              expression.token(), "this is no condition. Compare something, as in age >= 16");
    };
  }

  private Condition compared(Expression.Compared compared) {
    Comparison how = compared.how();
    Term left = term(compared.left(), null);
    boolean order = how != Comparison.IS && how != Comparison.IS_NOT;
    if (order && !Types.hasOrder(left.type())) {
      throw phrase.fault(
          Code.NO_ORDER,
          compared.token(),
          "a %s is neither more nor less than another. Ask with \"is\", \"is not\" or \"in\""
              .formatted(Types.shown(left.type())));
    }
    return switch (left.type()) {
      case BOOLEAN ->
          throw mismatch(
              compared.token(),
              "this is a condition already. Write it alone, or with \"not\" before it");
      case CODE ->
          throw mismatch(
              compared.token(),
              "a unique code is only told from others that were used; conditions do not ask about it");
      case TEXTS -> {
        Condition contains = new Condition.Contains(left, text(compared.right()));
        yield how == Comparison.IS ? contains : new Condition.Not(contains);
      }
      case TEXT -> new Condition.Compare(left, how, new Term.OfText(checked(left, compared)));
      case LEVEL -> new Condition.Compare(left, how, level(left, token(compared.right())));
      case NUMBER, MONEY, AMOUNT, DATE -> {
        Term right = term(compared.right(), left);
        agree(left, right, compared.right().token());
        yield new Condition.Compare(left, how, right);
      }
    };
  }

  private String checked(Term left, Expression.Compared compared) {
    String text = text(compared.right());
    if (left instanceof Term.OfFact(Fact.Language _, _)) {
      Languages.checked(text, phrase.at(compared.right().token()));
    }
    return text;
  }

  private Condition listed(Expression.Listed listed) {
    Term left = term(listed.left(), null);
    List<Token> texts = listed.texts();
    for (int i = 1; i < texts.size(); i++) {
      List<String> before = texts.subList(0, i).stream().map(Token::text).toList();
      Acts.once(phrase, scope, texts.get(i), before);
    }
    Condition among =
        switch (left.type()) {
          case TEXT -> new Condition.OneOf(left, texts.stream().map(Token::text).toList());
          case TEXTS ->
              new Condition.Any(
                  texts.stream()
                      .<Condition>map(text -> new Condition.Contains(left, text.text()))
                      .toList());
          case LEVEL ->
              new Condition.Any(
                  texts.stream()
                      .<Condition>map(
                          text -> new Condition.Compare(left, Comparison.IS, level(left, text)))
                      .toList());
          default ->
              throw mismatch(
                  listed.token(),
                  "\"in\" asks about texts and levels; this is a %s"
                      .formatted(Types.shown(left.type())));
        };
    return listed.negated() ? new Condition.Not(among) : among;
  }

  /// @param other what it is compared with; `null` when nothing is known of that
  private Term term(Expression expression, @Nullable Term other) {
    return switch (expression) {
      case Expression.Name name -> vocabulary.fact(name);
      case Expression.Counted counted -> vocabulary.counted(counted);
      case Expression.Count count -> count(count, other);
      case Expression.Literal(var token) when token.is(Token.Kind.DATE) -> date(token);
      case Expression.Calculated calculated -> calculated(calculated, other);
      case Expression.Literal(var token) ->
          throw mismatch(
              token, token.shown() + " is a text. Write what is asked about first: channel is app");
      default -> throw mismatch(expression.token(), "a condition cannot be compared");
    };
  }

  private Term count(Expression.Count count, @Nullable Term other) {
    Token word = count.word();
    if (word == null || isNoun(word, other)) {
      return new Term.OfNumber(number(count.token()));
    }
    Quantities.Quantity quantity = Quantities.of(phrase, scope, count.token(), word);
    return quantity.unit() == null
        ? new Term.OfMoney(quantity.amount())
        : new Term.OfUnit(quantity.amount(), quantity.unit().id());
  }

  /// `distance >= 500 miles` where the distance is declared as a number of miles.
  private boolean isNoun(Token word, @Nullable Term other) {
    return other instanceof Term.OfFact(Fact.Attribute(var name), _)
        && scope.setting.told() instanceof Acts.Declared told
        && told.nouns().get(name) instanceof String noun
        && Acts.isNoun(noun, word.text());
  }

  private Term calculated(Expression.Calculated calculated, @Nullable Term other) {
    Term left = term(calculated.left(), other);
    Term right = term(calculated.right(), other);
    return Calculation.of(phrase, left, calculated.how(), calculated.token(), right);
  }

  private void agree(Term left, Term right, Token token) {
    if (left.type() == right.type()
        && (left.type() != Type.AMOUNT || unit(left).equals(unit(right)))) {
      return;
    }
    throw mismatch(
        token,
        "%s is compared with %s".formatted(shown(left), shown(right))
            + switch (left.type()) {
              case MONEY -> ". Write an amount such as 50.00 " + scope.moneyShown();
              case NUMBER -> ". Write a plain number such as 16";
              case AMOUNT -> ". Write an amount such as 100 " + unit(left);
              default -> ". Write a date such as 2026-02-14";
            });
  }

  private static String shown(Term term) {
    return term.type() == Type.AMOUNT
        ? "an amount of the unit " + unit(term)
        : (term.type() == Type.MONEY ? "an " : "a ") + Types.shown(term.type());
  }

  private static String unit(Term term) {
    return switch (term) {
      case Term.OfUnit(_, var unit) -> unit;
      case Term.OfFact(Fact.Balance(var unit), _) -> unit;
      default -> "";
    };
  }

  private Term.OfLevel level(Term ladder, Token token) {
    if (!(ladder instanceof Term.OfFact(Fact.Tier(var id), _))) {
      throw new IllegalStateException("a level of no ladder");
    }
    Ladder found = scope.ladder(id);
    List<String> levels = found.levels().stream().map(Ladder.Level::id).toList();
    if (!levels.contains(token.text())) {
      throw phrase.fault(
          Code.UNKNOWN_LEVEL,
          token,
          "the ladder %s has no level \"%s\". Its levels: %s.%s"
              .formatted(
                  id,
                  Words.shown(token.text()),
                  Words.list(levels),
                  Words.didYouMean(token.text(), levels)));
    }
    return new Term.OfLevel(id, token.text(), levels.indexOf(token.text()));
  }

  private String text(Expression expression) {
    return token(expression).text();
  }

  /// A single word or quoted text.
  private Token token(Expression expression) {
    return switch (expression) {
      case Expression.Name(var token, var second, var of) when second == null && of == null ->
          token;
      case Expression.Count(var token, var word) when word == null -> token;
      case Expression.Literal(var token) -> token;
      default ->
          throw mismatch(
              expression.token(),
              "expected one word, or a text in quotes when it has several: brand is \"So Coffee\"");
    };
  }

  private Decimal number(Token token) {
    try {
      return Decimal.parse(token.text());
    } catch (NumberFormatException | ArithmeticException e) {
      throw phrase.fault(Code.NUMBER_OUT_OF_RANGE, token, token.shown() + " has too many digits");
    }
  }

  private Term date(Token token) {
    try {
      return new Term.OfDate(LocalDate.parse(token.text()));
    } catch (java.time.format.DateTimeParseException e) {
      throw phrase.fault(Code.BAD_DATE, token, token.text() + " is no day of the calendar");
    }
  }

  private String example(Expression.Name name, Term.OfFact fact) {
    String value =
        switch (fact.type()) {
          case NUMBER -> " >= 16";
          case MONEY -> " >= 50.00 " + scope.moneyShown();
          case AMOUNT -> " >= 100 " + unit(fact);
          case DATE -> " >= 2026-02-14";
          case LEVEL -> " >= " + levelExample(fact);
          default -> " is " + Map.of("channel", "app").getOrDefault(name.shown(), "something");
        };
    return name.shown() + value;
  }

  private String levelExample(Term.OfFact fact) {
    Ladder ladder = scope.ladder(((Fact.Tier) fact.fact()).ladder());
    return ladder.levels().isEmpty() ? "gold" : ladder.levels().getLast().id();
  }

  private Fault mismatch(Token token, String message) {
    return phrase.fault(Code.TYPE_MISMATCH, token, message);
  }
}
