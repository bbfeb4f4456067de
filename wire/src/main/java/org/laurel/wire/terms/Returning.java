package org.laurel.wire.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.laurel.core.programme.ActType;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Programme.BestFor;
import org.laurel.core.programme.Trigger;
import org.laurel.core.programme.Unit;
import org.laurel.core.programme.Unit.Debt;

/// What a return changes.
final class Returning {

  private Returning() {}

  static List<Block> blocks(Voice voice) {
    Programme programme = voice.programme();
    List<String> acts = acts(voice);
    boolean purchases = purchasesMatter(programme);
    if (!purchases && acts.isEmpty()) {
      return List.of();
    }
    List<String> items = new ArrayList<>();
    if (purchases) {
      items.add(voice.say("returns.again"));
    }
    items.addAll(acts);
    if (!programme.offers().isEmpty()) {
      boolean forMargin = programme.bestFor() == BestFor.MARGIN;
      items.add(voice.say("returns.discounts", "best", forMargin ? "margin" : "member"));
    }
    if (!programme.payments().isEmpty()) {
      items.add(voice.say("returns.paid"));
    }
    if (!programme.exchanges().isEmpty()) {
      items.add(voice.say("returns.exchanges"));
    }
    if (!programme.ladders().isEmpty()) {
      items.add(voice.say("returns.levels", "what", voice.standing()));
    }
    for (Debt debt : Debt.values()) {
      List<String> units =
          programme.units().values().stream()
              .filter(unit -> unit.debt() == debt)
              .map((Unit unit) -> voice.plural(unit.id()))
              .toList();
      if (!units.isEmpty()) {
        items.add(voice.say("returns.debt." + Voice.key(debt), "units", voice.and(units)));
      }
    }
    if (purchases) {
      items.add(voice.say("returns.blind", "n", programme.blindReturns()));
    }
    return List.of(new Block.Items(List.copyOf(items)));
  }

  /// Which acts can be taken back, and for how long.
  private static List<String> acts(Voice voice) {
    SortedMap<Integer, List<String>> acts = new TreeMap<>();
    for (ActType act : voice.programme().acts().values()) {
      if (act.back() > 0) {
        acts.computeIfAbsent(act.back(), _ -> new ArrayList<>())
            .add(voice.quoted(voice.name(act.id(), act.name())));
      }
    }
    return acts.entrySet().stream()
        .map(e -> voice.say("returns.act", "acts", voice.and(e.getValue()), "n", e.getKey()))
        .toList();
  }

  /// Whether it matters that something bought is returned.
  private static boolean purchasesMatter(Programme programme) {
    return !programme.offers().isEmpty()
        || !programme.payments().isEmpty()
        || programme.earning().stream()
            .anyMatch(
                rule ->
                    rule.on() instanceof Trigger.OnPurchase || rule.on() instanceof Trigger.OnCount)
        || programme.ladders().stream()
            .flatMap(ladder -> ladder.counts().stream())
            .anyMatch(counts -> !(counts instanceof Ladder.Counts.Earned));
  }
}
