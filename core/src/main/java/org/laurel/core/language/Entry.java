package org.laurel.core.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A mapping of the text, opened by its description: unknown and missing fields were told.
final class Entry {

  private final Fields fields;
  private final Node.Mapping mapping;
  private final Node.@Nullable Text key;
  private final Scope scope;
  private final Set<String> read = new HashSet<>();

  Entry(Fields fields, Node.Mapping mapping, Node.@Nullable Text key, Scope scope) {
    this.fields = fields;
    this.mapping = mapping;
    this.key = key;
    this.scope = scope;
    for (Node.Entry entry : mapping.entries()) {
      String name = entry.key().value();
      if (fields.field(name) == null) {
        scope.problems.add(Code.UNKNOWN_FIELD, entry.key().at(), unknown(entry));
      }
    }
    for (Fields.Field<?> field : fields.all().values()) {
      if (field.required() && mapping.entry(field.name()) == null) {
        scope.problems.add(
            Code.MISSING_FIELD,
            at(),
            "%s needs the field \"%s\": %s"
                .formatted(fields.what(), field.name(), Words.within(field.meaning())));
      }
    }
  }

  private String unknown(Node.Entry entry) {
    String name = entry.key().value();
    boolean alone = entry.value() instanceof Node.Text text && text.isEmpty();
    String way =
        alone && name.contains(" ") && mapping.source().at(mapping.from()) == '{'
            ? " In braces a comma ends a text: put the text before it in quotes, with this part of it"
            : " Its fields: %s.%s"
                .formatted(Words.list(fields.names()), Words.didYouMean(name, fields.names()));
    return "\"%s\" is no field of %s.%s".formatted(Words.shown(name), fields.what(), way);
  }

  Scope scope() {
    return scope;
  }

  /// The value of a field; `null` when it is absent or wrong.
  <T> @Nullable T get(Fields.Field<T> field) {
    return get(field, scope);
  }

  /// Read where other words are known than elsewhere in the mapping.
  <T> @Nullable T get(Fields.Field<T> field, Scope within) {
    Node node = node(field);
    if (!read.add(field.name())) {
      throw new IllegalStateException("read twice: " + field.name() + " of " + fields.what());
    }
    return node == null ? null : scope.attempt(() -> field.form().read(node, null, within));
  }

  <T> T get(Fields.Field<T> field, T otherwise) {
    T value = get(field);
    return value == null ? otherwise : value;
  }

  boolean has(Fields.Field<?> field) {
    return node(field) != null;
  }

  /// The id of a thing in a table.
  String id() {
    if (key == null) {
      throw new IllegalStateException(fields.what() + " stands in no table");
    }
    return key.value();
  }

  Spot at() {
    return key == null ? mapping.at() : key.at();
  }

  /// Where the field's value stands; where the mapping does when it has no such field.
  Spot at(Fields.Field<?> field) {
    Node node = node(field);
    return node == null ? at() : node.at();
  }

  /// Where the items of a list stand, or the one thing that stands for a list of one.
  List<Spot> items(Fields.Field<?> list) {
    return switch (node(list)) {
      case null -> List.of();
      case Node.Sequence found -> found.items().stream().map(Node::at).toList();
      case Node one -> List.of(one.at());
    };
  }

  /// The names under which a table's things stand, before they are read.
  List<Node.Text> keys(Fields.Field<?> table) {
    return node(table) instanceof Node.Mapping found
        ? found.entries().stream().map(Node.Entry::key).toList()
        : List.of();
  }

  private @Nullable Node node(Fields.Field<?> field) {
    if (field.of() != fields) {
      throw new IllegalStateException(field.name() + " is no field of " + fields.what());
    }
    Node.Entry entry = mapping.entry(field.name());
    return entry == null ? null : entry.value();
  }

  /// Nothing that was written may stay unread.
  void done() {
    for (String name : fields.names()) {
      if (mapping.entry(name) != null && !read.contains(name)) {
        throw new IllegalStateException("never read: " + name + " of " + fields.what());
      }
    }
  }
}
