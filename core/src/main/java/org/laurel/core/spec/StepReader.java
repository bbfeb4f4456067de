package org.laurel.core.spec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Place;
import org.laurel.core.language.Node;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.spec.Spec.Step;
import org.laurel.core.value.Decimal;

/// Reads the steps of one spec, each knowing those before it.
final class StepReader {

  /// What may be done, and what only goes with it.
  private static final Map<String, List<String>> ACTIONS =
      Map.of(
          "buys", List.of("pays", "uses", "offline", "given"),
          "returns", List.of("receipt"),
          "does", List.of("with"),
          "redeems", List.of(),
          "holds", List.of("until"),
          "captures", List.of(),
          "releases", List.of(),
          "adjusts", List.of(),
          "becomes", List.of());

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
          "returns",
          "receipt",
          "does",
          "with",
          "redeems",
          "holds",
          "until",
          "captures",
          "releases",
          "adjusts",
          "becomes",
          "has",
          "earns",
          "owes",
          "tier",
          "total",
          "due",
          "discount",
          "refund",
          "vouchers",
          "refused",
          "because");

  private final Programme programme;
  private final Phrases phrases;
  private final Page page;
  private final Goods goods;
  private final Where place;
  private final Collection<String> members;
  private final Receipts receipts;
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
    this.programme = programme;
    this.phrases = phrases;
    this.page = page;
    this.goods = goods;
    this.place = place;
    this.members = members;
    this.receipts = new Receipts(goods, phrases);
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
    Action action = doing == null ? null : action(doing, mapping, member, where);
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

  private Action action(Node.Entry doing, Node.Mapping step, String member, Place where) {
    Node value = doing.value();
    return switch (doing.key().value()) {
      case "buys" -> buys(value, step, where);
      case "returns" -> receipts.returned(value, step.entry("receipt"), member);
      case "does" -> act(value, step.entry("with"), where);
      case "redeems" -> redeems(value, where, null);
      case "holds" -> {
        Node.Entry until = step.entry("until");
        if (until == null) {
          throw new Wrong(value.at(), "missing-field", "say \"until\" when it is set aside");
        }
        yield redeems(value, where, phrases.moment(until.value()));
      }
      case "captures" -> new Action.Captures(hold(value, member));
      case "releases" -> new Action.Releases(hold(value, member));
      case "adjusts" -> {
        Activity.Pay amount = phrases.units(Page.text(value, "500 points"));
        yield new Action.Adjusts(amount.unit(), amount.amount());
      }
      default -> {
        Facts facts = Facts.NONE.with(value, page);
        if (facts.never() || facts.joined() != null) {
          throw new Wrong(value.at(), "wrong-shape", "the day of joining never becomes another");
        }
        yield new Action.Becomes(
            facts.born(), facts.language(), facts.segments(), facts.consents());
      }
    };
  }

  private Action buys(Node value, Node.Mapping step, Place where) {
    List<Activity.Line> lines = new ArrayList<>();
    for (Node.Text text : Page.texts(value, "coffee x 2")) {
      lines.add(goods.line(lines.size() + 1, text));
    }
    Node.Entry pays = step.entry("pays");
    Node.Entry uses = step.entry("uses");
    Node.Entry offline = step.entry("offline");
    Node.Entry given = step.entry("given");
    return new Action.Buys(
        where,
        List.copyOf(lines),
        pays == null
            ? List.of()
            : Page.texts(pays.value(), "500 points").stream().map(phrases::units).toList(),
        uses == null
            ? List.of()
            : Page.texts(uses.value(), "free-drink").stream().map(this::shown).toList(),
        offline != null && Page.flag(offline.value()),
        given == null ? List.of() : given(given.value()));
  }

  /// `free-drink`: a voucher of that reward; `code X-1`: any code.
  private Action.Shown shown(Node.Text text) {
    String phrase = text.value().strip();
    return phrase.startsWith("code ")
        ? new Action.Shown.OfCode(phrase.substring(5).strip())
        : new Action.Shown.OfReward(reward(text, phrase).id());
  }

  /// `{hero-coffee: 3.00 PLN}`: what the till gave on the first line, or `{line 2 hero-coffee: …}`.
  private List<Activity.Given> given(Node node) {
    List<Activity.Given> all = new ArrayList<>();
    for (Node.Entry entry : Page.mapping(node, "given").entries()) {
      String name = entry.key().value();
      int line = 1;
      if (name.matches("line \\d{1,3} .+")) {
        line = Integer.parseInt(name.split(" ", 3)[1]);
        name = name.split(" ", 3)[2];
      }
      String offer = name;
      List<String> known = programme.offers().stream().map(Offer::id).toList();
      if (!known.contains(offer)) {
        throw Page.unknown(entry.key(), "offer", "the programme", known);
      }
      all.add(new Activity.Given(line, offer, phrases.money(entry.value())));
    }
    return List.copyOf(all);
  }

  private Action act(Node value, Node.@Nullable Entry with, Place where) {
    Node.Text name = Page.text(value, "vaccination");
    ActType act = programme.acts().get(name.value().strip());
    if (act == null) {
      throw Page.unknown(name, "act", "the programme", programme.acts().keySet());
    }
    return new Action.Does(where, act.id(), Attributes.read(with, act, phrases));
  }

  private Action redeems(Node value, Place where, @Nullable Instant until) {
    Phrases.Counted counted = phrases.counted(Page.text(value, "free-drink"));
    Reward reward = reward(counted.text(), counted.name());
    return new Action.Redeems(where, reward.id(), counted.whole(), until);
  }

  private Reward reward(Node.Text text, String name) {
    Reward reward = programme.rewards().get(name);
    if (reward == null) {
      throw Page.unknown(text, "reward", "the programme", programme.rewards().keySet());
    }
    return reward;
  }

  /// The newest step of the member that set this reward aside.
  private int hold(Node value, String member) {
    Node.Text text = Page.text(value, "free-drink");
    String reward = reward(text, text.value().strip()).id();
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (step.member().equals(member)
          && step.action() instanceof Action.Redeems held
          && held.until() != null
          && held.reward().equals(reward)) {
        return i;
      }
    }
    throw new Wrong(
        text.at(),
        "unknown-hold",
        "no step before this one holds \"" + reward + "\" for the member");
  }
}
