package org.laurel.cli.send;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One connection: sends batches one after the other, and again what was not answered, so that the
/// lines of a member stay in order.
final class Lane implements Runnable {

  private static final Line END = new Line(-1, "", false);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /// A line over which the server stumbles is not sent for ever.
  private static final int TRIES_OF_A_LINE = 5;

  private final BlockingQueue<Line> queue;
  private final Server server;
  private final String programme;
  private final Tally tally;
  private final int batch;
  private final Duration patience;
  private final InstantSource clock;
  private final CountDownLatch stopped;

  /// @param batch how many lines a request has at most
  /// @param patience how long without any answer until giving up
  /// @param stopped at 0: another lane gave up
  Lane(
      Server server,
      String programme,
      Tally tally,
      int batch,
      Duration patience,
      InstantSource clock,
      CountDownLatch stopped) {
    this.queue = new ArrayBlockingQueue<>(4 * batch);
    this.server = server;
    this.programme = programme;
    this.tally = tally;
    this.batch = batch;
    this.patience = patience;
    this.clock = clock;
    this.stopped = stopped;
  }

  /// Waits for room; gives up when sending was stopped.
  ///
  /// @return whether the line will be sent
  boolean offer(Line line) throws InterruptedException {
    while (!queue.offer(line, 200, TimeUnit.MILLISECONDS)) {
      if (stopped.getCount() == 0) {
        return false;
      }
    }
    return true;
  }

  /// No more lines come.
  void end() throws InterruptedException {
    offer(END);
  }

  @Override
  public void run() {
    List<Line> open = new ArrayList<>();
    try {
      for (boolean more = true; more || !open.isEmpty(); ) {
        if (open.isEmpty()) {
          open.add(queue.take());
        }
        queue.drainTo(open, batch - open.size());
        more = !open.remove(END) && more;
        send(open);
        open.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Until every line is answered.
  private void send(List<Line> lines) throws InterruptedException {
    List<Line> open = List.copyOf(lines);
    Duration pause = FIRST_PAUSE;
    Instant heard = clock.instant();
    for (int tries = 1; !open.isEmpty(); tries++) {
      List<Line> again = new ArrayList<>();
      Trouble trouble = post(open, again, tries);
      if (again.size() < open.size()) {
        heard = clock.instant();
        pause = FIRST_PAUSE;
      }
      open = List.copyOf(again);
      if (open.isEmpty()) {
        return;
      }
      tally.sentAgain(open.size());
      if (Duration.between(heard, clock.instant()).compareTo(patience) > 0) {
        throw new Silent(trouble.message);
      }
      Duration wait = trouble.pause.compareTo(pause) > 0 ? trouble.pause : pause;
      if (stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new InterruptedException("another connection gave up");
      }
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
  }

  /// Why something has to be sent again, and how long to wait before.
  private record Trouble(Duration pause, String message) {}

  /// No answer came for longer than anybody wants to wait.
  static final class Silent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Silent(String message) {
      super(message, null, false, false);
    }
  }

  /// Sends once.
  ///
  /// @param again takes what has to be sent again
  private Trouble post(List<Line> lines, List<Line> again, int tries) {
    int[] answered = {0};
    String[] last = {"the server answered that it cannot take them now"};
    try {
      server.post(
          programme,
          lines,
          answer -> {
            Line line = lines.get(answered[0]++);
            boolean fault = answer.status() == 500 && tries >= TRIES_OF_A_LINE;
            if (answer.later() && !fault) {
              again.add(line);
              last[0] = answer.detail();
            } else {
              tally.count(line, answer);
            }
          });
      return new Trouble(Duration.ZERO, last[0]);
    } catch (Server.Busy busy) {
      again.addAll(lines.subList(answered[0], lines.size()));
      return new Trouble(busy.wait, String.valueOf(busy.getMessage()));
    } catch (IOException lost) {
      again.addAll(lines.subList(answered[0], lines.size()));
      return new Trouble(Duration.ZERO, String.valueOf(lost.getMessage()));
    }
  }
}
