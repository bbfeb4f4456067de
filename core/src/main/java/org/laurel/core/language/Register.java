package org.laurel.core.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The things of one kind that a programme declares, in the order of the text.
final class Register<T> {

  private final Ids ids;
  private final Code unknown;
  private final SequencedMap<String, T> all = new LinkedHashMap<>();
  private final Map<String, String> words = new HashMap<>();
  private final Map<String, Spot> spots = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  /// @param unknown what is wrong with a name that was never declared
  Register(Ids ids, Code unknown) {
    this.ids = ids;
    this.unknown = unknown;
  }

  void declare(String id, T thing, Spot at) {
    all.put(id, thing);
    words.put(id, id);
    spots.put(id, at);
  }

  /// Lets it be called by another word too.
  void alias(String word, String id) {
    words.putIfAbsent(word, id);
  }

  /// Whose word it is, if anybody's.
  @Nullable String owner(String word) {
    return words.get(word);
  }

  @Nullable T find(String word) {
    String id = words.get(word);
    if (id == null) {
      return null;
    }
    used.add(id);
    return all.get(id);
  }

  /// @throws Fault when nothing is called so
  T get(Phrase phrase, Token token) {
    T found = find(token.text());
    if (found == null) {
      throw unknown(phrase.at(token), token.text());
    }
    return found;
  }

  /// What a checked id stands for.
  T declared(String id) {
    return Objects.requireNonNull(all.get(id), id);
  }

  Fault unknown(Spot at, String word) {
    String known =
        all.isEmpty()
            ? "This programme declares no " + ids.plural() + "."
            : Words.capital(ids.plural())
                + " of this programme: "
                + Words.list(all.keySet())
                + "."
                + Words.didYouMean(word, words.keySet());
    return new Fault(
        unknown, at, "unknown %s \"%s\". %s".formatted(ids.one(), Words.shown(word), known));
  }

  SequencedMap<String, T> all() {
    return Collections.unmodifiableSequencedMap(all);
  }

  Collection<String> ids() {
    return all.keySet();
  }

  Spot at(String id) {
    return spots.getOrDefault(id, Spot.START);
  }

  /// What no phrase ever named.
  List<String> unused() {
    List<String> unused = new ArrayList<>(all.keySet());
    unused.removeAll(used);
    return unused;
  }
}
