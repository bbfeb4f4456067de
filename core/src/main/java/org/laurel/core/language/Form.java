package org.laurel.core.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Names;

/// How the value of a field is written. Reading, schema and formatting all follow it.
sealed interface Form<T> {

  /// What the node says; `null` when something is wrong with it, which was then told.
  ///
  /// @param key under which it stands in a table; `null` elsewhere
  @Nullable T read(Node node, Node.@Nullable Text key, Scope scope);

  interface Reading<T> {
    /// Reads the phrase up to its end.
    ///
    /// @throws Fault at the first word that does not fit
    T read(Phrase phrase, Scope scope);
  }

  /// @param like how it looks
  static <T> Form<T> phrase(String like, Reading<T> reading) {
    return new Scalar<>(List.of(like), reading);
  }

  /// A phrase of the language.
  ///
  /// @param like how it may look
  record Scalar<T>(List<String> like, Reading<T> reading) implements Form<T> {
    @Override
    public @Nullable T read(Node node, Node.@Nullable Text key, Scope scope) {
      if (!(node instanceof Node.Text text) || text.isEmpty()) {
        throw shape(node, "a text such as: " + String.join(", or: ", like));
      }
      Phrase phrase = new Phrase(text, String.join(", or: ", like));
      T value = reading.read(phrase, scope);
      phrase.end();
      return value;
    }
  }

  /// The id that a thing gives itself.
  record Id(Ids ids, String like) implements Form<String> {
    @Override
    public String read(Node node, Node.@Nullable Text key, Scope scope) {
      if (!(node instanceof Node.Text text)) {
        throw shape(node, "an id such as: " + like);
      }
      return ids.checked(text);
    }
  }

  /// One of a few words.
  record Choice<T>(SequencedMap<String, T> words) implements Form<T> {
    @Override
    public @Nullable T read(Node node, Node.@Nullable Text key, Scope scope) {
      if (!(node instanceof Node.Text text)) {
        throw shape(node, "one of: " + Words.list(words.keySet()));
      }
      String word = text.value().strip().replaceAll("\\s+", " ");
      T value = words.get(word);
      if (value == null) {
        throw new Fault(
            Code.UNEXPECTED_WORD,
            text.at(),
            "expected one of: %s; found \"%s\".%s"
                .formatted(
                    Words.list(words.keySet()),
                    Words.shown(word),
                    Words.didYouMean(word, words.keySet())));
      }
      return value;
    }
  }

  /// A text for people, in one language or several: `Coffee` or `{pl: Kawa, en: Coffee}`.
  ///
  /// @param counted may have plural forms: `star | stars`
  record Worded(boolean counted) implements Form<Names> {
    @Override
    public @Nullable Names read(Node node, Node.@Nullable Text key, Scope scope) {
      TreeMap<String, String> names = new TreeMap<>();
      switch (node) {
        case Node.Text text -> names.put("en", text(text));
        case Node.Mapping mapping -> {
          for (Node.Entry entry : mapping.entries()) {
            scope.attempt(() -> names.put(Languages.checked(entry.key()), text(entry.value())));
          }
        }
        case Node.Sequence list -> text(list);
      }
      return Names.of(names);
    }

    private String text(Node node) {
      if (!(node instanceof Node.Text text) || text.value().isBlank()) {
        throw shape(node, "a text for people, or one for each language: {en: Coffee, pl: Kawa}");
      }
      if (text.value().length() > Phrase.LONGEST) {
        throw Phrase.tooLong(text);
      }
      int bar = text.value().indexOf('|');
      if (bar >= 0 && !counted) {
        throw new Fault(
            Code.UNEXPECTED_WORD,
            text.at(bar),
            "\"|\" parts the plural forms of a unit's name, which this is not. Leave it out");
      }
      if (Pattern.compile("\\|").splitAsStream(text.value() + " ").anyMatch(String::isBlank)) {
        throw new Fault(
            Code.UNEXPECTED_WORD,
            text.at(bar),
            "one of the plural forms is empty. Write them like: star | stars");
      }
      return text.value().strip();
    }
  }

  private static void notEmpty(Node.Sequence list) {
    if (list.items().isEmpty()) {
      throw new Fault(
          Code.EMPTY_LIST,
          list.at(),
          "an empty list says nothing. Write what belongs in it, or leave the field out");
    }
  }

