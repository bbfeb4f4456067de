package org.laurel.core.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a text in its one canonical form: fields in the order of their description, two spaces a
/// level, short things in braces on one line, comments where they were.
final class Formatter {

  private static final int WIDTH = 100;

  private final Comments comments;
  private final StringBuilder out = new StringBuilder();

  private Formatter(Outline outline) {
    comments = new Comments(outline);
  }

  static String format(Outline outline, Form.Section<?> form) {
    Formatter formatter = new Formatter(outline);
    formatter.notes(formatter.comments.head(), 0, true);
    formatter.mapping(outline.root(), form, 0, true);
    return formatter.out.toString();
  }

  /// Fields on lines of their own.
  ///
  /// @param atStart the first of them begins where a line has been begun
  private void mapping(Node.Mapping mapping, @Nullable Form<?> form, int indent, boolean root) {
    boolean first = true;
    boolean wasBlock = false;
    for (Node.Entry entry : ordered(mapping, form)) {
      Form<?> inner = inner(form, entry.key().value());
      String key = Quoting.written(entry.key().value(), false) + ":";
      String line =
          root && isSpread(entry.value(), inner)
              ? null
              : oneLine(entry.value(), inner, indent + key.length() + 1);
      boolean block = line == null;
      List<Comments.Line> before = comments.before(entry);
      boolean spaced = before.isEmpty() ? comments.spaced(entry) : before.getFirst().spaced();
      if (!first && (spaced || (root && (block || wasBlock)))) {
        out.append('\n');
      }
      if (!first || root) {
        notes(before, indent, comments.spaced(entry));
        indent(indent);
      }
      out.append(key);
      value(entry, line, inner, indent);
      first = false;
      wasBlock = block;
    }
    atEnd(mapping, indent);
  }

  /// The parts of a programme have lines of their own, however short they are.
  private static boolean isSpread(Node node, @Nullable Form<?> form) {
    return switch (node) {
      case Node.Text _ -> false;
      case Node.Mapping mapping -> !mapping.entries().isEmpty() && !(form instanceof Form.Worded);
      case Node.Sequence list -> !list.items().isEmpty();
    };
  }

  private void value(Node.Entry entry, @Nullable String line, @Nullable Form<?> form, int indent) {
    String behind = comments.behind(entry);
    if (line != null) {
      out.append(' ').append(line).append(behind.isEmpty() ? "" : " " + behind).append('\n');
      atEnd(entry.value(), indent);
      return;
    }
    if (entry.value() instanceof Node.Text text) {
      out.append(" >-").append(behind.isEmpty() ? "" : " " + behind).append('\n');
      folded(text(text, form), indent + 2);
      return;
    }
    out.append(behind.isEmpty() ? "" : " " + behind).append('\n');
    block(entry.value(), form, indent + 2);
  }

  private void block(Node node, @Nullable Form<?> form, int indent) {
    switch (node) {
      case Node.Mapping mapping -> {
        List<Node.Entry> entries = ordered(mapping, form);
        Node.Entry first = entries.getFirst();
        notes(comments.before(first), indent, comments.spaced(first));
        indent(indent);
        mapping(mapping, form, indent, false);
      }
      case Node.Sequence list -> list(list, form, indent);
      case Node.Text _ -> throw new IllegalStateException("a text is no block");
    }
  }

  private void list(Node.Sequence list, @Nullable Form<?> form, int indent) {
    Form<?> inner = item(form);
    boolean first = true;
    for (Node item : list.items()) {
      List<Comments.Line> before = new ArrayList<>(comments.before(item));
      String line = oneLine(item, inner, indent + 2);
      String behind = comments.behind(item);
      if (line == null && !behind.isEmpty()) {
        before.add(new Comments.Line(behind, false));
      }
      if (line == null && item instanceof Node.Mapping mapping) {
        before.addAll(comments.before(ordered(mapping, inner).getFirst()));
      }
      boolean spaced = before.isEmpty() ? comments.spaced(item) : before.getFirst().spaced();
      if (!first && spaced) {
        out.append('\n');
      }
      notes(before, indent, comments.spaced(item));
      indent(indent);
      out.append(item instanceof Node.Sequence && line == null ? "-" : "- ");
      if (line != null) {
        out.append(line).append(behind.isEmpty() ? "" : " " + behind).append('\n');
        atEnd(item, indent);
      } else {
        switch (item) {
          case Node.Mapping mapping -> mapping(mapping, inner, indent + 2, false);
          case Node.Text text -> {
            out.append(">-\n");
            folded(text(text, inner), indent + 2);
          }
          case Node.Sequence _ -> {
            out.append('\n');
            block(item, inner, indent + 2);
          }
        }
      }
      first = false;
    }
    atEnd(list, indent);
  }

  /// The value on the rest of the line; `null` when it has to be spread over several.
  private @Nullable String oneLine(Node node, @Nullable Form<?> form, int column) {
    if (node instanceof Node.Text text) {
      String value = text(text, form);
      String written = Quoting.written(value, false);
      boolean foldable = Quoting.isPlain(value, false) && value.contains(" ");
      return column + length(written) <= WIDTH || !foldable || value.contains("  ")
          ? written
          : null;
    }
    String braces = inBraces(node, form, true);
    return braces == null || column + length(braces) > WIDTH ? null : braces;
  }

