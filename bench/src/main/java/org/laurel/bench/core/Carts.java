package org.laurel.bench.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.laurel.core.account.Account;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Place;
import org.laurel.core.activity.Profile;
import org.laurel.core.decision.Decision;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;
import org.laurel.core.simulation.Simulation;
import org.laurel.core.value.Decimal;

/// What one member buys, always the same for the same seed.
public final class Carts {

  /// A Tuesday, at noon in Warsaw.
  public static final Instant NOW = Instant.parse("2026-03-10T11:00:00Z");

  private static final List<String> BRANDS =
      List.of("laurel", "north", "south", "east", "west", "hill");

  private final SplittableRandom random = new SplittableRandom(20260310);
  private final List<String> categories;
  private long id = 1;

  /// @param categories that lines are taken from
  public Carts(List<String> categories) {
    this.categories = categories;
  }

  /// So many purchases, so that no branch is learnt by heart.
  public List<Activity.Purchase> many(int purchases, int lines) {
    List<Activity.Purchase> many = new ArrayList<>(purchases);
    for (int i = 0; i < purchases; i++) {
      many.add(one(NOW, lines));
    }
    return many;
  }

  private Activity.Purchase one(Instant occurred, int count) {
    long number = ++id;
    List<Activity.Line> lines = new ArrayList<>(count);
    for (int line = 1; line <= count; line++) {
      lines.add(
          new Activity.Line(
              line,
              "sku-" + random.nextInt(5000),
              categories.get(random.nextInt(categories.size())),
              BRANDS.get(random.nextInt(BRANDS.size())),
              random.nextInt(4) == 0 ? List.of("organic") : List.of(),
              Decimal.of(1 + random.nextInt(3)),
              199 + random.nextInt(4000)));
    }
    return new Activity.Purchase(
        number,
        "cart-" + number,
        occurred,
        new Place("W-00" + (1 + number % 5), "", number % 5 < 2 ? "app" : "till", "", null),
        "PLN",
        lines,
        List.of(),
        List.of(),
        false,
        List.of());
  }

  /// A member who has bought on the five days before.
  public Account member(Programme programme) {
    Simulation shop = new Simulation(Versions.only(programme));
    Instant joined = NOW.minusSeconds(6 * 86_400);
    check(shop.take("member", new Activity.Enrol(1, "join", joined, profile())));
    for (int day = 5; day >= 1; day--) {
      check(shop.take("member", one(NOW.minusSeconds(day * 86_400L), 5)));
    }
    Account account = shop.account("member");
    if (account == null) {
      throw new IllegalStateException("nobody has joined");
    }
    return account;
  }

  private static void check(Simulation.Taken taken) {
    if (!(taken.decision() instanceof Decision.Granted)) {
      throw new IllegalStateException("refused: " + taken.decision());
    }
  }

  private static Profile profile() {
    return new Profile(
        LocalDate.of(2025, 1, 1),
        LocalDate.of(1990, 5, 5),
        "pl",
        new TreeSet<>(Set.of("parents")),
        new TreeSet<>(Set.of("marketing")));
  }
}
