package org.laurel.core.language;

import java.util.List;

/// One scalar being read from left to right.
final class Phrase {

  /// Longer than any sentence, long enough to list a thousand stores.
  static final int LONGEST = 20_000;

  private final Node.Text text;
  private String like;
  private final List<Token> tokens;
  private int next;

  /// @param like how such a phrase looks, to show when this one does not
  Phrase(Node.Text text, String like) {
    this.text = text;
    this.like = like;
    if (text.value().length() > LONGEST) {
      throw tooLong(text);
    }
    this.tokens = Token.all(text.value());
  }

  static Fault tooLong(Node.Text text) {
    return new Fault(
        Code.PHRASE_TOO_LONG,
        text.at(),
        "this text is longer than " + LONGEST + " characters. Say it in several rules or sets");
  }

  /// From here on it can only look like this.
  void like(String example) {
    like = example;
  }

  Token peek() {
    return tokens.get(next);
  }

  /// The token after the next one.
  Token peekSecond() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  Token take() {
    Token token = tokens.get(next);
    if (!token.is(Token.Kind.END)) {
      next++;
    }
    return token;
  }

  /// Takes these words when they come next, all or none of them.
  boolean takes(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (next + i >= tokens.size() || !tokens.get(next + i).is(words[i])) {
        return false;
      }
    }
    next += words.length;
    return true;
  }

  void expect(String... words) {
    for (String word : words) {
      if (!takes(word)) {
        throw unexpected("\"" + word + "\"");
      }
    }
  }

  Token expect(Token.Kind kind, String what) {
    if (!peek().is(kind)) {
      throw unexpected(what);
    }
    return take();
  }

  /// An id, or another text without blanks unless it is quoted.
  Token name(String what) {
    if (!peek().isName()) {
      throw unexpected(what);
    }
    return take();
  }

  boolean atEnd() {
    return peek().is(Token.Kind.END);
  }

  void end() {
    if (!atEnd()) {
      throw unexpected("the end");
    }
  }

  Spot at(Token token) {
    return text.at(token.offset());
  }

  Spot at() {
    return text.at();
  }

  Fault fault(Code code, Token token, String message) {
    return new Fault(code, at(token), message);
  }

  Fault unexpected(String wanted) {
    return unexpected(peek(), wanted);
  }

  Fault unexpected(Token token, String wanted) {
    String hint = Numbers.hint(token);
    return fault(
        Code.UNEXPECTED_WORD,
        token,
        "expected "
            + wanted
            + ", found "
            + token.shown()
            + "."
            + (hint.isEmpty() ? " Write it like: " + like : " " + hint));
  }
}
