package org.laurel.server.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still until it is told.
public final class TestClock implements InstantSource {

  private volatile Instant now;

  public TestClock(String now) {
    this.now = Instant.parse(now);
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void set(String moment) {
    now = Instant.parse(moment);
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }
}
