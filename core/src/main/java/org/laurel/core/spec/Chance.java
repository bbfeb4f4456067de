package org.laurel.core.spec;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurel.core.language.Node;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Programme;

/// How chance goes in a spec: `drawn: {hugs: [2026-02-02, anna 2026-02-03]}`. Whatever is not told
/// is not drawn.
public record Chance(Set<Drawn> all) {

  static final Chance NONE = new Chance(Set.of());

  /// @param member `null`: everybody
  public record Drawn(String offer, @Nullable String member, LocalDate day) {}

  /// With that of a spec: it replaces what was told of the same offers.
  Chance with(Node node, Programme programme) {
    List<String> known = programme.index().drawn().stream().map(Offer::id).toList();
    Set<Drawn> told = new HashSet<>(all);
    for (Node.Entry entry : Page.mapping(node, "drawn").entries()) {
      String offer = entry.key().value();
      if (!known.contains(offer)) {
        throw Page.unknown(entry.key(), "offer that is drawn", "the programme", known);
      }
      told.removeIf(drawn -> drawn.offer().equals(offer));
      for (Node.Text text : Page.texts(entry.value(), "2026-02-02")) {
        told.add(drawn(offer, text));
      }
    }
    return new Chance(Set.copyOf(told));
  }

  private static Drawn drawn(String offer, Node.Text text) {
    String phrase = text.value().strip();
    int blank = phrase.lastIndexOf(' ');
    LocalDate day = Phrases.day(text, phrase.substring(blank + 1));
    return new Drawn(offer, blank < 0 ? null : phrase.substring(0, blank).strip(), day);
  }

  /// Who is named and takes no part.
  @Nullable String stranger(Collection<String> members) {
    return all.stream()
        .map(Drawn::member)
        .filter(member -> member != null && !members.contains(member))
        .findFirst()
        .orElse(null);
  }

  /// The offers that a member gets by chance on a day.
  Set<String> drawn(String member, LocalDate day) {
    Set<String> drawn = new TreeSet<>();
    for (Drawn one : all) {
      if (one.day().equals(day) && (one.member() == null || one.member().equals(member))) {
        drawn.add(one.offer());
      }
    }
    return drawn;
  }
}
