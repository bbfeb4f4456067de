package org.laurel.core.chance;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.laurel.core.draw.Seed;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Period;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Spread;

/// The seeds that a programme needs.
public final class Secrets {

  private Secrets() {}

  /// What the seed of an offer is called.
  public static String of(Offer offer) {
    return "offer " + offer.id();
  }

  /// What the seed of a budget is called.
  public static String of(Budget budget) {
    return "budget " + budget.id();
  }

  /// The names of all, each with the first moment at which it decides nothing more.
  public static SequencedMap<String, LocalDateTime> needed(Programme programme) {
    SequencedMap<String, LocalDateTime> needed = new LinkedHashMap<>();
    for (Offer offer : programme.offers()) {
      LocalDateTime end = Period.end(offer.periods());
      if (offer.drawn() != null && end != null) {
        needed.put(of(offer), end);
      }
    }
    for (Budget budget : programme.budgets().values()) {
      Spread spread = budget.spread();
      if (spread != null) {
        needed.put(of(budget), spread.last().plusDays(1).atStartOfDay());
      }
    }
    return needed;
  }

  /// Seeds that are no secrets, for simulations: hashes of their names, so the same at any time.
  public static Map<String, Seed> open(Programme programme) {
    Map<String, Seed> seeds = new HashMap<>();
    for (String name : needed(programme).keySet()) {
      byte[] of = (programme.id() + " " + name).getBytes(StandardCharsets.UTF_8);
      seeds.put(name, new Seed(HexFormat.of().parseHex(Seed.sha256(of))));
    }
    return seeds;
  }
}
