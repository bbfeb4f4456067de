package org.laurel.bench.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.laurel.core.account.Account;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Decisions;
import org.laurel.core.decision.Facts;
import org.laurel.core.programme.Programme;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One purchase decided: its discounts, what it earns, limits, tiers, every effect and every
/// reason.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // by @Setup
public class DecideBenchmark {

  private static final int CARTS = 64;

  /// `supermarket`: the programme of the public benchmark, with everything in it. A number: so many
  /// rules of [ManyRules]. `everywhere-`: so many, of which each listens to every purchase.
  @Param({"supermarket", "1", "30", "300", "3000", "10000", "everywhere-10000"})
  public String rules = "supermarket";

  @Param({"1", "5", "60"})
  public int lines = 5;

  private Programme programme;
  private Account account;
  private List<Activity.Purchase> carts;
  private int next;

  @Setup
  public void fill() {
    List<String> categories;
    if (rules.equals("supermarket")) {
      programme = ManyRules.read("supermarket.yaml", supermarket());
      categories =
          programme.products().keySet().stream()
              .filter(id -> !List.of("house-brand", "organic", "excluded").contains(id))
              .toList();
    } else if (rules.startsWith("everywhere-")) {
      programme = ManyRules.everywhere(Integer.parseInt(rules.substring("everywhere-".length())));
      categories = ManyRules.names(20);
    } else {
      ManyRules many = new ManyRules(Integer.parseInt(rules));
      programme = many.programme();
      categories = many.categories;
    }
    Carts shop = new Carts(categories);
    account = shop.member(programme);
    carts = shop.many(CARTS, lines);
    for (Activity.Purchase cart : carts) {
      if (!(decide(cart) instanceof Decision.Granted granted) || granted.reasons().isEmpty()) {
        throw new IllegalStateException(rules + " had nothing to say of " + cart);
      }
    }
  }

  static String supermarket() {
    try (InputStream text =
        DecideBenchmark.class.getResourceAsStream("/org/laurel/bench/supermarket.yaml")) {
      if (text == null) {
        throw new IllegalStateException("supermarket.yaml is missing");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
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
