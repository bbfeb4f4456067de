package org.laurel.server.demo;

import java.time.YearMonth;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.laurel.server.platform.Terminal;

/// How far the history is: a bar on a terminal, a line a month elsewhere.
final class Progress implements AutoCloseable {

  private static final int WIDTH = 30;

  private final long steps;
  private final Till till;
  private final boolean watched = Terminal.isWatched();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong shown = new AtomicLong();
  private final AtomicReference<@Nullable YearMonth> told = new AtomicReference<>();

  Progress(long steps, Till till) {
    this.steps = steps;
    this.till = till;
  }

  /// One member is through with a month.
  void step(YearMonth month) {
    long now = done.incrementAndGet();
    if (!watched) {
      if (!month.equals(told.getAndSet(month))) {
        Terminal.say(
            String.format(
                Locale.ROOT, "Loading the history: %s, %,d activities", month, till.taken()));
      }
      return;
    }
    long thousandths = now * 1000 / steps;
    long before = shown.get();
    if (thousandths > before && shown.compareAndSet(before, thousandths)) {
      int full = Math.toIntExact(now * WIDTH / steps);
      Terminal.replaceLine(
          String.format(
              Locale.ROOT,
              "Loading the history %s%s %s, %,d activities",
              "█".repeat(full),
              "░".repeat(WIDTH - full),
              month,
              till.taken()));
    }
  }

  @Override
  public void close() {
    if (watched) {
      Terminal.replaceLine("");
    }
    Terminal.say(
        String.format(
            Locale.ROOT,
            "Loaded %,d activities; the rules refused %,d more, as they do now and then.",
            till.taken(),
            till.refused()));
  }
}
