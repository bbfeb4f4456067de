package org.laurel.core.spec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.OrderState;
import org.laurel.core.activity.Place;
import org.laurel.core.language.Node;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Contest;
import org.laurel.core.programme.Draw;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.spec.Spec.Step;

/// Reads what is done in a step.
///
/// @param steps those before it; they grow while a spec is read
record ActionReader(
    Programme programme,
    Phrases phrases,
    Page page,
    Goods goods,
    Receipts receipts,
    List<Step> steps,
    Collection<String> members) {

  /// @param doing the field that says what is done
  Action read(Node.Entry doing, Node.Mapping step, String member, Place where) {
    Node value = doing.value();
    return switch (doing.key().value()) {
      case "buys" -> buys(value, step, where);
      case "returns" -> receipts.returned(value, step.entry("receipt"), member);
      case "does" -> act(value, step.entry("with"), where);
      case "takes back" -> takesBack(value, step.entry("done"), member);
      case "redeems" -> redeems(value, step, where, null);
      case "fulfils" -> fulfils(value, member);
      case "holds" -> {
        Node.Entry until = step.entry("until");
        if (until == null) {
          throw new Wrong(value.at(), "missing-field", "say \"until\" when it is set aside");
        }
        yield redeems(value, step, where, phrases.moment(until.value()));
      }
      case "captures" -> new Action.Captures(hold(value, member));
      case "releases" -> new Action.Releases(hold(value, member));
      case "loads" -> {
        Activity.Pay amount = phrases.units(Page.text(value, "25.00 dollars"));
        yield new Action.Loads(amount.unit(), amount.amount());
      }
      case "blocked" -> new Action.Blocks(Page.flag(value));
      case "belongs to" -> new Action.Registers(member(value));
      case "moves to" -> new Action.Merges(member(value));
      case "separates" -> new Action.Separates(member(value));
      case "shares with" -> new Action.Joins(member(value));
      case "leaves" -> leaves(value, member);
      case "sends" -> {
        Activity.Pay amount = phrases.units(Page.text(value, "500 points"));
        yield new Action.Sends(amount.unit(), amount.amount(), member(value, step.entry("to")));
      }
      case "draws" -> draws(value, step.entry("wins"));
      case "closes" -> closes(value);
      case "adjusts" -> {
        Activity.Pay amount = phrases.units(Page.text(value, "500 points"));
        yield new Action.Adjusts(amount.unit(), amount.amount());
      }
      default -> {
        Persona facts = Persona.NONE.with(value, page);
        if (facts.never() || facts.joined() != null) {
          throw new Wrong(value.at(), "wrong-shape", "the day of joining never becomes another");
        }
        yield new Action.Becomes(
            facts.born(), facts.language(), facts.segments(), facts.consents());
      }
    };
  }

  private Action draws(Node value, Node.@Nullable Entry wins) {
    Node.Text name = Page.text(value, "summer");
    for (Draw draw : programme.draws()) {
      if (draw.campaign().equals(name.value().strip())) {
        List<String> known = draw.prizes().stream().map(Draw.Prize::id).toList();
        List<String> won = new ArrayList<>();
        for (Node.Text prize : wins == null ? List.<Node.Text>of() : texts(wins)) {
          if (!known.contains(prize.value().strip())) {
            throw Page.unknown(prize, "prize", "the draw", known);
          }
          won.add(prize.value().strip());
        }
        return new Action.Draws(draw.campaign(), draw.unit(), List.copyOf(won));
      }
    }
    List<String> known = programme.draws().stream().map(Draw::campaign).toList();
    throw Page.unknown(name, "campaign with a draw", "the programme", known);
  }

  private Action closes(Node value) {
    Node.Text name = Page.text(value, "customer-of-the-month");
    List<String> known = programme.contests().stream().map(Contest::id).toList();
    if (!known.contains(name.value().strip())) {
      throw Page.unknown(name, "contest", "the programme", known);
    }
    return new Action.Closes(name.value().strip());
  }

  private static List<Node.Text> texts(Node.Entry entry) {
    return Page.texts(entry.value(), "headphones");
  }

  /// `leaves: anna`, whose account the member shares.
  private Action leaves(Node value, String member) {
    String owner = member(value);
    if (owner.equals(member)) {
      throw new Wrong(value.at(), "wrong-shape", "name whose account is left, not who leaves it");
    }
    return new Action.Leaves();
  }

  private String member(Node doing, Node.@Nullable Entry field) {
    if (field == null) {
      throw new Wrong(doing.at(), "missing-field", "say to whom: {sends: …, to: boris}");
    }
    return member(field.value());
  }

  private String member(Node field) {
    Node.Text name = Page.text(field, "boris");
    if (!members.contains(name.value().strip())) {
      throw Page.unknown(name, "member", "this spec", members);
    }
    return name.value().strip();
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
    Node.Entry card = step.entry("from card");
    Node.Entry confirmed = step.entry("confirmed");
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
        given == null ? List.of() : given(given.value()),
        card == null ? null : member(card.value()),
        confirmed == null
            ? List.of()
            : Page.texts(confirmed.value(), "hug").stream().map(this::act).toList());
  }

  private String act(Node.Text name) {
    if (!programme.acts().containsKey(name.value().strip())) {
      throw Page.unknown(name, "act", "the programme", programme.acts().keySet());
    }
    return name.value().strip();
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
    return new Action.Does(
        where, act.id(), Attributes.read(with, act.id(), act.attributes(), phrases));
  }

  /// `takes back: stay`: the member's newest one that was not taken back; with `done: 2026-08-16
  /// 17:40` the one of that moment.
  private Action takesBack(Node value, Node.@Nullable Entry done, String member) {
    Node.Text text = Page.text(value, "stay");
    String act = act(text);
    Instant moment = done == null ? null : phrases.moment(done.value());
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (step.action() instanceof Action.Does does
          && does.act().equals(act)
          && !step.expectsRefusal()
          && step.member().equals(member)
          && (moment == null ? !isTakenBack(i) : step.moment().equals(moment))) {
        return new Action.TakesBack(i);
      }
    }
    throw new Wrong(
        text.at(),
        "unknown-purchase",
        moment == null
            ? "no step of %s before this one does \"%s\" that is not taken back"
                .formatted(member, act)
            : "no step of %s before this one does \"%s\" at that moment".formatted(member, act));
  }

  private boolean isTakenBack(int act) {
    return steps.stream()
        .anyMatch(
            step ->
                step.action() instanceof Action.TakesBack(var taken)
                    && taken == act
                    && !step.expectsRefusal());
  }

  private Action redeems(Node value, Node.Mapping step, Place where, @Nullable Instant until) {
    Phrases.Counted counted = phrases.counted(Page.text(value, "free-drink"));
    Reward reward = reward(counted.text(), counted.name());
    Node.Entry amount = step.entry("amount");
    return new Action.Redeems(
        where,
        reward.id(),
        counted.whole(),
        amount == null ? 0 : phrases.units(Page.text(amount.value(), "500 points")).amount(),
        Attributes.read(step.entry("with"), reward.id(), reward.asks().types(), phrases),
        until);
  }

  /// `{headphones: sent}`: the state that the member's newest redemption of it comes into.
  private Action fulfils(Node value, String member) {
    Node.Mapping mapping = Page.mapping(value, "fulfils");
    if (mapping.entries().size() != 1) {
      throw new Wrong(value.at(), "wrong-shape", "expected one reward, such as {headphones: sent}");
    }
    Node.Entry entry = mapping.entries().getFirst();
    String reward = reward(entry.key(), entry.key().value().strip()).id();
    int redeemed = newest(member, redeems -> redeems.reward().equals(reward));
    if (redeemed < 0) {
      throw new Wrong(
          entry.key().at(),
          "unknown-hold",
          "no step before this one redeems \"" + reward + "\" for the member");
    }
    return new Action.Fulfils(redeemed, state(entry.value()));
  }

  static OrderState state(Node node) {
    Node.Text text = Page.text(node, "sent");
    List<String> known = new ArrayList<>();
    for (OrderState state : OrderState.values()) {
      known.add(state.word());
      if (state.word().equals(text.value().strip())) {
        return state;
      }
    }
    throw Page.unknown(text, "state", "a redemption", known);
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
    int held = newest(member, holds -> holds.until() != null && holds.reward().equals(reward));
    if (held < 0) {
      throw new Wrong(
          text.at(),
          "unknown-hold",
          "no step before this one holds \"" + reward + "\" for the member");
    }
    return held;
  }

  /// The newest such redemption of the member that was not to be refused; -1: there is none.
  private int newest(String member, Predicate<Action.Redeems> such) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (step.member().equals(member)
          && !step.expectsRefusal()
          && step.action() instanceof Action.Redeems redeems
          && such.test(redeems)) {
        return i;
      }
    }
    return -1;
  }
}
