package org.laurel.bench.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.laurel.core.account.Account;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Decisions;
import org.laurel.core.decision.Facts;
import org.laurel.core.programme.Programme;
import org.laurel.core.value.Decimal;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The best combination for a caterer's cart: sixty lines of a hundred pieces each, and forty
/// offers that all apply, four for each of ten categories.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // by @Setup
public class OffersBenchmark {

  private static final int CATEGORIES = 10;
  private static final int CARTS = 16;

  @Param({"member", "margin"})
  public String best = "member";

  /// `apart`: the four offers of a category take different products, so none is in another's way.
  /// `rivals`: all four want the same pieces.
  @Param({"apart", "rivals"})
  public String offers = "rivals";

  private Programme programme;
  private Account account;
  private List<Activity.Purchase> carts;
  private int next;

  @Setup
  public void fill() {
    programme = ManyRules.read("offers.yaml", text());
    List<String> categories =
        programme.products().keySet().stream().filter(id -> id.startsWith("c")).toList();
    Carts shop = new Carts(categories);
    account = shop.member(programme);
    carts = shop.many(CARTS, 60).stream().map(OffersBenchmark::hundredfold).toList();
    for (Activity.Purchase cart : carts) {
      if (offered(cart) == 0) {
        throw new IllegalStateException("no offer applies to " + cart);
      }
    }
  }

  /// How many of the carts have a combination that is proven best.
  public long proven() {
    return carts.stream().filter(cart -> stand(cart).chosen() == Receipt.Chosen.BEST).count();
  }

  private long offered(Activity.Purchase cart) {
    return stand(cart).lines().stream().mapToLong(line -> line.offs().size()).sum();
  }

  private Receipt.Stand stand(Activity.Purchase cart) {
    return ((Decision.Granted) decide(cart))
        .effects().stream()
            .filter(Effect.Stands.class::isInstance)
            .map(effect -> ((Effect.Stands) effect).stand())
            .findFirst()
            .orElseThrow();
  }

  private String text() {
    StringBuilder text =
        new StringBuilder(
            """
            programme: offers
            zone: Europe/Warsaw
            money: PLN
            starts: 2025-01-01
            """);
    text.append("combination: best for the ").append(best).append("\nunits:\n");
    text.append("  point: {kind: points}\nproducts:\n");
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < CATEGORIES; i++) {
      for (int j = 0; j < 4; j++) {
        String products = offers.equals("apart") ? "c" + i + "-" + j : "c" + i;
        if (j == 0 || offers.equals("apart")) {
          text.append("  ").append(products).append(": category ").append(products).append('\n');
        }
        entries.add(entry(i, j, products));
      }
    }
    return text.append("offers:\n").append(String.join("", entries)).toString();
  }

  private static String entry(int category, int number, String products) {
    String offer = "  - {offer: o" + category + "-" + number + ", ";
    return switch (number) {
      case 0 -> offer + "on: purchase of " + products + ", discount: 10%}\n";
      case 1 -> offer + "on: purchase of 3 " + products + ", discount: cheapest free}\n";
      case 2 -> offer + "on: purchase of " + products + ", discount: 4.00 PLN each}\n";
      default -> offer + "on: purchase of 5 " + products + ", discount: together for 90.00 PLN}\n";
    };
  }

  private static Activity.Purchase hundredfold(Activity.Purchase cart) {
    List<Activity.Line> lines =
        cart.lines().stream()
            .map(
                line ->
                    new Activity.Line(
                        line.number(),
                        line.sku(),
                        line.category(),
                        line.brand(),
                        line.tags(),
                        Decimal.of(100),
                        100 * line.amount()))
            .toList();
    return new Activity.Purchase(
        cart.id(),
        cart.key(),
        cart.occurred(),
        cart.place(),
        cart.money(),
        lines,
        List.of(),
        List.of(),
        false,
        List.of());
  }

  @Benchmark
  public Decision decide() {
    next = (next + 1) % CARTS;
    return decide(carts.get(next));
  }

  private Decision decide(Activity.Purchase cart) {
    return Decisions.decide(programme, account, cart, Facts.at(Carts.NOW));
  }
}
