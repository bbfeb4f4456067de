package org.laurel.core.spec;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Profile;
import org.laurel.core.language.Node;
import org.laurel.core.language.Spot;

/// The facts about a member that a spec tells; `null` where it does not.
///
/// @param never they do not join
record Persona(
    @Nullable Spot at,
    boolean never,
    @Nullable LocalDate joined,
    @Nullable LocalDate born,
    @Nullable String language,
    @Nullable SortedSet<String> segments,
    @Nullable SortedSet<String> consents,
    @Nullable String invitedBy,
    boolean card) {

  static final Persona NONE = new Persona(null, false, null, null, null, null, null, null, false);

  static final List<String> FIELDS =
      List.of("joined", "born", "language", "segments", "consents", "invited by", "gift card");

  /// These facts, with those told anew in the place of the old ones.
  Persona with(Node node, Page page) {
    Node.Mapping mapping = page.mapping(node, "a member", FIELDS);
    Node.Entry joins = mapping.entry("joined");
    Node.Entry birth = mapping.entry("born");
    Node.Entry speaks = mapping.entry("language");
    Node.Entry groups = mapping.entry("segments");
    Node.Entry consented = mapping.entry("consents");
    Node.Entry inviter = mapping.entry("invited by");
    Node.Entry isCard = mapping.entry("gift card");
    boolean notAtAll = joins != null && Page.word(joins.value(), "never").equals("never");
    return new Persona(
        node.at(),
        joins == null ? never : notAtAll,
        joins == null || notAtAll ? joined : Phrases.day(joins.value()),
        birth == null ? born : Phrases.day(birth.value()),
        speaks == null ? language : Page.word(speaks.value(), "pl"),
        groups == null ? segments : words(groups.value()),
        consented == null ? consents : words(consented.value()),
        inviter == null ? invitedBy : Page.word(inviter.value(), "anna"),
        isCard == null ? card : Page.flag(isCard.value()));
  }

  private static SortedSet<String> words(Node node) {
    TreeSet<String> words = new TreeSet<>();
    if (!(node instanceof Node.Sequence list && list.items().isEmpty())) {
      Page.texts(node, "vip").forEach(text -> words.add(text.value().strip()));
    }
    return Collections.unmodifiableSortedSet(words);
  }

  Profile profile(LocalDate joined) {
    return new Profile(
        joined,
        born,
        language == null ? "en" : language,
        segments == null ? Collections.emptySortedSet() : segments,
        consents == null ? Collections.emptySortedSet() : consents);
  }
}
