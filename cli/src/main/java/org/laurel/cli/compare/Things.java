package org.laurel.cli.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.laurel.cli.compare.Thing.Kind;
import org.laurel.core.language.Node;

/// Everything that a programme's text declares.
final class Things {

  /// Mappings from ids to things.
  private static final Map<String, Kind> TABLES =
      Map.of(
          "units", Kind.UNIT,
          "products", Kind.PRODUCTS,
          "acts", Kind.ACT,
          "budgets", Kind.BUDGET,
          "levels", Kind.LEVEL,
          "words", Kind.WORD);

  /// Lists of things, and the field that names each of them.
  private static final Map<String, Kind> LISTS =
      Map.of(
          "earn", Kind.RULE,
          "offers", Kind.OFFER,
          "access", Kind.ACCESS,
          "campaigns", Kind.CAMPAIGN,
          "contests", Kind.CONTEST,
          "exchanges", Kind.EXCHANGE,
          "tiers", Kind.LADDER,
          "rewards", Kind.REWARD,
          "spend", Kind.PAYMENT);

  private final SequencedMap<String, Thing> all = new LinkedHashMap<>();

  private Things() {}

  /// The things of a programme by their keys, the programme itself the first.
  static SequencedMap<String, Thing> of(Node.Mapping programme) {
    Things things = new Things();
    things.add(Kind.PROGRAMME, "", programme, "");
    return things.all;
  }

  private void add(Kind kind, String id, Node node, String owner) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    Thing thing = new Thing(kind, id, fields);
    all.put(thing.key(), thing);
    if (!(node instanceof Node.Mapping mapping)) {
      fields.put("", phrase(node));
      return;
    }
    if (!owner.isEmpty()) {
      fields.put("part of", owner);
    }
    for (Node.Entry entry : mapping.entries()) {
      field(kind, id, fields, entry);
    }
  }

  private void field(Kind kind, String id, Map<String, String> fields, Node.Entry entry) {
    String name = entry.key().value();
    String owner = kind == Kind.PROGRAMME ? "" : kind.word() + " " + id;
    Node value = entry.value();
    if (TABLES.containsKey(name) && value instanceof Node.Mapping table) {
      Kind inner = TABLES.get(name);
      for (Node.Entry one : table.entries()) {
        String prefix = inner == Kind.LEVEL ? id + " " : "";
        add(inner, prefix + one.key().value(), one.value(), "");
      }
    } else if (LISTS.containsKey(name) && value instanceof Node.Sequence list) {
      list.items().forEach(item -> item(LISTS.get(name), item, owner));
    } else if (name.equals(kind.word())) {
      return; // Its id.
    } else if (value instanceof Node.Mapping words && inLanguages(words)) {
      words.entries().forEach(w -> fields.put(name + " in " + w.key().value(), phrase(w.value())));
    } else {
      fields.put(name, phrase(value));
    }
  }

  private void item(Kind kind, Node item, String owner) {
    if (item instanceof Node.Mapping mapping) {
      Node.Entry named = mapping.entry(kind.word());
      add(kind, named == null ? phrase(item) : phrase(named.value()), item, owner);
    } else {
      add(kind, phrase(item), item, owner);
    }
  }

  private static boolean inLanguages(Node.Mapping mapping) {
    return mapping.entries().stream().allMatch(e -> e.key().value().matches("[a-z]{2}"));
  }

  /// A value on one line.
  private static String phrase(Node node) {
    return switch (node) {
      case Node.Text text -> text.value().strip().replaceAll("\\s+", " ");
      case Node.Sequence list ->
          list.items().stream().map(Things::phrase).collect(Collectors.joining(", "));
      case Node.Mapping mapping -> {
        List<String> parts = new ArrayList<>();
        mapping.entries().forEach(e -> parts.add(e.key().value() + ": " + phrase(e.value())));
        yield String.join(", ", parts);
      }
    };
  }
}
