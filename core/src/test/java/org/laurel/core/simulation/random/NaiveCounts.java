package org.laurel.core.simulation.random;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.laurel.core.programme.Condition;
import org.laurel.core.programme.Condition.Fact;
import org.laurel.core.programme.Count;
import org.laurel.core.programme.EarningRule;
import org.laurel.core.programme.EarningRule.Give;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Reward;
import org.laurel.core.programme.Trigger;
import org.laurel.core.simulation.random.NaivePerson.Deed;

/// What the model counts of purchases, looked up among all deeds whenever it is asked for.
final class NaiveCounts {

  private NaiveCounts() {}

  static Set<Count> asked(Programme programme) {
    Set<Count> all = new LinkedHashSet<>();
    Stream.of(
            programme.earning().stream().map(EarningRule::when),
            programme.offers().stream().map(Offer::when),
            programme.rewards().values().stream().map(Reward::when))
        .flatMap(when -> when)
        .flatMap(Condition::facts)
        .forEach(
            fact -> {
              if (fact instanceof Fact.Past past) {
                all.add(past.count());
              }
              if (fact instanceof Fact.Nth nth) {
                all.add(nth.count());
              }
            });
    return all;
  }

  /// How the counts of conditions stand before a purchase of that day.
  static void past(
      Map<String, Long> known, Programme programme, NaivePerson person, LocalDate day) {
    for (Count count : asked(programme)) {
      known.put(count.tally(), person.usedIn(count.window(), count.tally(), day));
    }
  }

  /// How rules on counts stand, with and without a deed that is being decided again.
  static void rules(
      Map<String, Long> known, Programme programme, NaivePerson person, LocalDate day, Deed again) {
    for (EarningRule rule : programme.earning()) {
      if (rule.on() instanceof Trigger.OnCount on) {
        long own = again == null ? 0 : again.counted.getOrDefault("counted:" + rule.id(), 0L);
        long gain = again == null ? 0 : again.counted.getOrDefault("given:" + rule.id(), 0L);
        known.put("now:" + rule.id(), person.usedIn(on.window(), "counted:" + rule.id(), day));
        known.put("all:" + rule.id(), person.usedIn(on.window(), "given:" + rule.id(), day));
        known.put("own:" + rule.id(), own);
        known.put("gain:" + rule.id(), gain);
      }
    }
  }

  /// What stands for a purchase under a rule on counts, when it adds so much by now.
  static long gain(Map<String, Long> known, EarningRule rule, long adds) {
    long now = known.get("now:" + rule.id());
    long all = known.get("all:" + rule.id());
    long before = worth((Give.PerCount) rule.give(), now);
    long after = worth((Give.PerCount) rule.give(), now - known.get("own:" + rule.id()) + adds);
    long gain = known.get("gain:" + rule.id());
    return after > before
        ? gain + Math.max(0, Math.min(after - before, after - all))
        : gain - Math.max(0, Math.min(before - after, all - after));
  }

  private static long worth(Give.PerCount give, long count) {
    long worth = 0;
    for (long at = give.step(); at <= count; at += give.step()) {
      worth = give.once() ? give.amount() : worth + give.amount();
    }
    return worth;
  }

  /// What a deed adds to the counts that conditions ask for.
  static void count(Deed deed, NaiveScene scene) {
    for (Count count : asked(deed.programme)) {
      if (scene.adds(count) != 0) {
        deed.counted.put(count.tally(), scene.adds(count));
      }
    }
  }
}
