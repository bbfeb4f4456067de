package org.laurel.core.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.laurel.core.decision.Reason;
import org.laurel.core.decision.Refusal;
import org.laurel.core.decision.Why;
import org.laurel.core.language.Node;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.spec.Expectation.Part;

/// Reads what a step should end in.
final class Expectations {

  private static final Set<String> FIELDS =
      Set.of(
          "has",
          "owes",
          "earns",
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

  private final Programme programme;
  private final Phrases phrases;
  private final Page page;
  private final Set<String> explained;

  Expectations(Programme programme, Phrases phrases, Page page) {
    this.programme = programme;
    this.phrases = phrases;
    this.page = page;
    this.explained = explained(programme);
  }

  /// Whether a step expects anything, rightly or wrongly written.
  static boolean any(Node.Mapping step) {
    return step.entries().stream().anyMatch(entry -> FIELDS.contains(entry.key().value()));
  }

  List<Expectation> read(Node.Mapping step) {
    List<Expectation> all = new ArrayList<>();
    for (Node.Entry entry : step.entries()) {
      page.attempt(() -> all.addAll(read(entry)));
    }
    return List.copyOf(all);
  }

  private List<Expectation> read(Node.Entry entry) {
    Node value = entry.value();
    return switch (entry.key().value()) {
      case "has" -> has(value);
      case "owes" -> owes(value);
      case "earns" -> earns(value);
      case "tier" -> tiers(value);
      case "membership" -> List.of(membership(value));
      case "total" -> money(Expectation.Sum.TOTAL, value);
      case "due" -> money(Expectation.Sum.DUE, value);
      case "discount" -> money(Expectation.Sum.DISCOUNT, value);
      case "refund" -> money(Expectation.Sum.REFUND, value);
      case "partner pays" -> money(Expectation.Sum.PARTNER_PAYS, value);
      case "partner gets" -> money(Expectation.Sum.PARTNER_GETS, value);
      case "payout" -> money(Expectation.Sum.PAYOUT, value);
      case "orders" -> List.of(orders(value));
      case "vouchers" -> List.of(vouchers(value));
      case "refused" -> List.of(refused(value));
      case "because" -> because(value);
      default -> List.of();
    };
  }

  /// `{stamp: 2}`, or `{stamp: {available: 2, pending: 1, held: 0}}`.
  private List<Expectation> has(Node node) {
    List<Expectation> all = new ArrayList<>();
    for (Node.Entry entry : Page.mapping(node, "has").entries()) {
      Unit unit = phrases.unit(entry.key());
      if (entry.value() instanceof Node.Mapping) {
        List<String> fields = List.of("available", "pending", "held");
        for (Node.Entry part : page.mapping(entry.value(), "a balance", fields).entries()) {
          Arrays.stream(Part.values())
              .filter(p -> p.word().equals(part.key().value()))
              .forEach(p -> all.add(has(unit, p, part.value())));
        }
      } else {
        all.add(has(unit, Part.AVAILABLE, entry.value()));
      }
    }
    return all;
  }

  private List<Expectation> owes(Node node) {
    List<Expectation> all = new ArrayList<>();
    for (Node.Entry entry : Page.mapping(node, "owes").entries()) {
      all.add(has(phrases.unit(entry.key()), Part.OWED, entry.value()));
    }
    return all;
  }

  private static Expectation has(Unit unit, Part part, Node node) {
    return new Expectation.Has(
        node.at(), unit.id(), unit.scale(), part, Phrases.amount(node, unit));
  }

  private List<Expectation> earns(Node node) {
    List<Expectation> all = new ArrayList<>();
    for (Node.Entry entry : Page.mapping(node, "earns").entries()) {
      Unit unit = phrases.unit(entry.key());
      all.add(
          new Expectation.Earns(
              entry.value().at(), unit.id(), unit.scale(), Phrases.amount(entry.value(), unit)));
    }
    return all;
  }

  /// `gold`, or `{status: gold}` where there are several ladders.
  private List<Expectation> tiers(Node node) {
    List<Ladder> ladders = programme.ladders().stream().filter(l -> !l.isMembership()).toList();
    if (node instanceof Node.Mapping mapping) {
      List<Expectation> all = new ArrayList<>();
      for (Node.Entry entry : mapping.entries()) {
        Ladder ladder =
            ladders.stream()
                .filter(l -> l.id().equals(entry.key().value()))
                .findFirst()
                .orElseThrow(() -> unknownLadder(entry.key()));
        all.add(tier(ladder, entry.value()));
      }
      return all;
    }
    if (ladders.size() != 1) {
      throw new Wrong(
          node.at(),
          "wrong-shape",
          ladders.isEmpty()
              ? "the programme has no tiers"
              : "the programme has several ladders; say which: {"
                  + ladders.getFirst().id()
                  + ": …}");
    }
    return List.of(tier(ladders.getFirst(), node));
  }

  private Expectation membership(Node node) {
    return programme.ladders().stream()
        .filter(Ladder::isMembership)
        .findFirst()
        .map(ladder -> tier(ladder, node))
        .orElseThrow(
            () ->
                new Wrong(
                    node.at(),
                    "wrong-shape",
                    "whoever has joined this programme is a member for good; nothing makes one"
                        + " active or inactive"));
  }

  private Wrong unknownLadder(Node.Text name) {
    return Page.unknown(
        name, "ladder", "the programme", programme.ladders().stream().map(Ladder::id).toList());
  }

  private static Expectation tier(Ladder ladder, Node node) {
    Node.Text level = Page.text(node, ladder.levels().getFirst().id());
    List<String> known = ladder.levels().stream().map(Ladder.Level::id).toList();
    if (!known.contains(level.value().strip())) {
      throw Page.unknown(level, "level", ladder.id(), known);
    }
    return new Expectation.Tier(level.at(), ladder.id(), known.getFirst(), level.value().strip());
  }

  private List<Expectation> money(Expectation.Sum sum, Node node) {
    return List.of(
        new Expectation.Money(node.at(), sum, phrases.money(node), phrases.moneyScale()));
  }

  /// `[free-drink, gift-card x 2]`, or `none`, which is `[]`.
  private Expectation vouchers(Node node) {
    TreeMap<String, Integer> byReward = new TreeMap<>();
    if (node instanceof Node.Sequence list && list.items().isEmpty()) {
      return new Expectation.Vouchers(node.at(), byReward);
    }
    for (Node.Text text : Page.texts(node, "free-drink x 2")) {
      Phrases.Counted counted = phrases.counted(text);
      if (counted.name().equals("none")) {
        continue;
      }
      if (!programme.rewards().containsKey(counted.name())) {
        throw Page.unknown(text, "reward", "the programme", programme.rewards().keySet());
      }
      byReward.merge(counted.name(), counted.whole(), Integer::sum);
    }
    return new Expectation.Vouchers(node.at(), byReward);
  }

  /// `{headphones: sent}`, or `none`.
  private Expectation orders(Node node) {
    TreeMap<String, String> byReward = new TreeMap<>();
    if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries()) {
        if (!programme.rewards().containsKey(entry.key().value())) {
          throw Page.unknown(entry.key(), "reward", "the programme", programme.rewards().keySet());
        }
        byReward.put(entry.key().value(), ActionReader.state(entry.value()).word());
      }
    } else if (!Page.text(node, "none").value().strip().equals("none")) {
      throw new Wrong(node.at(), "wrong-shape", "expected {headphones: sent}, or none");
    }
    return new Expectation.Orders(node.at(), byReward);
  }

  private static Expectation refused(Node node) {
    Node.Text code = Page.text(node, "insufficient-points");
    List<String> known = Arrays.stream(Refusal.values()).map(Refusal::code).toList();
    if (!known.contains(code.value().strip())) {
      throw Page.unknown(code, "refusal", "Laurel", known);
    }
    return new Expectation.Refused(code.at(), code.value().strip());
  }

  /// `{cashback: granted, hero-coffee: not-met}`; in the place of an outcome, the code of a reason.
  private List<Expectation> because(Node node) {
    Set<String> words = new LinkedHashSet<>();
    for (Reason.Outcome outcome : Reason.Outcome.values()) {
      words.add(Phrases.code(outcome));
    }
    for (Why why : Why.values()) {
      words.add(Phrases.code(why));
    }
    List<Expectation> all = new ArrayList<>();
    for (Node.Entry entry : Page.mapping(node, "because").entries()) {
      if (!explained.contains(entry.key().value())) {
        throw Page.unknown(entry.key(), "rule", "the programme", explained);
      }
      for (Node.Text word : Page.texts(entry.value(), "granted")) {
        if (!words.contains(word.value().strip())) {
          throw Page.unknown(word, "outcome", "a reason", words);
        }
        all.add(new Expectation.Because(word.at(), entry.key().value(), word.value().strip()));
      }
    }
    return all;
  }

  /// The ids that reasons may speak of.
  private static Set<String> explained(Programme programme) {
    Set<String> ids = new LinkedHashSet<>();
    programme.earning().forEach(rule -> ids.add(rule.id()));
    programme.offers().forEach(offer -> ids.add(offer.id()));
    programme.access().forEach(access -> ids.add(access.id()));
    programme.exchanges().forEach(exchange -> ids.add(exchange.id()));
    programme.contests().forEach(contest -> ids.add(contest.id()));
    programme.draws().forEach(draw -> ids.add(draw.campaign()));
    programme.ladders().forEach(ladder -> ids.add(ladder.id()));
    ids.addAll(programme.rewards().keySet());
    ids.addAll(programme.units().keySet());
    ids.add(Seen.THIS);
    return ids;
  }
}
