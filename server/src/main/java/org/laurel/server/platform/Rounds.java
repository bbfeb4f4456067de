package org.laurel.server.platform;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Does something every few seconds, from when the desk has opened until before it closes. A round
/// that fails is no more than late: the next one comes.
public final class Rounds implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final String name;
  private final int seconds;
  private final Runnable round;
  private @Nullable ScheduledExecutorService timer;

  /// @param name of the thread, and of what failed when something did
  /// @param seconds between two rounds; 0: there are none
  public Rounds(String name, int seconds, Runnable round) {
    this.name = name;
    this.seconds = seconds;
    this.round = round;
  }

  private void quietRound() {
    try {
      round.run();
    } catch (RuntimeException e) {
      LOG.warn("The round of {} failed, the next may do: {}", name, e.getMessage());
    }
  }

  @Override
  public synchronized void start() {
    if (timer == null) {
      timer =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name(name).daemon().factory());
      if (seconds > 0) {
        timer.scheduleWithFixedDelay(this::quietRound, seconds, seconds, TimeUnit.SECONDS);
      }
    }
  }

  @Override
  public synchronized void stop() {
    if (timer != null) {
      timer.shutdown();
      timer = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }

  /// Begins after the desk, ends before it.
  @Override
  public int getPhase() {
    return 1;
  }
}
