package org.laurel.core.spec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.language.Node;
import org.laurel.core.language.Spot;
import org.laurel.core.programme.Programme;
import org.laurel.core.spec.Spec.Participant;
import org.laurel.core.spec.Spec.Step;

/// Reads a file of specs: what all of them share, then each of them.
final class SpecReader {

  static final List<String> FILE = List.of("member", "place", "prices", "codes", "drawn", "specs");
  static final List<String> SPEC =
      List.of("spec", "member", "members", "place", "prices", "codes", "drawn", "steps");

  private final Programme programme;
  private final Phrases phrases;
  private final Page page;

  /// What steps take over from around them.
  private record Given(Persona member, Where place, Goods goods, Cards codes, Chance chance) {}

  SpecReader(Page page, Programme programme) {
    this.page = page;
    this.programme = programme;
    this.phrases = new Phrases(programme);
  }

  List<Spec> read(Node.Mapping root) {
    Node.Mapping mapping = page.mapping(root, "a file of specs", FILE);
    Given shared =
        given(
            mapping,
            new Given(
                Persona.NONE,
                Where.NOWHERE,
                Goods.none(programme, phrases),
                Cards.NONE,
                Chance.NONE));
    Node.Entry specs = mapping.entry("specs");
    if (specs == null) {
      page.note(
          root.at(),
          "missing-field",
          "a file of specs needs the field \"specs\": a list of \"- spec: its name\" with steps");
      return List.of();
    }
    List<Spec> all = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    List<Node> items = page.attempt(() -> Page.list(specs.value(), "specs"));
    for (Node item : items == null ? List.<Node>of() : items) {
      Spec spec = page.attempt(() -> spec(item, shared));
      if (spec != null) {
        all.add(spec);
        if (!names.add(spec.name())) {
          page.note(
              spec.at(),
              "duplicate-spec",
              "a spec of this name stands above; name this one otherwise");
        }
      }
    }
    return all;
  }

  private Given given(Node.Mapping mapping, Given around) {
    Node.Entry member = mapping.entry("member");
    Node.Entry place = mapping.entry("place");
    Node.Entry prices = mapping.entry("prices");
    Node.Entry codes = mapping.entry("codes");
    Node.Entry drawn = mapping.entry("drawn");
    Persona facts =
        member == null ? null : page.attempt(() -> around.member.with(member.value(), page));
    Where where = place == null ? null : page.attempt(() -> around.place.with(place.value(), page));
    Goods goods =
        prices == null ? null : page.attempt(() -> around.goods.with(prices.value(), page));
    Cards cards =
        codes == null ? null : page.attempt(() -> around.codes.with(codes.value(), programme));
    Chance chance =
        drawn == null ? null : page.attempt(() -> around.chance.with(drawn.value(), programme));
    return new Given(
        facts == null ? around.member : facts,
        where == null ? around.place : where,
        goods == null ? around.goods : goods,
        cards == null ? around.codes : cards,
        chance == null ? around.chance : chance);
  }

  private @Nullable Spec spec(Node node, Given shared) {
    Node.Mapping mapping = page.mapping(node, "a spec", SPEC);
    Given given = given(mapping, shared);
    Node.Entry name = mapping.entry("spec");
    Node.Entry steps = mapping.entry("steps");
    if (name == null || steps == null) {
      throw new Wrong(
          node.at(), "missing-field", "a spec needs a name and steps: {spec: …, steps: […]}");
    }
    List<Node> items = Page.list(steps.value(), "steps");
    if (items.isEmpty()) {
      throw new Wrong(steps.value().at(), "missing-field", "a spec needs at least one step");
    }
    SequencedMap<String, Persona> named = named(mapping, given.member);
    String stranger = given.chance.stranger(named.keySet());
    if (stranger != null) {
      throw new Wrong(
          node.at(),
          "unknown-member",
          "\"" + stranger + "\" is drawn, but is no member of this spec: " + named.keySet());
    }
    StepReader reader =
        new StepReader(programme, phrases, page, given.goods, given.place, named.sequencedKeySet());
    items.forEach(reader::read);
    List<Step> read = reader.steps();
    return read.size() < items.size()
        ? null
        : new Spec(
            Page.word(name.value(), "three colas make one entry"),
            name.value().at(),
            participants(named, read),
            given.codes.byOwner(),
            given.chance,
            read);
  }

  private SequencedMap<String, Persona> named(Node.Mapping mapping, Persona everybody) {
    SequencedMap<String, Persona> named = new LinkedHashMap<>();
    Node.Entry members = mapping.entry("members");
    if (members == null) {
      named.put(Spec.SOMEBODY, everybody);
      return named;
    }
    for (Node.Entry entry : Page.mapping(members.value(), "members").entries()) {
      Persona facts = page.attempt(() -> everybody.with(entry.value(), page));
      if (facts != null && facts.invitedBy() != null && !named.containsKey(facts.invitedBy())) {
        page.note(
            entry.value().at(),
            "unknown-member",
            "\""
                + facts.invitedBy()
                + "\" is no member of this spec named above. Name who invites first");
      }
      named.put(entry.key().value(), facts == null ? everybody : facts);
    }
    if (named.isEmpty()) {
      throw new Wrong(
          members.value().at(), "missing-field", "name the members: {anna: {}, boris: {}}");
    }
    return named;
  }

  /// Members who do not say when they joined did so on the day of their first step.
  private SequencedMap<String, Participant> participants(
      SequencedMap<String, Persona> named, List<Step> steps) {
    SequencedMap<String, Participant> participants = new LinkedHashMap<>();
    named.forEach(
        (name, facts) -> {
          LocalDate first =
              steps.stream()
                  .filter(step -> step.member().equals(name))
                  .map(step -> LocalDate.ofInstant(step.moment(), programme.zone()))
                  .min(LocalDate::compareTo)
                  .orElseGet(
                      () -> LocalDate.ofInstant(steps.getFirst().moment(), programme.zone()));
          LocalDate joined = facts.joined() == null ? first : facts.joined();
          Instant joins = joined.atStartOfDay(programme.zone()).toInstant();
          Spot at = facts.at() == null ? steps.getFirst().at() : facts.at();
          participants.put(
              name,
              new Participant(
                  name,
                  at,
                  joins,
                  facts.never() ? null : facts.profile(joined),
                  facts.invitedBy(),
                  facts.card() ? Activity.Kind.GIFT_CARD : Activity.Kind.MEMBER));
        });
    return participants;
  }
}
