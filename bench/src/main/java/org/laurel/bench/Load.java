package org.laurel.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/// Many senders, each of which sends the next request when the last one was answered.
final class Load {

  /// One sender's connection and what it sends next.
  interface Sender extends AutoCloseable {

    /// Sends one request and waits for the answer.
    ///
    /// @return how many purchases, quotes or transactions it was; less than 0: nothing is left
    int send() throws Exception;

    @Override
    void close() throws Exception;
  }

  /// Opens one sender.
  interface Opening {
    Sender open(int number) throws Exception;
  }

  private static final long LONGEST = 60_000_000;

  private Load() {}

  /// Lets so many send for so long, all from the same moment on.
  static Run run(int senders, Duration length, Opening opening) throws IOException {
    List<Sender> all = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      for (int i = 0; i < senders; i++) {
        all.add(opening.open(i));
      }
      CountDownLatch gate = new CountDownLatch(1);
      List<Future<Part>> parts = new ArrayList<>();
      for (Sender sender : all) {
        parts.add(
            threads.submit(
                () -> {
                  gate.await();
                  return part(sender, System.nanoTime() + length.toNanos());
                }));
      }
      long began = System.nanoTime();
      gate.countDown();
      List<Part> done = new ArrayList<>();
      for (Future<Part> part : parts) {
        done.add(part.get());
      }
      return sum(done, Duration.ofNanos(System.nanoTime() - began));
    } catch (ExecutionException e) {
      throw new IOException(e.getMessage(), e);
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    } finally {
      for (Sender sender : all) {
        closeQuietly(sender);
      }
    }
  }

  private static void closeQuietly(Sender sender) {
    try {
      sender.close();
    } catch (Exception e) {
      // What it measured is known already.
    }
  }

  private record Part(long done, Histogram latencies) {}

  private static Part part(Sender sender, long end) throws Exception {
    Histogram latencies = new Histogram(LONGEST, 3);
    long done = 0;
    long requests = 0;
    long before = System.nanoTime();
    long began = before;
    while (before < end) {
      int sent = sender.send();
      if (sent < 0) {
        break;
      }
      done += sent;
      requests++;
      long now = System.nanoTime();
      latencies.recordValue(Math.clamp((now - before) / 1000, 1, LONGEST));
      before = now;
    }
    long usual = requests == 0 ? 0 : (before - began) / 1000 / requests;
    return new Part(done, latencies.copyCorrectedForCoordinatedOmission(usual));
  }

  private static Run sum(List<Part> parts, Duration took) {
    Histogram latencies = new Histogram(LONGEST, 3);
    long done = 0;
    for (Part part : parts) {
      done += part.done;
      latencies.add(part.latencies);
    }
    return new Run(done, took, latencies);
  }
}
