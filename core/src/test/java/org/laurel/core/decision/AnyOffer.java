package org.laurel.core.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.laurel.core.value.Amounts;

/// A random offer: as a text for the core, and as plain arithmetic for those who try everything.
/// Money in grosz; prices are such that no percentage has to be rounded.
///
/// @param notWith the number, below its own, of an offer that it does not go together with; -1:
///   none
record AnyOffer(
    String text,
    Kind kind,
    List<Part> takes,
    Off off,
    int cheapest,
    long most,
    String group,
    boolean budget,
    int notWith) {

  enum Kind {
    EACH,
    OF_SECOND,
    CHEAPEST,
    TOGETHER,
    BASKET,
    ON_TOP
  }

  static final List<String> CATEGORIES = List.of("coffee", "croissant", "wine");

  /// @param set a category or `products`
  record Part(String set, int pieces) {
    boolean matches(String category) {
      return set.equals("products") || set.equals(category);
    }
  }

  /// @param percent or else `fixed` or else `amount`
  record Off(int percent, long amount, boolean fixed) {
    long of(long price) {
      return percent > 0
          ? price * percent / 100
          : fixed ? Math.max(0, price - amount) : Math.min(price, amount);
    }
  }

  static AnyOffer random(Random random, int number) {
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    List<Part> takes = takes(random, kind);
    int pieces = takes.stream().mapToInt(Part::pieces).sum();
    Off off =
        switch (kind) {
          case EACH, OF_SECOND, CHEAPEST -> each(random);
          case TOGETHER ->
              random.nextBoolean()
                  ? new Off(0, pieces * (300 + 20L * random.nextInt(60)), true)
                  : new Off(0, 20L * (1 + random.nextInt(15)), false);
          case BASKET -> new Off(0, 50L * (1 + random.nextInt(60)), false);
          case ON_TOP ->
              random.nextBoolean()
                  ? new Off(5 * (1 + random.nextInt(4)), 0, false)
                  : new Off(0, 10L * (1 + random.nextInt(20)), false);
        };
    int cheapest = kind == Kind.CHEAPEST ? 1 + random.nextInt(pieces - 1) : 0;
    boolean limited = kind != Kind.BASKET && kind != Kind.ON_TOP && random.nextInt(3) == 0;
    long most = limited ? 1 + random.nextInt(2) : Long.MAX_VALUE;
    String group = random.nextInt(5) == 0 ? "g" + random.nextInt(2) : "";
    boolean budget = kind != Kind.ON_TOP && random.nextInt(5) == 0;
    int notWith = number > 0 && random.nextInt(6) == 0 ? random.nextInt(number) : -1;
    StringBuilder text = new StringBuilder("{offer: o" + number + ", on: purchase");
    if (kind != Kind.BASKET && kind != Kind.ON_TOP || !takes.getFirst().set().equals("products")) {
      text.append(" of ").append(String.join(" and ", takes.stream().map(AnyOffer::said).toList()));
    }
    text.append(", discount: ").append(said(kind, takes, off, cheapest));
    text.append(kind == Kind.ON_TOP ? ", with: others" : "");
    text.append(
        limited
            ? (random.nextBoolean() ? ", at once: " + most : ", limit: " + most + " ever")
            : "");
    text.append(group.isEmpty() ? "" : ", group: " + group).append(budget ? ", budget: pot" : "");
    text.append(notWith < 0 ? "" : ", not with: o" + notWith);
    return new AnyOffer(
        text.append("}").toString(), kind, takes, off, cheapest, most, group, budget, notWith);
  }

  private static List<Part> takes(Random random, Kind kind) {
    String set = random.nextInt(4) == 0 ? "products" : CATEGORIES.get(random.nextInt(3));
    return switch (kind) {
      case EACH -> List.of(new Part(set, 1));
      case BASKET -> List.of(new Part(set, 1));
      case ON_TOP -> List.of(new Part("products", 1));
      case CHEAPEST -> List.of(new Part(set, 2 + random.nextInt(3)));
      case OF_SECOND, TOGETHER -> {
        if (kind == Kind.TOGETHER && random.nextBoolean()) {
          yield List.of(new Part(set, 2 + random.nextInt(2)));
        }
        List<String> sets = new ArrayList<>(CATEGORIES);
        sets.add("products");
        Collections.shuffle(sets, random);
        yield List.of(
            new Part(sets.getFirst(), 1 + random.nextInt(2)),
            new Part(sets.get(1).equals("products") ? sets.get(2) : sets.get(1), 1));
      }
    };
  }

  private static Off each(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Off(5 * (1 + random.nextInt(20)), 0, false);
      case 1 -> new Off(0, 20L * (1 + random.nextInt(40)), false);
      default -> new Off(0, 100L * (1 + random.nextInt(20)), true);
    };
  }

  private static String said(Part part) {
    boolean counted = part.pieces() > 1 || part.set().equals("products");
    return (counted ? part.pieces() + " " : "") + part.set();
  }

  private static String said(Kind kind, List<Part> takes, Off off, int cheapest) {
    String money = Amounts.format(off.amount(), 2) + " PLN";
    String second = takes.getLast().set();
    return switch (kind) {
      case EACH ->
          off.percent() > 0
              ? off.percent() + "%"
              : off.fixed() ? "fixed price " + money + " each" : money + " each";
      case OF_SECOND -> said(off, money, second);
      case CHEAPEST -> said(off, money, cheapest == 1 ? "cheapest" : cheapest + " cheapest");
      case TOGETHER -> off.fixed() ? "together for " + money : money + " together";
      case BASKET -> money + " off basket";
      case ON_TOP -> off.percent() > 0 ? off.percent() + "%" : money + " off basket";
    };
  }

  private static String said(Off off, String money, String of) {
    return off.percent() > 0
        ? off.percent() + "% off " + of
        : off.fixed() ? of + " for " + money : money + " off " + of;
  }
}
