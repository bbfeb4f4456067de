package org.laurel.server.desk;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.laurel.server.accounts.Accounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Looks every few seconds for accounts in which something has become due and for follow-ups that
/// were left over, and has them done.
///
/// That it is late never makes a wrong balance: whoever looks at an account, or sends it something,
/// finds everything done that was due by then. So every node may do this, and none has to.
public final class Timekeeper implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Timekeeper.class);
  private static final int AT_ONCE = 1000;

  private final Herald herald;
  private final Accounts accounts;
  private final Desk desk;
  private final InstantSource clock;
  private final int seconds;
  private @Nullable ScheduledExecutorService timer;

  /// @param seconds between two rounds; 0: only when asked
  Timekeeper(Herald herald, Accounts accounts, Desk desk, InstantSource clock, int seconds) {
    this.herald = herald;
    this.accounts = accounts;
    this.desk = desk;
    this.clock = clock;
    this.seconds = seconds;
  }

  /// Has everything done that is due by now.
  ///
  /// @return how many due moments there were
  public int round() {
    herald.round();
    int sum = desk.followLeft();
    for (int done = some(); done > 0; done = some()) {
      sum += done;
    }
    return sum;
  }

  private int some() {
    List<CompletableFuture<Integer>> waiting =
        accounts.due(clock.instant(), AT_ONCE).stream()
            .map(due -> desk.settle(due.programme(), due.account()).exceptionally(Timekeeper::none))
            .toList();
    return waiting.stream().mapToInt(CompletableFuture::join).sum();
  }

  private static int none(Throwable failure) {
    LOG.error("An account could not be settled", failure);
    return 0;
  }

  private void quietRound() {
    try {
      int done = round();
      if (done > 0) {
        LOG.info("{} due moments and follow-ups done", done);
      }
    } catch (RuntimeException e) {
      LOG.warn("Nothing due could be done now: {}", e.getMessage());
    }
  }

  @Override
  public synchronized void start() {
    if (timer == null) {
      timer =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name("timekeeper").daemon().factory());
      if (seconds > 0) {
        timer.scheduleWithFixedDelay(this::quietRound, seconds, seconds, TimeUnit.SECONDS);
      }
    }
  }

  /// Pauses; whoever brings in a history of long ago does so before anything of it is due.
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
