package org.laurel.bench;

import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;

/// What all rounds came to.
///
/// @param machine what it ran on, by name
/// @param start from starting the server's process on the filled folder until it takes requests
/// @param perTransfer bytes of a row of the ledger with its indexes
record Figures(
    Plan plan,
    SequencedMap<String, String> machine,
    List<Round> rounds,
    Duration start,
    long transfers,
    long perTransfer) {

  Figures {
    rounds = List.copyOf(rounds);
  }

  double rate(Phase phase) {
    return median(round -> round.run(phase).rate());
  }

  double ratio(Phase phase) {
    return median(round -> round.ratio(phase));
  }

  /// The smallest and the largest ratio of all rounds.
  double[] spread(Phase phase) {
    double[] sorted = rounds.stream().mapToDouble(r -> r.ratio(phase)).sorted().toArray();
    return new double[] {sorted[0], sorted[sorted.length - 1]};
  }

  /// How many times as long as the phase it is held against takes, at the median.
  double slower(Phase phase) {
    return median(r -> r.run(phase).millis(50) / r.run(phase.against()).millis(50));
  }

  double millis(Phase phase, double percentile) {
    return median(round -> round.run(phase).millis(percentile));
  }

  double written() {
    return median(Round::written);
  }

  private double median(ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
