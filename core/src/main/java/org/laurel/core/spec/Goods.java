package org.laurel.core.spec;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.language.Node;
import org.laurel.core.programme.Products;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Amounts;
import org.laurel.core.value.Decimal;

/// What can be bought in a spec: the products of its `prices`, and the programme's own product
/// sets.
final class Goods {

  private static final List<String> FIELDS = List.of("price", "sku", "category", "brand", "tags");

  /// @param price of one, in smallest amounts; `null`: said where it is bought
  private record Good(
      String sku, String category, String brand, List<String> tags, @Nullable Long price) {

    Good at(long price) {
      return new Good(sku, category, brand, tags, price);
    }
  }

  private final Programme programme;
  private final Phrases phrases;
  private final Map<String, Good> priced;

  private Goods(Programme programme, Phrases phrases, Map<String, Good> priced) {
    this.programme = programme;
    this.phrases = phrases;
    this.priced = priced;
  }

  static Goods none(Programme programme, Phrases phrases) {
    return new Goods(programme, phrases, Map.of());
  }

  /// These goods and those of a `prices` mapping, which come before goods of the same name.
  Goods with(Node prices, Page page) {
    Map<String, Good> all = new LinkedHashMap<>(priced);
    for (Node.Entry entry : Page.mapping(prices, "prices").entries()) {
      Good good = page.attempt(() -> good(entry, page));
      // A price that is wrong was told; that the product is not known need not be told as well.
      all.put(entry.key().value(), good == null ? bare(entry.key().value()).at(0) : good);
    }
    return new Goods(programme, phrases, all);
  }

  /// `cola: 6.49 PLN`, or `cola: {price: 6.49 PLN, category: soft-drinks}`.
  private Good good(Node.Entry entry, Page page) {
    String name = entry.key().value();
    if (entry.value() instanceof Node.Text) {
      return bare(name).at(phrases.money(entry.value()));
    }
    Node.Mapping mapping = page.mapping(entry.value(), "a product", FIELDS);
    Node.Entry price = mapping.entry("price");
    Node.Entry tags = mapping.entry("tags");
    return new Good(
        word(mapping, "sku", name),
        word(mapping, "category", ""),
        word(mapping, "brand", ""),
        tags == null
            ? List.of()
            : Page.texts(tags.value(), "vegan").stream().map(t -> t.value().strip()).toList(),
        price == null ? null : phrases.money(price.value()));
  }

  private static String word(Node.Mapping mapping, String field, String otherwise) {
    Node.Entry entry = mapping.entry(field);
    return entry == null ? otherwise : Page.word(entry.value(), field);
  }

  /// What the programme itself says of a name: a product of that set, or one in no set at all.
  private Good bare(String name) {
    Good good = new Good(name, "", "", List.of(), null);
    Products set = programme.products().get(name);
    return set == null ? good : marked(good, set, new LinkedHashSet<>());
  }

  private Good marked(Good good, Products set, Set<String> seen) {
    if (set.included().isEmpty() || !seen.add(set.id())) {
      return good;
    }
    Products.Selector first = set.included().getFirst();
    String value = first.values().getFirst();
    return switch (first.what()) {
      case SKU -> new Good(value, good.category(), good.brand(), good.tags(), good.price());
      case CATEGORY -> new Good(good.sku(), value, good.brand(), good.tags(), good.price());
      case BRAND -> new Good(good.sku(), good.category(), value, good.tags(), good.price());
      case TAG -> new Good(good.sku(), good.category(), good.brand(), List.of(value), good.price());
      case SET -> {
        Products inner = programme.products().get(value);
        yield inner == null ? good : marked(good, inner, seen);
      }
    };
  }

  /// What is bought by `coffee x 2`, or by an amount of money alone.
  Activity.Line line(int number, Node.Text text) {
    String phrase = text.value().strip();
    if (phrases.isMoney(phrase)) {
      return line(
          number,
          new Good("goods", "", "", List.of(), null),
          Decimal.ONE,
          phrases.money(text, phrase));
    }
    Phrases.Counted counted = phrases.counted(text);
    Good good = good(counted);
    return line(number, good, counted.quantity(), amount(counted, good));
  }

  private static Activity.Line line(int number, Good good, Decimal quantity, long amount) {
    return new Activity.Line(
        number, good.sku(), good.category(), good.brand(), good.tags(), quantity, amount);
  }

  /// The article number under which a name is bought and brought back.
  String sku(Phrases.Counted counted) {
    return good(counted).sku();
  }

  private Good good(Phrases.Counted counted) {
    Good good = priced.get(counted.name());
    if (good != null) {
      return good;
    }
    if (!programme.products().containsKey(counted.name()) && counted.amount() == null) {
      Set<String> known = new LinkedHashSet<>(priced.keySet());
      known.addAll(programme.products().keySet());
      throw new Wrong(
          counted.text().at(),
          "unknown-product",
          Page.unknown(counted.text(), "product", "prices or the programme", known).message()
              + " A price makes it known: prices: {"
              + counted.name()
              + ": "
              + Amounts.format(649, phrases.moneyScale())
              + " "
              + programme.money()
              + "}");
    }
    return bare(counted.name());
  }

  /// What the whole line costs, in smallest amounts.
  long amount(Phrases.Counted counted) {
    return amount(counted, good(counted));
  }

  private long amount(Phrases.Counted counted, Good good) {
    if (counted.amount() != null) {
      return counted.amount();
    }
    if (good.price() == null) {
      throw Phrases.wrong(
          counted.text(),
          "missing-price",
          counted.name()
              + " has no price: name it under prices, or write: "
              + counted.name()
              + " for 6.49 "
              + programme.money());
    }
    try {
      Decimal amount = Decimal.of(good.price()).times(counted.quantity());
      if (amount.isWhole()) {
        return amount.unscaled();
      }
    } catch (ArithmeticException e) {
      // told below
    }
    throw Phrases.wrong(
        counted.text(),
        "bad-money",
        "%s of %s do not come to an amount that can be paid. Say the line's amount: %s x %s for 6.49 %s"
            .formatted(
                counted.quantity(),
                counted.name(),
                counted.name(),
                counted.quantity(),
                programme.money()));
  }
}
