package org.laurel.server.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.laurel.core.activity.Activity;
import org.laurel.core.chance.Moments;
import org.laurel.core.chance.Secrets;
import org.laurel.core.chance.Tickets;
import org.laurel.core.draw.Seed;
import org.laurel.core.programme.Budget;
import org.laurel.core.programme.Programme;
import org.laurel.server.programmes.Seeds;

/// What a batch knows of chance: the seeds of its programmes, read when one is asked for.
final class Chance {

  private final Seeds store;
  private final Map<String, Map<String, Seed>> seeds = new HashMap<>();

  Chance(Seeds store) {
    this.store = store;
  }

  /// The offers that chance gives whoever buys.
  ///
  /// @param member his account, also when he shares another's
  Set<String> drawn(Programme rules, long member, Activity activity) {
    if (!(activity instanceof Activity.Purchase) || !Tickets.has(rules)) {
      return Set.of();
    }
    LocalDate day = LocalDate.ofInstant(activity.occurred(), rules.zone());
    return Tickets.drawn(rules, seeds(rules), member, day);
  }

  /// How many of a budget there are to be had by a moment.
  long there(Programme rules, Budget budget, Instant moment) {
    return budget.spread() == null
        ? budget.most()
        : Moments.passed(rules, budget, seeds(rules).get(Secrets.of(budget)), moment);
  }

  private Map<String, Seed> seeds(Programme rules) {
    return seeds.computeIfAbsent(rules.id(), store::of);
  }
}
