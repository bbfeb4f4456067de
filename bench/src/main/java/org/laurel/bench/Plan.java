package org.laurel.bench;

import java.time.Duration;

/// How much is measured.
///
/// @param accounts members of the supermarket
/// @param history purchases that each of them has made before
/// @param rounds how often everything is measured; figures are medians
/// @param phase how long each of them lasts
/// @param connections tills that buy at once, each with one request at a time
/// @param streams connections that send NDJSON at once
/// @param batch lines of one NDJSON request
/// @param heap of the server, such as `1g`
/// @param scale of the reference: branches, with ten tellers and 100,000 accounts each
record Plan(
    int accounts,
    int history,
    int rounds,
    Duration phase,
    int connections,
    int streams,
    int batch,
    String heap,
    int scale) {

  /// A first round is longer than the others, until Java has compiled what is used much.
  private static final int WARMING_UP = 3;

  /// The plan of a round: the first one only warms everybody up.
  Plan ofRound(int round) {
    return round > 0
        ? this
        : new Plan(
            accounts,
            history,
            rounds,
            phase.multipliedBy(WARMING_UP),
            connections,
            streams,
            batch,
            heap,
            scale);
  }
}
