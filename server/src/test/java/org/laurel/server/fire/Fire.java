package org.laurel.server.fire;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Thirty-two clients, each in a thread of its own, who begin every round at the same moment and
/// wait for the answer before they go on.
///
/// `-Dlaurel.fire.rounds=N` tells how many rounds there are; few, unless it is said: `bin/fire` has
/// hundreds. `-Dlaurel.fire.seed=N` repeats what was left to chance; which client comes first is
/// never the same.
final class Fire {

  static final int CLIENTS = 32;
  static final int ROUNDS = Asked.many("laurel.fire.rounds", 8);

  private static final Logger LOG = LoggerFactory.getLogger(Fire.class);

  /// Longer than any round takes, even of a machine that is busy with something else.
  private static final long PATIENCE = 120;

  private final long seed;

  private Fire(long seed) {
    this.seed = seed;
  }

  /// @param test what it is lit for
  static Fire of(Class<?> test) {
    Fire fire = new Fire(Asked.seed());
    LOG.warn("{}: {} rounds of {} clients, seed {}", test.getSimpleName(), ROUNDS, CLIENTS, fire);
    return fire;
  }

  /// What one client does in one round.
  interface Deed<T> {
    T in(int round, int client, SplittableRandom random) throws Exception;
  }

  /// @return by round, what the clients got
  <T> List<List<T>> light(Deed<T> deed) throws Exception {
    CyclicBarrier together = new CyclicBarrier(CLIENTS);
    List<Future<List<T>>> clients = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (int i = 0; i < CLIENTS; i++) {
        int client = i;
        clients.add(threads.submit(() -> rounds(together, client, deed)));
      }
      List<List<T>> answers = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        answers.add(new ArrayList<>());
      }
      for (Future<List<T>> client : clients) {
        List<T> own = result(client);
        for (int round = 0; round < ROUNDS; round++) {
          answers.get(round).add(own.get(round));
        }
      }
      return answers;
    }
  }

  private <T> List<T> rounds(CyclicBarrier together, int client, Deed<T> deed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed + client);
    List<T> answers = new ArrayList<>();
    try {
      for (int round = 0; round < ROUNDS; round++) {
        together.await(PATIENCE, TimeUnit.SECONDS);
        answers.add(deed.in(round, client, random));
      }
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("another client failed or hangs", e);
    } catch (Exception | Error e) {
      together.reset();
      throw e;
    }
    return answers;
  }

  private static <T> T result(Future<T> client) throws Exception {
    try {
      return client.get();
    } catch (ExecutionException e) {
      throw new AssertionError("a client failed", e.getCause());
    }
  }

  /// Has many things done side by side.
  static <T> List<T> all(int many, Numbered<T> task) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
      List<Callable<T>> tasks = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        int number = i;
        tasks.add(() -> task.of(number));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : threads.invokeAll(tasks)) {
        results.add(result(one));
      }
      return results;
    }
  }

  /// One of many.
  interface Numbered<T> {
    T of(int number) throws Exception;
  }

  @Override
  public String toString() {
    return Long.toString(seed);
  }
}
