package org.laurel.core.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity.Attribute;
import org.laurel.core.language.Node;
import org.laurel.core.programme.Type;

/// The attributes of an act or a redemption in a step: `with: {distance: 1200, cabin: first}`.
final class Attributes {

  private Attributes() {}

  /// Attributes that are missing are left to the programme to refuse.
  ///
  /// @param of the act or reward
  static SequencedMap<String, Attribute> read(
      Node.@Nullable Entry with, String of, Map<String, Type> types, Phrases phrases) {
    SequencedMap<String, Attribute> attributes = new LinkedHashMap<>();
    if (with != null) {
      for (Node.Entry entry : Page.mapping(with.value(), "with").entries()) {
        String name = entry.key().value();
        Type type = types.get(name);
        if (type == null) {
          throw Page.unknown(entry.key(), "attribute", of, types.keySet());
        }
        attributes.put(name, attribute(entry.value(), type, phrases));
      }
    }
    return Collections.unmodifiableSequencedMap(attributes);
  }

  private static Attribute attribute(Node node, Type type, Phrases phrases) {
    return switch (type) {
      case MONEY -> new Attribute.OfMoney(phrases.money(node));
      case NUMBER -> {
        Node.Text text = Page.text(node, "1200");
        yield new Attribute.OfNumber(Phrases.number(text, text.value().strip()));
      }
      case DATE -> new Attribute.OfDate(Phrases.day(node));
      default -> new Attribute.OfText(Page.word(node, "first"));
    };
  }
}
