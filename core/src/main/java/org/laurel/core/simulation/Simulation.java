package org.laurel.core.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.activity.Activity;
import org.laurel.core.decision.Decision;
import org.laurel.core.programme.Versions;

/// A desk in memory: settles, gathers facts, decides and folds, one activity at a time.
///
/// Specs, backtests and the random tests all run on it. What it keeps is bounded by accounts and
/// their return windows, not by the number of activities.
public final class Simulation {

  /// What came of one activity: due moments that were done before it, then itself.
  ///
  /// @param retry the key was taken before; `decision` is the one of then and nothing was done
  public record Taken(List<Step> settled, Decision decision, boolean retry) {}

  public record Step(Activity.Time time, Decision.Granted decision) {}

  public Simulation(Versions versions) {}

  /// @param member whatever tells accounts apart
  public Taken take(String member, Activity activity) {
    throw new UnsupportedOperationException("being written");
  }

  /// Does what is due up to `moment` for one member.
  public List<Step> settle(String member, Instant moment) {
    throw new UnsupportedOperationException("being written");
  }

  public @Nullable Account account(String member) {
    throw new UnsupportedOperationException("being written");
  }

  /// What of each global counter has been used.
  public Map<String, Long> used() {
    throw new UnsupportedOperationException("being written");
  }
}
