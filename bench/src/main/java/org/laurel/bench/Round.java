package org.laurel.bench;

import java.util.EnumMap;
import java.util.Map;

/// Everything measured once, one phase after the other.
///
/// @param written bytes of the log of changes per purchase, in the phase of single purchases
record Round(Map<Phase, Run> runs, long written) {

  Round {
    runs = new EnumMap<>(runs);
  }

  Run run(Phase phase) {
    Run run = runs.get(phase);
    if (run == null) {
      throw new IllegalStateException("not measured: " + phase);
    }
    return run;
  }

  /// How many times as many a second as what the phase is held against.
  double ratio(Phase phase) {
    return run(phase).rate() / run(phase.against()).rate();
  }
}
