package org.laurel.core.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Condition.Comparison;
import org.laurel.core.programme.Condition.Operation;

/// Reads the outline of a condition: what binds to what.
///
/// ```
/// joined     = negated { "and" negated } | negated { "or" negated }
/// negated    = "not" negated | compared
/// compared   = sum [ ( "is" [ "not" ] | "<" | "<=" | ">" | ">=" ) sum | [ "not" ] "in" list ]
/// sum        = product { ( "+" | "-" ) product }
/// product    = part { "*" part }
/// part       = "(" joined ")" | number [ word ] | date | "text" | word [ word ] [ "of" word ]
///            | ( "purchases" | "spent" | "first purchase" | "every" nth "purchase" )
///              [ "of" word ] [ "this calendar" word | "in any" length ]
/// ```
final class ExpressionReader {

  private static final int DEEPEST = 32;
  private static final Set<String> JOINTS = Set.of("and", "or", "not", "is", "in", "of");

  private final Phrase phrase;
  private int depth;
  private int operations;

  private ExpressionReader(Phrase phrase) {
    this.phrase = phrase;
  }

  static Expression read(Phrase phrase) {
    Expression expression = new ExpressionReader(phrase).joined();
    if (!phrase.atEnd()) {
      throw phrase.unexpected("\"and\", \"or\" or the end");
    }
    return expression;
  }

  private Expression joined() {
    Expression first = negated();
    Token joint = phrase.peek();
    boolean and = joint.is("and");
    if (!and && !joint.is("or")) {
      return first;
    }
    List<Expression> parts = new ArrayList<>(List.of(first));
    while (phrase.takes(and ? "and" : "or")) {
      parts.add(negated());
    }
    if (phrase.peek().is(and ? "or" : "and")) {
      throw phrase.fault(
          Code.MIXED_AND_OR,
          phrase.peek(),
          "\"and\" and \"or\" stand side by side, so it is open which comes first. Put one of them"
              + " in parentheses: a and (b or c)");
    }
    return new Expression.Joined(joint, and, List.copyOf(parts));
  }

  private Expression negated() {
    Token not = phrase.peek();
    if (!phrase.takes("not")) {
      return compared();
    }
    deeper(not);
    Expression part = negated();
    depth--;
    return new Expression.Negated(not, part);
  }

  private Expression compared() {
    Expression left = sum();
    Token token = phrase.peek();
    if (phrase.takes("is")) {
      boolean not = phrase.takes("not");
      return compared(left, not ? Comparison.IS_NOT : Comparison.IS, token);
    }
    if (phrase.takes("not", "in")) {
      return new Expression.Listed(left, token, true, list());
    }
    if (phrase.takes("in")) {
      return new Expression.Listed(left, token, false, list());
    }
    Comparison how =
        switch (token.is(Token.Kind.SYMBOL) ? token.text() : "") {
          case "<" -> Comparison.LESS;
          case "<=" -> Comparison.AT_MOST;
          case ">" -> Comparison.MORE;
          case ">=" -> Comparison.AT_LEAST;
          default -> null;
        };
    if (how == null) {
      return left;
    }
    phrase.take();
    return compared(left, how, token);
  }

  private Expression compared(Expression left, Comparison how, Token token) {
    if (phrase.peek().is("[")) {
      throw phrase.fault(
          Code.UNEXPECTED_WORD,
          phrase.peek(),
          "a list is asked for with \"in\": channel in [app, web]");
    }
    return new Expression.Compared(left, how, token, sum());
  }

  private List<Token> list() {
    if (!phrase.takes("[")) {
      throw phrase.unexpected("a list in brackets, as in store in [W-0412, W-0413]");
    }
    List<Token> texts = new ArrayList<>();
    do {
      texts.add(phrase.name("a text"));
    } while (phrase.takes(","));
    phrase.expect("]");
    return List.copyOf(texts);
  }

  private Expression sum() {
    Expression left = product();
    while (true) {
      Token token = phrase.peek();
      Operation how =
          phrase.takes("+") ? Operation.PLUS : phrase.takes("-") ? Operation.MINUS : null;
      if (how == null) {
        return left;
      }
      left = calculated(left, how, token, product());
    }
  }

  private Expression product() {
    Expression left = part();
    while (true) {
      Token token = phrase.peek();
      if (!phrase.takes("*")) {
        return left;
      }
      left = calculated(left, Operation.TIMES, token, part());
    }
  }

  private Expression calculated(Expression left, Operation how, Token token, Expression right) {
    if (++operations > DEEPEST) {
      throw tooDeep(token);
    }
    return new Expression.Calculated(left, how, token, right);
  }

  private Expression part() {
    Token token = phrase.peek();
    if (phrase.takes("(")) {
      deeper(token);
      Expression inner = joined();
      phrase.expect(")");
      depth--;
      return inner;
    }
    return switch (token.kind()) {
      case NUMBER -> count(phrase.take());
      case QUOTED, DATE, TIME -> new Expression.Literal(phrase.take());
      case WORD -> {
        if (JOINTS.contains(token.text())) {
          throw phrase.unexpected("what the condition asks about");
        }
        yield Counting.next(phrase) ? Counting.read(phrase) : name(phrase.take());
      }
      default -> throw phrase.unexpected("what the condition asks about");
    };
  }

  private Expression count(Token number) {
    return new Expression.Count(number, word());
  }

  private Expression name(Token first) {
    Token second = first.is("birthday") ? word() : null;
    Token of = phrase.takes("of") ? phrase.name("a name") : null;
    return new Expression.Name(first, second, of);
  }

  /// The next word when it is not one that joins.
  private @Nullable Token word() {
    Token next = phrase.peek();
    return next.is(Token.Kind.WORD) && !JOINTS.contains(next.text()) ? phrase.take() : null;
  }

  private void deeper(Token token) {
    if (++depth > DEEPEST) {
      throw tooDeep(token);
    }
  }

  private Fault tooDeep(Token token) {
    return phrase.fault(
        Code.TOO_DEEP,
        token,
        "this condition is nested or calculated more than "
            + DEEPEST
            + " deep. Say it in several rules");
  }
}