  /// A list, or one thing alone, which is a list of one.
  record OneOrMore<T>(Form<T> one) implements Form<List<T>> {
    @Override
    public List<T> read(Node node, Node.@Nullable Text key, Scope scope) {
      if (!(node instanceof Node.Sequence list)) {
        return items(List.of(node), one, scope);
      }
      notEmpty(list);
      twice(list.items(), scope);
      return items(list.items(), one, scope);
    }

    private static void twice(List<Node> items, Scope scope) {
      Set<String> said = new HashSet<>();
      for (Node item : items) {
        if (item instanceof Node.Text text && !said.add(text.value().strip())) {
          scope.problems.add(
              Code.SAID_TWICE,
              item.at(),
              "\"%s\" stands in this list already".formatted(Words.shown(text.value().strip())));
        }
      }
    }
  }

  record ListOf<T>(Form<T> one, String what) implements Form<List<T>> {
    @Override
    public List<T> read(Node node, Node.@Nullable Text key, Scope scope) {
      if (!(node instanceof Node.Sequence list)) {
        throw shape(node, "a list of " + what + ", each on a line that begins with \"- \"");
      }
      notEmpty(list);
      return items(list.items(), one, scope);
    }
  }

  /// A line of a table.
  record Row<T>(String id, Spot at, T value) {}

  /// A mapping from ids to things of one kind.
  record Table<T>(Form<T> one, Ids ids) implements Form<List<Row<T>>> {
    @Override
    public List<Row<T>> read(Node node, Node.@Nullable Text key, Scope scope) {
      List<Row<T>> rows = new ArrayList<>();
      for (Node.Entry entry : table(node).entries()) {
        scope.attempt(() -> ids.checked(entry.key()));
        T value = scope.attempt(() -> one.read(entry.value(), entry.key(), scope));
        if (value != null) {
          rows.add(new Row<>(entry.key().value(), entry.key().at(), value));
        }
      }
      return rows;
    }

    Node.Mapping table(Node node) {
      if (node instanceof Node.Mapping mapping) {
        return mapping;
      }
      throw shape(node, "a mapping from ids to " + ids.plural());
    }
  }

  /// One phrase, or a mapping from cases to phrases: `{category 1: …, category 2: …}`.
  ///
  /// @param cases how a case looks
  record Cases<T>(Scalar<T> one, String cases) implements Form<List<Case<T>>> {
    @Override
    public List<Case<T>> read(Node node, Node.@Nullable Text key, Scope scope) {
      if (!(node instanceof Node.Mapping mapping)) {
        T only = one.read(node, key, scope);
        return only == null ? List.of() : List.of(new Case<>(null, only));
      }
      List<Case<T>> all = new ArrayList<>();
      for (Node.Entry entry : mapping.entries()) {
        T value = scope.attempt(() -> one.read(entry.value(), null, scope));
        if (value != null) {
          all.add(new Case<>(entry.key(), value));
        }
      }
      if (mapping.entries().isEmpty()) {
        throw shape(node, "a text such as: " + one.like().getFirst());
      }
      return all;
    }
  }

  /// @param when the words of the case; `null`: always
  record Case<T>(Node.@Nullable Text when, T value) {}

  /// A mapping with fields of its own.
  record Section<T>(Fields fields, Maker<T> maker) implements Form<T> {

    interface Maker<T> {
      /// `null` when what is missing or wrong leaves nothing to be made.
      @Nullable T make(Entry entry);
    }

    @Override
    public @Nullable T read(Node node, Node.@Nullable Text key, Scope scope) {
      if (!(node instanceof Node.Mapping mapping)) {
        throw shape(
            node,
            "a mapping with the fields of " + fields.what() + ": " + Words.list(fields.names()));
      }
      Entry entry = new Entry(fields, mapping, key, scope);
      T made = maker.make(entry);
      entry.done();
      return made;
    }
  }

  private static <T> List<T> items(List<Node> nodes, Form<T> one, Scope scope) {
    List<T> values = new ArrayList<>();
    for (Node node : nodes) {
      T value = scope.attempt(() -> one.read(node, null, scope));
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private static Fault shape(Node node, String wanted) {
    return new Fault(Code.WRONG_SHAPE, node.at(), "expected " + wanted + "; found " + node.kind());
  }
}
