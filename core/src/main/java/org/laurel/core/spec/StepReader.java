package org.laurel.core.spec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Place;
import org.laurel.core.language.Node;
import org.laurel.core.programme.Programme;
import org.laurel.core.spec.Spec.Step;
import org.laurel.core.value.Decimal;

/// Reads the steps of one spec, each knowing those before it.
final class StepReader {

  /// What may be done, and what only goes with it.
  private static final Map<String, List<String>> ACTIONS =
      Map.ofEntries(
          Map.entry("buys", List.of("pays", "uses", "offline", "given", "from card", "confirmed")),
          Map.entry("returns", List.of("receipt")),
          Map.entry("does", List.of("with")),
          Map.entry("takes back", List.of("done")),
          Map.entry("redeems", List.of("with", "amount")),
          Map.entry("holds", List.of("until", "with", "amount")),
          Map.entry("captures", List.<String>of()),
          Map.entry("releases", List.<String>of()),
          Map.entry("fulfils", List.<String>of()),
          Map.entry("adjusts", List.<String>of()),
          Map.entry("draws", List.of("wins")),
          Map.entry("closes", List.<String>of()),
          Map.entry("sends", List.of("to")),
          Map.entry("loads", List.<String>of()),
          Map.entry("blocked", List.<String>of()),
          Map.entry("belongs to", List.<String>of()),
          Map.entry("moves to", List.<String>of()),
          Map.entry("shares with", List.<String>of()),
          Map.entry("leaves", List.<String>of()),
          Map.entry("separates", List.<String>of()),
          Map.entry("becomes", List.<String>of()));

  static final List<String> FIELDS =
      List.of(
          "at",
          "times",
          "who",
          "place",
          "buys",
          "pays",
          "uses",
          "offline",
          "given",
          "from card",
          "confirmed",
          "returns",
          "receipt",
          "does",
          "with",
          "takes back",
          "done",
          "redeems",
          "amount",
          "holds",
          "until",
          "captures",
          "releases",
          "fulfils",
          "adjusts",
          "draws",
          "wins",
          "closes",
          "sends",
          "to",
          "loads",
          "blocked",
          "belongs to",
          "moves to",
          "shares with",
          "leaves",
          "separates",
          "becomes",
          "has",
          "earns",
          "owes",
          "tier",
          "membership",
          "total",
          "due",
          "discount",
          "refund",
          "partner pays",
          "partner gets",
          "payout",
          "vouchers",
          "orders",
          "refused",
          "because");

  /// Each repetition counts.
  private static final int MOST = 10_000;

  private final Phrases phrases;
  private final Page page;
  private final Where place;
  private final Collection<String> members;
  private final Receipts receipts;
  private final ActionReader actions;
  private final Expectations expectations;
  private final List<Step> steps = new ArrayList<>();
  private boolean broken;

  StepReader(
      Programme programme,
      Phrases phrases,
      Page page,
      Goods goods,
      Where place,
      Collection<String> members) {
    this.phrases = phrases;
    this.page = page;
    this.place = place;
    this.members = members;
    this.receipts = new Receipts(goods, phrases);
    this.actions = new ActionReader(programme, phrases, page, goods, receipts, steps, members);
    this.expectations = new Expectations(programme, phrases, page);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  /// Reads one step. After one that is wrong, nobody is told that a later one does not find what it
  /// would have bought or held.
  void read(Node node) {
    try {
      Node.Mapping mapping = page.mapping(node, "a step", FIELDS);
      Step last = step(mapping);
      Node.Entry times = mapping.entry("times");
      int more = times == null ? 0 : times(times.value(), last) - 1;
      for (int i = 0; i <= more; i++) {
        add((i == more ? last : last.expectingNothing()).after(i));
      }
    } catch (Wrong wrong) {
      if (!broken || !wrong.code.equals("unknown-purchase") && !wrong.code.equals("unknown-hold")) {
        page.note(wrong.at, wrong.code, wrong.message());
      }
      broken = true;
    }
  }

  private void add(Step step) {
    if (steps.size() == MOST) {
      throw new Wrong(step.at(), "too-many-steps", "a spec has at most " + MOST + " steps");
    }
    receipts.note(steps.size(), step);
    steps.add(step);
  }

  /// How often a step is done.
  private static int times(Node node, Step step) {
    Node.Text text = Page.text(node, "5");
    Decimal times = Phrases.number(text, text.value().strip());
    if (!times.isWhole() || times.unscaled() < 1 || times.unscaled() > 1_000) {
      throw Phrases.wrong(node, "bad-number", "expected a whole number from 1 to 1000");
    }
    if (step.action() == null) {
      throw Phrases.wrong(node, "wrong-shape", "nothing is done here that could be done again");
    }
    return (int) times.unscaled();
  }

  private Step step(Node.Mapping mapping) {
    Node.Entry at = mapping.entry("at");
    if (at == null) {
      throw new Wrong(
          mapping.at(), "missing-field", "a step needs the field \"at\": 2022-08-15 09:10");
    }
    Instant moment = phrases.moment(at.value());
    String member = member(mapping);
    Node.Entry doing = doing(mapping);
    Node.Entry here = mapping.entry("place");
    Place where = (here == null ? place : place.with(here.value(), page)).place();
    Action action = doing == null ? null : actions.read(doing, mapping, member, where);
    List<Expectation> expected = expectations.read(mapping);
    if (action == null && !Expectations.any(mapping)) {
      throw new Wrong(mapping.at(), "missing-field", "this step does nothing and expects nothing");
    }
    return new Step(at.key().at(), member, moment, action, expected);
  }

  private String member(Node.Mapping mapping) {
    Node.Entry who = mapping.entry("who");
    if (who == null) {
      if (members.size() > 1) {
        throw new Wrong(
            mapping.at(), "missing-field", "say who does it: " + String.join(", ", members));
      }
      return members.iterator().next();
    }
    Node.Text name = Page.text(who.value(), "anna");
    if (!members.contains(name.value().strip())) {
      throw Page.unknown(name, "member", "this spec", members);
    }
    return name.value().strip();
  }

  /// The one thing that is done in a step; `null`: nothing.
  private Node.@Nullable Entry doing(Node.Mapping mapping) {
    Node.Entry doing = null;
    for (Node.Entry entry : mapping.entries()) {
      if (ACTIONS.containsKey(entry.key().value())) {
        if (doing != null) {
          throw new Wrong(
              entry.key().at(),
              "two-actions",
              "a step does one thing; make \"" + entry.key().value() + "\" a step of its own");
        }
        doing = entry;
      }
    }
    List<String> fitting = doing == null ? List.of() : ACTIONS.get(doing.key().value());
    for (Node.Entry entry : mapping.entries()) {
      String name = entry.key().value();
      for (Map.Entry<String, List<String>> action : ACTIONS.entrySet()) {
        if (action.getValue().contains(name) && (fitting == null || !fitting.contains(name))) {
          throw new Wrong(
              entry.key().at(),
              "wrong-shape",
              "\"" + name + "\" goes with \"" + action.getKey() + "\", which is not in this step");
        }
      }
    }
    return doing;
  }
}
