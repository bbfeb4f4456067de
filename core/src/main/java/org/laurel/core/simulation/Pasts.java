package org.laurel.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Effect;
import org.laurel.core.account.Receipt;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.core.programme.Programme;

/// What was granted, by key, as long as it is remembered.
final class Pasts {

  private final Duration memory;
  private final boolean answers;
  private final Shelf shelf = new Shelf();
  private final Map<String, Past> byKey = new HashMap<>();
  private final ArrayDeque<Past> byAge = new ArrayDeque<>();

  /// When the oldest of all is forgotten.
  private Instant forgetAfter = Instant.MAX;

  /// @param answers whether decisions are remembered with all that they say
  Pasts(Duration memory, boolean answers) {
    this.memory = memory;
    this.answers = answers;
  }

  @Nullable Past find(String key) {
    return byKey.get(key);
  }

  /// The act of that key is taken back.
  void takenBack(String key) {
    if (byKey.get(key) instanceof Past.Deed act) {
      act.takenBack = true;
    }
  }

  /// @param taken what the clock showed
  void add(
      String sender,
      Person person,
      Programme programme,
      Activity activity,
      Decision.Granted granted,
      Instant taken) {
    Decision.Granted answer = answers ? granted : null;
    if (activity instanceof Activity.Purchase purchase) {
      Receipt receipt = receipt(programme, purchase, granted);
      Past.Sale sale = new Past.Sale(sender, person, receipt, taken, answer, shelf);
      person.purchases.addLast(sale);
      add(sale);
    } else {
      add(new Past.Deed(sender, person, activity, granted.effects(), taken, answer));
    }
  }

  private static Receipt receipt(
      Programme programme, Activity.Purchase purchase, Decision.Granted granted) {
    Receipt.Then then = granted.then();
    for (Effect effect : granted.effects()) {
      if (effect instanceof Effect.Stands(var stand) && then != null) {
        return new Receipt(programme, purchase, then, stand);
      }
    }
    throw new IllegalStateException("a purchase was granted without saying what it stands at");
  }

  private void add(Past past) {
    byKey.put(past.key, past);
    if (byAge.isEmpty()) {
      forgetAfter = past.taken.plus(memory);
    }
    byAge.addLast(past);
  }

  /// Forgets what is too old, receipts included.
  void forget(Instant clock) {
    while (clock.isAfter(forgetAfter)) {
      Past oldest = byAge.removeFirst();
      byKey.remove(oldest.key);
      if (oldest instanceof Past.Sale) {
        oldest.person.purchases.removeFirst();
      }
      Past next = byAge.peekFirst();
      forgetAfter = next == null ? Instant.MAX : next.taken.plus(memory);
    }
  }
}
