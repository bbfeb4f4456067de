package org.laurel.core.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The smallest part of a phrase.
///
/// @param text as written; of [Kind#QUOTED] what stands between the quotes
/// @param offset where it begins in the phrase
record Token(Kind kind, String text, int offset) {

  enum Kind {
    /// Letters, digits and what else stands in names: `W-0412`, `zloty`.
    WORD,
    /// `12`, `-3.50`
    NUMBER,
    /// `2%`; its text is without the sign
    PERCENT,
    /// `2026-02-14`
    DATE,
    /// `08:00`
    TIME,
    QUOTED,
    SYMBOL,
    END
  }

  private static final String SYMBOLS = ",()[]{}<>=!+*";
  private static final List<String> PAIRS = List.of("..", "<=", ">=", "==", "!=", "<>");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern PERCENT = Pattern.compile("-?[0-9]+(\\.[0-9]+)?%");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}");

  static List<Token> all(String phrase) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < phrase.length()) {
      if (isBlank(phrase.charAt(at))) {
        at++;
        continue;
      }
      int from = at;
      at = end(phrase, from);
      tokens.add(token(phrase.substring(from, at), from));
    }
    tokens.add(new Token(Kind.END, "", phrase.stripTrailing().length()));
    return tokens;
  }

  private static int end(String phrase, int from) {
    char first = phrase.charAt(from);
    if (first == '"' || first == '\'') {
      int closing = phrase.indexOf(first, from + 1);
      return closing < 0 ? from + 1 : closing + 1;
    }
    if (isPair(phrase, from)) {
      return from + 2;
    }
    int at = from;
    while (at < phrase.length()
        && !isBlank(phrase.charAt(at))
        && SYMBOLS.indexOf(phrase.charAt(at)) < 0
        && phrase.charAt(at) != '"'
        && !isPair(phrase, at)) {
      at++;
    }
    return Math.max(at, from + 1);
  }

  private static boolean isPair(String phrase, int at) {
    return at + 1 < phrase.length() && PAIRS.contains(phrase.substring(at, at + 2));
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || c == '\u00a0';
  }

  private static Token token(String text, int at) {
    char first = text.charAt(0);
    if (first == '"' || first == '\'') {
      return text.length() == 1
          ? new Token(Kind.SYMBOL, text, at)
          : new Token(Kind.QUOTED, text.substring(1, text.length() - 1), at);
    }
    boolean symbol = text.equals("-") || PAIRS.contains(text) || SYMBOLS.indexOf(first) >= 0;
    return symbol ? new Token(Kind.SYMBOL, text, at) : word(text, at);
  }

  private static Token word(String text, int at) {
    if (NUMBER.matcher(text).matches()) {
      return new Token(Kind.NUMBER, text, at);
    }
    if (PERCENT.matcher(text).matches()) {
      return new Token(Kind.PERCENT, text.substring(0, text.length() - 1), at);
    }
    if (DATE.matcher(text).matches()) {
      return new Token(Kind.DATE, text, at);
    }
    return new Token(TIME.matcher(text).matches() ? Kind.TIME : Kind.WORD, text, at);
  }

  boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(word);
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /// May stand where a name or a text is wanted.
  boolean isName() {
    return kind != Kind.SYMBOL && kind != Kind.END && kind != Kind.PERCENT;
  }

  /// As a message shows it.
  String shown() {
    return switch (kind) {
      case END -> "the end";
      case PERCENT -> "\"" + text + "%\"";
      case SYMBOL ->
          text.equals("\"") || text.equals("'") ? "a quote that is not closed" : "\"" + text + "\"";
      default -> "\"" + Words.shown(text) + "\"";
    };
  }
}
