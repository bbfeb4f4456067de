package org.laurel.server.ledger;

import java.time.Instant;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;

/// An activity that was taken, with what was decided: one line of a bucket's history.
///
/// @param bucket which history
/// @param position place in it: 1, 2, 3 … without gaps
/// @param source who sent it: keys are unique for each programme and source; empty for what the
///   house does by itself
/// @param version number of the programme's version it was decided by
/// @param recorded when it was taken
/// @param activity its `id` is the entry's id too
/// @param decision as it was told, with the account as it was then
public record Entry(
    int bucket,
    long position,
    String programme,
    long account,
    String source,
    int version,
    Instant recorded,
    Activity activity,
    Decision.Granted decision) {

  public long id() {
    return activity.id();
  }
}
