package org.laurel.core.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Condition.Comparison;
import org.laurel.core.programme.Condition.Operation;
import org.laurel.core.value.Window;

/// A condition as it was written, before its words and types are looked at.
sealed interface Expression {

  /// The word that stands for it in messages.
  Token token();

  /// Parts joined by `and`, or by `or`.
  record Joined(Token token, boolean and, List<Expression> parts) implements Expression {}

  record Negated(Token token, Expression part) implements Expression {}

  record Compared(Expression left, Comparison how, Token token, Expression right)
      implements Expression {}

  /// `store in [W-0412, W-0413]`
  record Listed(Expression left, Token token, boolean negated, List<Token> texts)
      implements Expression {}

  record Calculated(Expression left, Operation how, Token token, Expression right)
      implements Expression {}

  /// `age`, `birthday month`, `total of coffee`
  ///
  /// @param second of `birthday month`; `null` elsewhere
  /// @param of what stands behind `of`; `null` when nothing does
  record Name(Token token, @Nullable Token second, @Nullable Token of) implements Expression {

    String shown() {
      return token.text()
          + (second == null ? "" : " " + second.text())
          + (of == null ? "" : " of " + of.text());
    }
  }

  /// `purchases of coffee this calendar month`, `spent in any 30 days`, `every 5th purchase`
  ///
  /// @param nth 0: what the count has come to
  record Counted(
      Token token,
      org.laurel.core.programme.Count.Of what,
      int nth,
      boolean every,
      @Nullable Token of,
      Window window)
      implements Expression {}

  /// `16`, `50.00 PLN`, `100 points`
  record Count(Token token, @Nullable Token word) implements Expression {

    String shown() {
      return token.text() + (word == null ? "" : " " + word.text());
    }
  }

  /// A quoted text, a date or a time.
  record Literal(Token token) implements Expression {}
}
