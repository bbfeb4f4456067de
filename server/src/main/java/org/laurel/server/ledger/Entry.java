package org.laurel.server.ledger;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.programme.Programme;
import org.laurel.server.platform.Ids;
import org.laurel.wire.answer.Outcome;
import org.laurel.wire.stored.DecisionForm;

/// An activity that was taken, with what was decided: one line of a bucket's history.
///
/// @param position place in the history of its bucket: 1, 2, 3 … without gaps
/// @param source who sent it: keys are unique for each programme and source; empty for what the
///   house does by itself
/// @param version number of the programme's version it was decided by
/// @param recorded when it was taken
/// @param activity its `id` is the entry's id too
/// @param decision in stored form; [#outcome] reads it
public record Entry(
    long position,
    String programme,
    long account,
    String source,
    int version,
    Instant recorded,
    Activity activity,
    byte[] decision) {

  /// As lines that say the same, also of what was decided.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Entry entry
        && position == entry.position
        && programme.equals(entry.programme)
        && account == entry.account
        && source.equals(entry.source)
        && version == entry.version
        && recorded.equals(entry.recorded)
        && activity.equals(entry.activity)
        && Arrays.equals(decision, entry.decision);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id());
  }

  public long id() {
    return activity.id();
  }

  public int bucket() {
    return Ids.bucket(activity.id());
  }

  /// What was decided, word for word as it was told.
  ///
  /// @param rules the [#version] of the programme
  public Outcome outcome(Programme rules) {
    return DecisionForm.read(decision, rules);
  }
}
