package org.laurel.wire.words;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A sentence in ICU's message format, taken apart once: with values, plural forms and choices, as
/// `{n, plural, one {# point} other {# points}}`.
///
/// It says the same as ICU's own `MessageFormat`, which works out its pattern anew each time and
/// serves one at a time.
final class Sentence {

  private final List<Piece> pieces;
  private final Set<String> arguments = new LinkedHashSet<>();
  private final Figures figures;

  private sealed interface Piece {

    record Text(String text) implements Piece {}

    record Value(String name) implements Piece {}

    /// The number that chose a plural form.
    record Number(String name) implements Piece {}

    record Select(String name, Map<String, List<Piece>> choices) implements Piece {}

    /// @param exact forms for one number alone, such as `=1`
    record Plural(
        String name,
        boolean ordinal,
        Map<BigDecimal, List<Piece>> exact,
        Map<String, List<Piece>> forms)
        implements Piece {}
  }

  private Sentence(MessagePattern pattern, Figures figures) {
    this.figures = figures;
    this.pieces = new Parser(pattern).message(0, pattern.countParts() - 1, null);
  }

  static Sentence of(String pattern, Figures figures) {
    return new Sentence(new MessagePattern(pattern), figures);
  }

  /// The names of what it uses.
  Set<String> arguments() {
    return arguments;
  }

  /// @param values a text or a number for each name that is asked for
  String say(Function<String, @Nullable Object> values) {
    StringBuilder said = new StringBuilder(128);
    say(pieces, values, said);
    return said.toString();
  }

  private void say(List<Piece> all, Function<String, @Nullable Object> values, StringBuilder said) {
    for (Piece piece : all) {
      switch (piece) {
        case Piece.Text(var text) -> said.append(text);
        case Piece.Value(var name) -> said.append(text(name, values));
        case Piece.Number(var name) -> said.append(figures.counted(number(name, values)));
        case Piece.Select(var name, var choices) -> {
          List<Piece> choice = choices.get(text(name, values));
          say(choice == null ? other(choices) : choice, values, said);
        }
        case Piece.Plural plural -> {
          BigDecimal number = number(plural.name, values);
          List<Piece> form = plural.exact.get(number.stripTrailingZeros());
          if (form == null) {
            form = plural.forms.get(figures.keyword(number, plural.ordinal));
          }
          say(form == null ? other(plural.forms) : form, values, said);
        }
      }
    }
  }

  private static List<Piece> other(Map<String, List<Piece>> choices) {
    return choices.getOrDefault("other", List.of());
  }

  private String text(String name, Function<String, @Nullable Object> values) {
    return switch (values.apply(name)) {
      case null -> "{" + name + "}";
      case Number _ -> figures.counted(number(name, values));
      case Object text -> text.toString();
    };
  }

  private static BigDecimal number(String name, Function<String, @Nullable Object> values) {
    return switch (values.apply(name)) {
      case BigDecimal number -> number;
      case Integer number -> BigDecimal.valueOf(number);
      case Long number -> BigDecimal.valueOf(number);
      case null, default -> throw new IllegalArgumentException(name + " is to be a number");
    };
  }

  private final class Parser {

    private final MessagePattern pattern;

    Parser(MessagePattern pattern) {
      this.pattern = pattern;
    }

    /// @param from index of the part that begins the message
    /// @param to index of the part that ends it
    /// @param counted the number that `#` stands for; `null`: `#` is a sign as any other
    List<Piece> message(int from, int to, @Nullable String counted) {
      List<Piece> found = new ArrayList<>();
      String source = pattern.getPatternString();
      int written = pattern.getPart(from).getLimit();
      for (int i = from + 1; i <= to; i++) {
        Part part = pattern.getPart(i);
        if (part.getIndex() > written) {
          found.add(new Piece.Text(source.substring(written, part.getIndex())));
        }
        written = part.getLimit();
        switch (part.getType()) {
          case MSG_LIMIT, SKIP_SYNTAX, INSERT_CHAR -> {}
          case REPLACE_NUMBER -> {
            if (counted == null) {
              throw new IllegalArgumentException("# outside of a plural: " + source);
            }
            found.add(new Piece.Number(counted));
          }
          case ARG_START -> {
            int end = pattern.getLimitPartIndex(i);
            found.add(argument(part.getArgType(), i, end, counted));
            written = pattern.getPart(end).getLimit();
            i = end;
          }
          default -> throw new IllegalArgumentException(part + " in " + source);
        }
      }
      return List.copyOf(found);
    }

    private Piece argument(ArgType type, int start, int end, @Nullable String counted) {
      String name = pattern.getSubstring(pattern.getPart(start + 1));
      arguments.add(name);
      return switch (type) {
        case NONE -> new Piece.Value(name);
        case SELECT -> {
          Map<String, List<Piece>> choices = new HashMap<>();
          for (int i = start + 2; i < end; i = pattern.getLimitPartIndex(i) + 1) {
            String choice = pattern.getSubstring(pattern.getPart(i++));
            choices.put(choice, message(i, pattern.getLimitPartIndex(i), counted));
          }
          yield new Piece.Select(name, Map.copyOf(choices));
        }
        case PLURAL, SELECTORDINAL -> plural(name, type == ArgType.SELECTORDINAL, start, end);
        default -> throw new IllegalArgumentException(type + " in " + pattern.getPatternString());
      };
    }

    private Piece plural(String name, boolean ordinal, int start, int end) {
      Map<BigDecimal, List<Piece>> exact = new HashMap<>();
      Map<String, List<Piece>> forms = new HashMap<>();
      for (int i = start + 2; i < end; i = pattern.getLimitPartIndex(i) + 1) {
        String form = pattern.getSubstring(pattern.getPart(i++));
        if (form.startsWith("=")) {
          BigDecimal number = new BigDecimal(form.substring(1)).stripTrailingZeros();
          exact.put(number, message(++i, pattern.getLimitPartIndex(i), name));
        } else {
          forms.put(form, message(i, pattern.getLimitPartIndex(i), name));
        }
      }
      return new Piece.Plural(name, ordinal, Map.copyOf(exact), Map.copyOf(forms));
    }
  }
}