  /// `{…}` or `[…]`; `null` where that would not read well.
  private @Nullable String inBraces(Node node, @Nullable Form<?> form, boolean outermost) {
    return switch (node) {
      case Node.Text text -> {
        String value = text(text, form);
        yield Quoting.isPlain(value, true) ? value : null;
      }
      case Node.Mapping mapping -> mappingInBraces(mapping, form, outermost);
      case Node.Sequence list -> {
        if (list.items().isEmpty()) {
          yield "[]";
        }
        boolean texts = list.items().stream().allMatch(Node.Text.class::isInstance);
        if (comments.inside(list) || !texts) {
          yield null;
        }
        yield joined("[", list.items(), item(form), "]");
      }
    };
  }

  private @Nullable String mappingInBraces(
      Node.Mapping mapping, @Nullable Form<?> form, boolean outermost) {
    if (mapping.entries().isEmpty()) {
      return "{}";
    }
    boolean sections = form instanceof Form.Section<?>(var fields, _) && !fields.flow();
    boolean tables = form instanceof Form.Table<?>(var one, _) && one instanceof Form.Section<?>;
    if (comments.inside(mapping) || sections || tables) {
      return null;
    }
    StringBuilder braces = new StringBuilder("{");
    for (Node.Entry entry : ordered(mapping, form)) {
      boolean nested = !(entry.value() instanceof Node.Text);
      String key = entry.key().value();
      String value = inBraces(entry.value(), inner(form, key), false);
      boolean crowded = nested && !(outermost && mapping.entries().size() == 1);
      if (value == null || crowded || !Quoting.isPlain(key, true)) {
        return null;
      }
      braces.append(braces.length() > 1 ? ", " : "").append(key).append(": ").append(value);
    }
    return braces.append("}").toString();
  }

  private @Nullable String joined(
      String opening, List<Node> items, @Nullable Form<?> form, String closing) {
    List<String> parts = new ArrayList<>();
    for (Node item : items) {
      String part = inBraces(item, form, false);
      if (part == null) {
        return null;
      }
      parts.add(part);
    }
    return opening + String.join(", ", parts) + closing;
  }

  /// Blanks between the words of a phrase mean nothing.
  private static String text(Node.Text text, @Nullable Form<?> form) {
    String value = text.value();
    boolean quotes = value.contains("\"") || value.contains("'");
    return switch (form) {
      case Form.Scalar<?> _, Form.Cases<?> _ when !quotes -> value.strip().replaceAll("\\s+", " ");
      case Form.Choice<?> _ -> value.strip().replaceAll("\\s+", " ");
      case Form.Worded _, Form.Scalar<?> _ -> value.strip();
      case null, default -> value;
    };
  }

  private void folded(String text, int indent) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && indent + length(line) + 1 + length(word) > WIDTH) {
        indent(indent);
        out.append(line).append('\n');
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    indent(indent);
    out.append(line).append('\n');
  }

  /// @param apart an empty line parts them from what they stand before
  private void notes(List<Comments.Line> lines, int indent, boolean apart) {
    boolean first = true;
    for (Comments.Line line : lines) {
      if (!first && line.spaced()) {
        out.append('\n');
      }
      indent(indent);
      out.append(line.text()).append('\n');
      first = false;
    }
    if (apart && !lines.isEmpty()) {
      out.append('\n');
    }
  }

  private void atEnd(Node container, int indent) {
    List<Comments.Line> lines = comments.atEnd(container);
    if (!lines.isEmpty() && lines.getFirst().spaced() && !out.isEmpty()) {
      out.append('\n');
    }
    notes(lines, indent, false);
  }

  private void indent(int indent) {
    out.repeat(' ', indent);
  }

  private static int length(CharSequence text) {
    return (int) text.codePoints().count();
  }

  /// Fields as they are declared, then those nobody knows.
  private static List<Node.Entry> ordered(Node.Mapping mapping, @Nullable Form<?> form) {
    if (!(form instanceof Form.Section<?>(var fields, _))) {
      return mapping.entries();
    }
    List<String> names = fields.names();
    List<Node.Entry> entries = new ArrayList<>(mapping.entries());
    entries.sort(
        Comparator.comparingInt(
            entry -> {
              int place = names.indexOf(entry.key().value());
              return place < 0 ? names.size() : place;
            }));
    return entries;
  }

  private static @Nullable Form<?> inner(@Nullable Form<?> form, String key) {
    return switch (form) {
      case Form.Section<?>(var fields, _) -> {
        Fields.Field<?> field = fields.field(key);
        yield field == null ? null : field.form();
      }
      case Form.Table<?>(var one, _) -> one;
      case Form.OneOrMore<?>(var one) -> one;
      case Form.Cases<?>(var one, _) -> one;
      case Form.Worded worded -> worded;
      case null, default -> null;
    };
  }

  private static @Nullable Form<?> item(@Nullable Form<?> form) {
    return switch (form) {
      case Form.ListOf<?>(var one, _) -> one;
      case Form.OneOrMore<?>(var one) -> one;
      case null, default -> null;
    };
  }
}
