package org.laurel.bench;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/// What one phase came to.
///
/// @param done how many purchases, quotes or transactions
/// @param latencies in microseconds; of requests, which may hold several lines. Corrected for
///   coordinated omission: while a sender waited for a slow answer it could not send others, and
///   those would have waited too
record Run(long done, Duration took, Histogram latencies) {

  /// As many a second.
  double rate() {
    return done * 1e9 / took.toNanos();
  }

  /// A percentile of the latencies in milliseconds.
  double millis(double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1000.0;
  }
}
