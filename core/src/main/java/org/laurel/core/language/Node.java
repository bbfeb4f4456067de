package org.laurel.core.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The outline of a text: mappings, lists, and everything else as it was written.
public sealed interface Node {

  /// Where it begins.
  Spot at();

  /// First index in the source.
  int from();

  /// First index in the source that is no longer part of it.
  int to();

  /// A scalar, whatever YAML would have made of it.
  ///
  /// @param plain written without quotes
  record Text(String value, boolean plain, Source source, int from, int to) implements Node {
    @Override
    public Spot at() {
      return source.spot(from);
    }

    public boolean isEmpty() {
      return plain && value.isEmpty();
    }

    /// Where the character at `offset` (in UTF-16 units of the value) stands in the source.
    Spot at(int offset) {
      return source.spot(Alignment.index(this, offset));
    }
  }

  record Mapping(List<Entry> entries, Source source, int from, int to) implements Node {
    @Override
    public Spot at() {
      return source.spot(from);
    }

    public @Nullable Entry entry(String key) {
      for (Entry entry : entries) {
        if (entry.key().value().equals(key)) {
          return entry;
        }
      }
      return null;
    }
  }

  record Entry(Text key, Node value) {}

  record Sequence(List<Node> items, Source source, int from, int to) implements Node {
    @Override
    public Spot at() {
      return source.spot(from);
    }
  }

  /// `a text`, `a mapping` or `a list`, for messages.
  default String kind() {
    return switch (this) {
      case Text text -> text.isEmpty() ? "nothing" : "a text";
      case Mapping _ -> "a mapping";
      case Sequence _ -> "a list";
    };
  }
}
