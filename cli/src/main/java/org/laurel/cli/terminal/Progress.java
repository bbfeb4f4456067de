package org.laurel.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/// How far long work has come: a bar redrawn in place where someone watches, a plain line now and
/// then elsewhere.
public final class Progress implements AutoCloseable {

  private static final int CELLS = 30;
  private static final long REDRAWN = Duration.ofMillis(100).toNanos();
  private static final long REPEATED = Duration.ofSeconds(10).toNanos();

  private final PrintWriter err;
  private final boolean lively;
  private final String what;
  private final LongSupplier nanos;
  private final long began;
  private long shown;
  private int width;

  /// @param what the work, such as `folding`
  public Progress(Terminal terminal, String what) {
    this(terminal.err(), terminal.lively(), what, System::nanoTime);
  }

  Progress(PrintWriter err, boolean lively, String what, LongSupplier nanos) {
    this.err = err;
    this.lively = lively;
    this.what = what;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
    this.shown = began;
  }

  /// Says where the work stands; cheap enough to be called for every piece of it.
  ///
  /// @param done of `total`, in any measure
  /// @param detail what has been done, such as `12,000 activities`
  public void at(long done, long total, String detail) {
    long now = nanos.getAsLong();
    if (now - shown < (lively ? REDRAWN : REPEATED)) {
      return;
    }
    shown = now;
    double share = total <= 0 ? 0 : Math.min(1, (double) done / total);
    String percent = Text.format("%3d%%", (int) (share * 100));
    if (lively) {
      int full = (int) (share * CELLS);
      redraw(
          Text.format(
              "%s %s%s %s  %s%s",
              what,
              "━".repeat(full),
              "─".repeat(CELLS - full),
              percent,
              detail,
              remaining(share, now - began)));
    } else {
      err.println(what + percent + ", " + detail);
      err.flush();
    }
  }

  /// Whether [#at] would show something now, for callers to whom making the detail is dear.
  public boolean due() {
    return nanos.getAsLong() - shown >= (lively ? REDRAWN : REPEATED);
  }

  /// Clears the bar, so that what follows begins on an empty line.
  @Override
  public void close() {
    if (lively && width > 0) {
      redraw("");
      err.print('\r');
      err.flush();
    }
  }

  private void redraw(String line) {
    err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
    err.flush();
    width = line.length();
  }

  private static String remaining(double share, long spent) {
    if (share < 0.02) {
      return "";
    }
    long seconds = Math.round(spent / 1e9 * (1 - share) / share);
    return seconds < 60
        ? Text.format(", %d s left", seconds)
        : Text.format(", %d:%02d min left", seconds / 60, seconds % 60);
  }
}
