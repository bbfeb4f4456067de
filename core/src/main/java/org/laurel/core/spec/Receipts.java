package org.laurel.core.spec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.language.Node;
import org.laurel.core.spec.Spec.Step;
import org.laurel.core.value.Decimal;

/// The purchases of a spec, so that a step can bring back something of them.
final class Receipts {

  private final Goods goods;
  private final Phrases phrases;
  private final SequencedMap<Integer, Receipt> all = new LinkedHashMap<>();

  /// @param left of each line, what was not brought back
  private record Receipt(
      String member, Instant moment, List<Activity.Line> lines, Map<Integer, Decimal> left) {

    boolean has(String sku) {
      return lines.stream().anyMatch(line -> line.sku().equals(sku) && left(line).signum() > 0);
    }

    boolean isEmpty() {
      return lines.stream().allMatch(line -> left(line).signum() <= 0);
    }

    Decimal left(Activity.Line line) {
      return left.getOrDefault(line.number(), Decimal.ZERO);
    }
  }

  Receipts(Goods goods, Phrases phrases) {
    this.goods = goods;
    this.phrases = phrases;
  }

  /// Remembers what a step bought, and what it brought back unless that is to be refused.
  void note(int number, Step step) {
    if (step.expectsRefusal()) {
      return;
    }
    switch (step.action()) {
      case Action.Buys buys -> {
        Map<Integer, Decimal> left = new LinkedHashMap<>();
        buys.lines().forEach(line -> left.put(line.number(), line.quantity()));
        all.put(number, new Receipt(step.member(), step.moment(), buys.lines(), left));
      }
      case Action.Returns(var purchase, var lines) when purchase != null -> {
        Receipt receipt = all.get(purchase);
        if (receipt != null && lines.isEmpty()) {
          receipt.left.clear();
        } else if (receipt != null) {
          lines.forEach(
              line -> receipt.left.merge(line.number(), line.quantity().negated(), Decimal::plus));
        }
      }
      case null, default -> {}
    }
  }

  /// `returns: [coffee, tea x 2]`, `returns: everything`; with `receipt: 2022-08-16 17:40` of that
  /// purchase, with `receipt: none` of none, otherwise of the newest purchase that has them all.
  Action.Returns returned(Node value, Node.@Nullable Entry receipt, String member) {
    List<Node.Text> texts = Page.texts(value, "coffee x 2");
    boolean everything = texts.size() == 1 && texts.getFirst().value().strip().equals("everything");
    List<Phrases.Counted> counted =
        everything ? List.of() : texts.stream().map(phrases::counted).toList();
    if (receipt != null && Page.word(receipt.value(), "none").equals("none")) {
      if (everything) {
        throw new Wrong(value.at(), "wrong-shape", "without a receipt, say what is brought back");
      }
      return new Action.Returns(null, counted.stream().map(this::blind).toList());
    }
    int purchase = receipt == null ? newest(value, counted, member) : at(receipt.value(), member);
    Receipt found = all.get(purchase);
    if (found == null) {
      throw new IllegalStateException("no purchase in step " + purchase);
    }
    List<Activity.ReturnedLine> lines = new ArrayList<>();
    counted.forEach(one -> spread(one, found, lines));
    return new Action.Returns(purchase, List.copyOf(lines));
  }

  private Activity.ReturnedLine blind(Phrases.Counted counted) {
    return new Activity.ReturnedLine(
        0, goods.sku(counted), counted.quantity(), goods.amount(counted));
  }

  private int newest(Node value, List<Phrases.Counted> counted, String member) {
    for (int number : all.sequencedKeySet().reversed()) {
      Receipt receipt = all.get(number);
      if (receipt != null
          && receipt.member.equals(member)
          && !receipt.isEmpty()
          && counted.stream().allMatch(one -> receipt.has(goods.sku(one)))) {
        return number;
      }
    }
    throw new Wrong(
        value.at(),
        "unknown-purchase",
        "no purchase before this step still has what is brought back. Name one (receipt: 2022-08-16"
            + " 17:40), or bring it back without (receipt: none)");
  }

  private int at(Node node, String member) {
    Instant moment = phrases.moment(node);
    List<Integer> found = at(moment, receipt -> receipt.member.equals(member));
    if (found.isEmpty()) {
      // Somebody else's: accounts can be shared.
      found = at(moment, _ -> true);
    }
    if (found.size() != 1) {
      throw new Wrong(
          node.at(),
          "unknown-purchase",
          found.isEmpty()
              ? "nobody bought anything at that moment, before this step"
              : "somebody bought twice at that moment: let a minute pass between the two");
    }
    return found.getFirst();
  }

  private List<Integer> at(Instant moment, Predicate<Receipt> whose) {
    return all.entrySet().stream()
        .filter(e -> e.getValue().moment.equals(moment) && whose.test(e.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Takes it from the lines that have it, in their order; what is too much stays with the last.
  private void spread(Phrases.Counted counted, Receipt receipt, List<Activity.ReturnedLine> lines) {
    String sku = goods.sku(counted);
    List<Activity.Line> having =
        receipt.lines.stream().filter(line -> line.sku().equals(sku)).toList();
    if (having.isEmpty()) {
      throw new Wrong(
          counted.text().at(),
          "unknown-product",
          "there is no " + counted.name() + " in that purchase");
    }
    Decimal rest = counted.quantity();
    for (Activity.Line line : having) {
      boolean last = line == having.getLast();
      Decimal left = receipt.left(line);
      Decimal taken = last || rest.compareTo(left) <= 0 ? rest : left;
      if (taken.signum() > 0) {
        lines.add(new Activity.ReturnedLine(line.number(), "", taken, 0));
        rest = rest.minus(taken);
      }
    }
  }
}
