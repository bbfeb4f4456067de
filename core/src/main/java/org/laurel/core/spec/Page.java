package org.laurel.core.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.laurel.core.language.Node;
import org.laurel.core.language.Problem;
import org.laurel.core.language.Problem.Severity;
import org.laurel.core.language.Spot;
import org.laurel.core.language.Words;

/// A spec file that is being read: takes the shapes it is asked for and notes what is wrong.
final class Page {

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  Page(String file) {
    this.file = file;
  }

  List<Problem> problems() {
    return problems.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }

  void note(Spot at, String code, String message) {
    problems.add(new Problem(Severity.ERROR, file, at.line(), at.column(), code, message));
  }

  /// What reading gives; `null` when something is wrong with it, which is noted.
  <T> @Nullable T attempt(Supplier<@Nullable T> reading) {
    try {
      return reading.get();
    } catch (Wrong wrong) {
      note(wrong.at, wrong.code, wrong.message());
      return null;
    }
  }

  void attempt(Runnable reading) {
    attempt(
        () -> {
          reading.run();
          return null;
        });
  }

  /// A mapping without any other fields than these; others are noted.
  Node.Mapping mapping(Node node, String what, Collection<String> fields) {
    Node.Mapping mapping = mapping(node, what);
    for (Node.Entry entry : mapping.entries()) {
      if (!fields.contains(entry.key().value())) {
        Wrong wrong = unknown(entry.key(), "field", what, fields);
        note(wrong.at, wrong.code, wrong.message());
      }
    }
    return mapping;
  }

  static Node.Mapping mapping(Node node, String what) {
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    throw shape(node, what + " is a mapping {…}");
  }

  static List<Node> list(Node node, String what) {
    if (node instanceof Node.Sequence list) {
      return list.items();
    }
    throw shape(node, what + " is a list, each item on a line that begins with \"- \"");
  }

  /// One text, or a list of texts.
  static List<Node.Text> texts(Node node, String like) {
    if (node instanceof Node.Sequence list && !list.items().isEmpty()) {
      return list.items().stream().map(item -> text(item, like)).toList();
    }
    return List.of(text(node, like));
  }

  static Node.Text text(Node node, String like) {
    if (node instanceof Node.Text text && !text.value().isBlank()) {
      return text;
    }
    throw shape(node, "expected a text such as: " + like);
  }

  static String word(Node node, String like) {
    return text(node, like).value().strip();
  }

  static boolean flag(Node node) {
    return switch (word(node, "yes")) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new Wrong(node.at(), "unexpected-word", "expected \"yes\" or \"no\"");
    };
  }

  private static Wrong shape(Node node, String wanted) {
    String found =
        node instanceof Node.Text text && text.value().isBlank() ? "nothing" : node.kind();
    return new Wrong(node.at(), "wrong-shape", wanted + "; found " + found);
  }

  /// `"cofee" is no product of this spec. Known: coffee, tea. Did you mean "coffee"?`
  static Wrong unknown(Node.Text name, String kind, String of, Collection<String> known) {
    String word = name.value().strip();
    String list = known.isEmpty() ? "There are none" : "Known: " + Words.list(known);
    return new Wrong(
        name.at(),
        "unknown-" + kind.replace(' ', '-'),
        "\""
            + Words.shown(word)
            + "\" is no "
            + kind
            + " of "
            + of
            + ". "
            + list
            + "."
            + Words.didYouMean(word, known));
  }
}
