package org.laurel.server.draws;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.laurel.server.desk.DeskSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks every few seconds whether the moment of a draw has come.
@Component
class Drawing implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Drawing.class);

  private final Draws draws;
  private final int seconds;
  private @Nullable ScheduledExecutorService timer;

  Drawing(Draws draws, DeskSettings settings) {
    this.draws = draws;
    this.seconds = settings.rounds();
  }

  @Override
  public synchronized void start() {
    if (timer == null) {
      timer =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name("draws").daemon().factory());
      if (seconds > 0) {
        timer.scheduleWithFixedDelay(this::quietRound, seconds, seconds, TimeUnit.SECONDS);
      }
    }
  }

  private void quietRound() {
    try {
      draws.round();
    } catch (RuntimeException e) {
      LOG.warn("No draw could be held now: {}", e.getMessage());
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
