package org.laurel.core.decision;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A refusal on its way out of a decision; it never leaves [Decisions].
final class Refused extends RuntimeException {

  final transient Decision.Refused decision;

  /// @param details name, value, name, value …
  Refused(Refusal refusal, Object... details) {
    super(refusal.code(), null, false, false);
    SequencedMap<String, Param> map = new LinkedHashMap<>();
    for (int i = 0; i < details.length; i += 2) {
      map.put((String) details[i], (Param) details[i + 1]);
    }
    this.decision = new Decision.Refused(refusal, map);
  }

  /// Refuses for the same reason for which a rule would not hold.
  static Refused because(Refusal refusal, Reason missing) {
    Refused refused = new Refused(refusal);
    refused.decision.details().putAll(missing.params());
    return refused;
  }
}
