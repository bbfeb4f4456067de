package org.laurel.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was granted, by key, as long as it is remembered.
final class Pasts {

  private final Duration memory;
  private final Map<String, Past> byKey = new HashMap<>();
  private final ArrayDeque<Past> byAge = new ArrayDeque<>();

  /// When the oldest of all is forgotten.
  private Instant forgetAfter = Instant.MAX;

  Pasts(Duration memory) {
    this.memory = memory;
  }

  @Nullable Past find(String key) {
    return byKey.get(key);
  }

  /// The act of that key is taken back.
  void takenBack(String key) {
    Past act = byKey.get(key);
    if (act != null) {
      act.takenBack = true;
    }
  }

  void add(Past past) {
    byKey.put(past.activity.key(), past);
    if (byAge.isEmpty()) {
      forgetAfter = past.taken.plus(memory);
    }
    byAge.addLast(past);
  }

  /// Forgets what is too old, receipts included.
  void forget(Instant clock) {
    while (clock.isAfter(forgetAfter)) {
      Past oldest = byAge.removeFirst();
      byKey.remove(oldest.activity.key());
      if (oldest.receipt != null) {
        oldest.person.purchases.removeFirst();
      }
      Past next = byAge.peekFirst();
      forgetAfter = next == null ? Instant.MAX : next.taken.plus(memory);
    }
  }
}
