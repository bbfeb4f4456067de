package org.laurel.core.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Type;
import org.laurel.core.value.Names;

/// `acts:` what else may happen besides purchases.
final class Acts {

  /// @param nouns what a number counts, by attribute: `miles` of `number of miles`
  /// @param unread attributes of which what they are could not be read
  record Declared(ActType type, Map<String, String> nouns, Set<String> unread) {

    Declared(ActType type, Map<String, String> nouns) {
      this(type, nouns, Set.of());
    }
  }

  /// One thing that is told.
  ///
  /// @param noun what a number counts; `null`: not said
  /// @param choices the texts it may be; empty: any
  record Attribute(Type type, @Nullable String noun, List<String> choices) {}

  private static final Fields FIELDS = new Fields("an act", true);
  private static final Fields.Field<Names> NAME =
      FIELDS.optional("name", new Form.Worded(false), "What members call it.");

  /// Of acts and of rewards.
  static final Form<List<Form.Row<Attribute>>> TOLD =
      new Form.Table<>(
          new Form.Scalar<>(
              List.of(
                  "number",
                  "number of miles",
                  "money",
                  "text",
                  "date",
                  "one of small, large",
                  "unique code"),
              Acts::attribute),
          Ids.ATTRIBUTE);

  private static final Fields.Field<List<Form.Row<Attribute>>> WITH =
      FIELDS.optional(
          "with",
          TOLD,
          "What has to be told about it: a number, money, a text, one of some texts, a date, or a"
              + " unique code each.");

  private static final Fields.Field<Integer> BACK =
      FIELDS.optional(
          "back",
          Form.phrase("within 30 days", (phrase, _) -> back(phrase)),
          "For how long after its day it can be taken back, with all that it brought; never when"
              + " nothing is said.");

  static final Form<Declared> FORM = new Form.Section<>(FIELDS, Acts::read);

  private Acts() {}

  private static Declared read(Entry entry) {
    Names name = entry.get(NAME, Names.of(Map.of()));
    Declared act = declared(entry.id(), name, entry, WITH, entry.get(BACK, 0));
    if (act.type().attributes().values().stream().filter(Type.CODE::equals).count() > 1) {
      entry
          .scope()
          .problems
          .add(
              Code.UNFIT_FIELDS,
              entry.at(WITH),
              "an act tells one unique code at most. Make another act for the other");
    }
    entry.scope().acts.declare(entry.id(), act, entry.at());
    return act;
  }

  private static int back(Phrase phrase) {
    phrase.expect("within");
    Token token = phrase.peek();
    int days = Numbers.days(phrase);
    if (days > ActType.LONGEST_BACK) {
      throw phrase.fault(
          Code.NUMBER_OUT_OF_RANGE,
          token,
          "an act can be taken back for %s days at most, found %s"
              .formatted(ActType.LONGEST_BACK, days));
    }
    return days;
  }

  /// @param with the field under which stands what is told
  static Declared declared(
      String id, Names name, Entry entry, Fields.Field<List<Form.Row<Attribute>>> with, int back) {
    List<Form.Row<Attribute>> told = entry.get(with, List.of());
    SequencedMap<String, Type> types = new LinkedHashMap<>();
    SequencedMap<String, List<String>> choices = new LinkedHashMap<>();
    Map<String, String> nouns = new LinkedHashMap<>();
    for (Form.Row<Attribute> row : told) {
      types.put(row.id(), row.value().type());
      if (row.value().noun() != null) {
        nouns.put(row.id(), row.value().noun());
      }
      if (!row.value().choices().isEmpty()) {
        choices.put(row.id(), row.value().choices());
      }
    }
    return new Declared(
        new ActType(
            id,
            name,
            Collections.unmodifiableSequencedMap(types),
            Collections.unmodifiableSequencedMap(choices),
            back),
        nouns,
        entry.keys(with).stream()
            .map(Node.Text::value)
            .filter(key -> !types.containsKey(key))
            .collect(Collectors.toSet()));
  }

  private static Attribute attribute(Phrase phrase, Scope scope) {
    if (phrase.takes("number")) {
      String noun = phrase.takes("of") ? phrase.name("what is counted").text() : null;
      return new Attribute(Type.NUMBER, noun, List.of());
    }
    if (phrase.takes("money")) {
      return new Attribute(Type.MONEY, null, List.of());
    }
    if (phrase.takes("text")) {
      return new Attribute(Type.TEXT, null, List.of());
    }
    if (phrase.takes("date")) {
      return new Attribute(Type.DATE, null, List.of());
    }
    if (phrase.takes("one", "of")) {
      List<String> choices = new ArrayList<>();
      do {
        Token choice = phrase.name("one of the texts it may be");
        once(phrase, scope, choice, choices);
        choices.add(choice.text());
      } while (phrase.takes(","));
      return new Attribute(Type.TEXT, null, List.copyOf(choices));
    }
    if (phrase.takes("unique", "code")) {
      return new Attribute(Type.CODE, null, List.of());
    }
    throw phrase.unexpected(
        "\"number\", \"money\", \"text\", \"date\", \"one of …\" or \"unique code\"");
  }

  /// Tells of what stands in a list already.
  static void once(Phrase phrase, Scope scope, Token token, Collection<String> before) {
    if (before.contains(token.text())) {
      scope.problems.add(
          Code.SAID_TWICE,
          phrase.at(token),
          "\"%s\" stands in this list already".formatted(Words.shown(token.text())));
    }
  }

  /// Whether a word counts what the noun does: `mile` and `miles`.
  static boolean isNoun(String noun, String word) {
    return word.equals(noun) || Units.plural(word).equals(noun) || word.equals(Units.plural(noun));
  }

  static Fault unknownAttribute(Phrase phrase, Declared act, Token token) {
    if (act.unread().contains(token.text())) {
      return Fault.following(Code.UNKNOWN_ATTRIBUTE, phrase.at(token));
    }
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
