package org.laurel.server.platform;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// For servers on which programmes are tried out: the clock goes like any other until it is set,
/// and from then on stands where it was set last.
public final class AdjustableClock implements InstantSource {

  private volatile @Nullable Instant set;

  @Override
  public Instant instant() {
    Instant now = set;
    return now == null ? InstantSource.system().instant() : now;
  }

  public void set(Instant moment) {
    set = moment;
  }
}
