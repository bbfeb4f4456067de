package org.laurel.cli.backtest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laurel.core.account.Book;
import org.laurel.core.account.Effect;

/// Amounts of one unit, by flow, in its smallest amounts.
public final class Flows {

  private final long[] amounts = new long[Flow.values().length];

  /// One amount that came or went.
  ///
  /// @param rule what made it so; empty: nobody's rule
  record Entry(String unit, String rule, Flow flow, long amount) {

    /// What it adds to what members got and did not lose: what they hold, and what they have spent.
    long received() {
      return flow == Flow.SPENT ? 0 : flow.sign() * amount;
    }
  }

  void add(Flow flow, long amount) {
    amounts[flow.ordinal()] = Math.addExact(amounts[flow.ordinal()], amount);
  }

  void add(Flows other) {
    for (Flow flow : Flow.values()) {
      add(flow, other.of(flow));
    }
  }

  public long of(Flow flow) {
    return amounts[flow.ordinal()];
  }

  /// What it all adds to the members' holdings.
  public long net() {
    long net = 0;
    for (Flow flow : Flow.values()) {
      net += flow.sign() * of(flow);
    }
    return net;
  }

  public boolean isEmpty() {
    for (long amount : amounts) {
      if (amount != 0) {
        return false;
      }
    }
    return true;
  }

  /// What the effects of one decision let come and go. A rule that gives and takes in the same
  /// decision counts with the difference.
  static List<Entry> of(Collection<Effect> effects) {
    List<Entry> entries = new ArrayList<>();
    Map<List<String>, Long> issued = new HashMap<>();
    for (Effect effect : effects) {
      if (!(effect instanceof Effect.Transfer t) || t.from().ofMember() == t.to().ofMember()) {
        if (effect instanceof Effect.Transfer t && t.from() == Book.FORGIVEN) {
          entries.add(new Entry(t.unit(), t.rule(), Flow.FORGIVEN, t.amount()));
        }
        continue;
      }
      boolean comes = t.to().ofMember();
      long gain = comes ? t.amount() : -t.amount();
      Book other = comes ? t.from() : t.to();
      switch (other) {
        case ISSUED -> issued.merge(List.of(t.unit(), t.rule()), gain, Math::addExact);
        case SPENT, DRAWN -> entries.add(new Entry(t.unit(), t.rule(), Flow.SPENT, -gain));
        case EXPIRED -> entries.add(new Entry(t.unit(), t.rule(), Flow.EXPIRED, -gain));
        case EXCHANGED -> entries.add(new Entry(t.unit(), t.rule(), Flow.EXCHANGED, gain));
        case ADJUSTED -> entries.add(new Entry(t.unit(), t.rule(), Flow.ADJUSTED, gain));
        case LOADED -> entries.add(new Entry(t.unit(), t.rule(), Flow.LOADED, gain));
        case SENT -> entries.add(new Entry(t.unit(), t.rule(), Flow.SENT, gain));
        default ->
            throw new IllegalStateException("no flow between " + t.from() + " and " + t.to());
      }
    }
    issued.forEach(
        (key, gain) -> {
          Flow flow = gain < 0 ? Flow.CLAWED_BACK : Flow.ISSUED;
          entries.add(new Entry(key.getFirst(), key.getLast(), flow, Math.abs(gain)));
        });
    return entries;
  }
}
