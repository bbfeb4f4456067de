package org.laurel.wire.terms;

import java.util.ArrayList;
import java.util.List;
import org.laurel.core.programme.Ladder;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Trigger;
import org.laurel.core.programme.Unit;
import org.laurel.core.programme.Unit.Debt;

/// What a return changes.
final class Returning {

  private Returning() {}

  static List<Block> blocks(Voice voice) {
    Programme programme = voice.programme();
    if (!purchasesMatter(programme)) {
      return List.of();
    }
    List<String> items = new ArrayList<>();
    items.add(voice.say("returns.again"));
    if (!programme.offers().isEmpty()) {
      items.add(voice.say("returns.discounts"));
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
    items.add(voice.say("returns.blind", "n", programme.blindReturns()));
    return List.of(new Block.Items(List.copyOf(items)));
  }

  /// Only what was bought can be returned.
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
