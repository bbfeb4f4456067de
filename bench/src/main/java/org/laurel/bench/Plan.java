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
    int scale) {}
