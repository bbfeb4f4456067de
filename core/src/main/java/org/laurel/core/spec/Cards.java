package org.laurel.core.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.laurel.core.language.Node;
import org.laurel.core.programme.Gives;
import org.laurel.core.programme.Programme;
import org.laurel.core.simulation.CodeBook;

/// The unique codes that there are in a spec: `codes: {pack-code: [cap-1, cap-2], cinema: [C-1]}`.
///
/// @param byOwner by the act they were printed for, [CodeBook#ANOTHER_PROGRAMME], or the reward
///   they were imported for
record Cards(SequencedMap<String, List<String>> byOwner) {

  static final Cards NONE = new Cards(Collections.unmodifiableSequencedMap(new LinkedHashMap<>()));

  /// With those that stand in a spec: they replace the ones of the same act or reward.
  Cards with(Node node, Programme programme) {
    List<String> owners = new ArrayList<>();
    programme.acts().values().stream()
        .filter(act -> act.code() != null)
        .forEach(act -> owners.add(act.id()));
    programme.rewards().values().stream()
        .filter(reward -> reward.gives() instanceof Gives.Imported)
        .forEach(reward -> owners.add(reward.id()));
    owners.add(CodeBook.ANOTHER_PROGRAMME);
    SequencedMap<String, List<String>> all = new LinkedHashMap<>(byOwner);
    for (Node.Entry entry : Page.mapping(node, "codes").entries()) {
      if (!owners.contains(entry.key().value())) {
        throw Page.unknown(entry.key(), "act or reward with codes", "the programme", owners);
      }
      all.put(
          entry.key().value(),
          Page.texts(entry.value(), "cap-1").stream().map(text -> text.value().strip()).toList());
    }
    return new Cards(Collections.unmodifiableSequencedMap(all));
  }
}
