package org.laurel.core.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Type;
import org.laurel.core.value.Names;

/// `acts:` what else may happen besides purchases.
final class Acts {

  /// @param nouns what a number counts, by attribute: `miles` of `number of miles`
  record Declared(ActType type, Map<String, String> nouns) {}

  private record Attribute(Type type, @Nullable String noun) {}

  private static final Fields FIELDS = new Fields("an act", true);
  private static final Fields.Field<Names> NAME =
      FIELDS.optional("name", new Form.Worded(false), "What members call it.");
  private static final Fields.Field<List<Form.Row<Attribute>>> WITH =
      FIELDS.optional(
          "with",
          new Form.Table<>(
              new Form.Scalar<>(
                  List.of("number", "number of miles", "money", "text", "date"), Acts::attribute),
              Ids.ATTRIBUTE),
          "What has to be told about it: a number, money, a text or a date each.");

  static final Form<Declared> FORM = new Form.Section<>(FIELDS, Acts::read);

  private Acts() {}

  private static Declared read(Entry entry) {
    SequencedMap<String, Type> types = new LinkedHashMap<>();
    Map<String, String> nouns = new LinkedHashMap<>();
    Names name = entry.get(NAME, Names.of(Map.of()));
    for (Form.Row<Attribute> row : entry.get(WITH, List.of())) {
      types.put(row.id(), row.value().type());
      if (row.value().noun() != null) {
        nouns.put(row.id(), row.value().noun());
      }
    }
    Declared act = new Declared(new ActType(entry.id(), name, types), nouns);
    entry.scope().acts.declare(entry.id(), act, entry.at());
    return act;
  }

  private static Attribute attribute(Phrase phrase, Scope scope) {
    if (phrase.takes("number")) {
      String noun = phrase.takes("of") ? phrase.name("what is counted").text() : null;
      return new Attribute(Type.NUMBER, noun);
    }
    if (phrase.takes("money")) {
      return new Attribute(Type.MONEY, null);
    }
    if (phrase.takes("text")) {
      return new Attribute(Type.TEXT, null);
    }
    if (phrase.takes("date")) {
      return new Attribute(Type.DATE, null);
    }
    throw phrase.unexpected("\"number\", \"money\", \"text\" or \"date\"");
  }

  /// Whether a word counts what the noun does: `mile` and `miles`.
  static boolean isNoun(String noun, String word) {
    return word.equals(noun) || Units.plural(word).equals(noun) || word.equals(Units.plural(noun));
  }

  static Fault unknownAttribute(Phrase phrase, Declared act, Token token) {
    String known =
        act.type().attributes().isEmpty()
            ? "It declares none; attributes are listed under \"with\"."
            : "Its attributes: "
                + Words.list(act.type().attributes().keySet())
                + "."
                + Words.didYouMean(token.text(), act.type().attributes().keySet());
    return phrase.fault(
        Code.UNKNOWN_ATTRIBUTE,
        token,
        "the act %s has no attribute \"%s\". %s"
            .formatted(act.type().id(), Words.shown(token.text()), known));
  }
}
