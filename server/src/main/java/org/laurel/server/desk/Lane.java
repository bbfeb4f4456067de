package org.laurel.server.desk;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.laurel.server.platform.Databases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;

/// One of the lines in which tasks wait for the desk, with the thread that serves it.
///
/// It takes all that has queued up, up to a limit, and does it in one transaction. When nothing
/// waits, a task goes at once; under load the groups grow by themselves.
final class Lane {

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  /// How often a group is tried again after others were in its way.
  private static final int PATIENCE = 20;

  private final Stores stores;
  private final Batch.Follower follower;
  private final Meters meters;
  private final int capacity;
  private final int most;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrivals = lock.newCondition();
  private final Deque<Task> queue = new ArrayDeque<>();
  private boolean closed;

  enum Entrance {
    IN,
    FULL,
    CLOSED
  }

  /// @param capacity how many tasks may wait
  /// @param most how many go together
  Lane(String name, Stores stores, Batch.Follower follower, Meters meters, int capacity, int most) {
    this.stores = stores;
    this.follower = follower;
    this.meters = meters;
    this.capacity = capacity;
    this.most = most;
    this.thread = Thread.ofPlatform().name(name).unstarted(this::serve);
    meters.waiting(name, this::waiting);
  }

  private int waiting() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  void open() {
    thread.start();
  }

  Entrance enter(Task task) {
    lock.lock();
    try {
      if (closed) {
        return Entrance.CLOSED;
      }
      // What is due can wait, and leaves room for those who cannot.
      int room = task instanceof Task.Settle ? Math.clamp(capacity / 2, 1, most) : capacity;
      if (queue.size() >= room) {
        return Entrance.FULL;
      }
      queue.addLast(task);
      arrivals.signal();
      return Entrance.IN;
    } finally {
      lock.unlock();
    }
  }

  /// Lets nobody in any more and waits until everybody inside is served.
  void close() throws InterruptedException {
    lock.lock();
    try {
      closed = true;
      arrivals.signalAll();
    } finally {
      lock.unlock();
    }
    thread.join();
  }

  private void serve() {
    for (List<Task> group = next(); !group.isEmpty(); group = next()) {
      // Enrolments write tables that every machine keeps whole; purchases never do.
      boolean reached = work(group.stream().filter(Lane::enrols).toList());
      List<Task> others = group.stream().filter(task -> !enrols(task)).toList();
      if (reached) {
        reached = work(others);
      } else {
        unavailable(others);
      }
      if (!reached) {
        // Whoever waits behind would overtake those who were just turned away.
        unavailable(leaving());
      }
    }
  }

  private List<Task> leaving() {
    lock.lock();
    try {
      List<Task> all = List.copyOf(queue);
      queue.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }

  private static boolean enrols(Task task) {
    return task instanceof Task.Sent sent && sent.enrols();
  }

  /// What goes next; empty when the lane is closed and nobody is left in it.
  private List<Task> next() {
    lock.lock();
    try {
      while (queue.isEmpty() && !closed) {
        arrivals.awaitUninterruptibly();
      }
      List<Task> group = new ArrayList<>();
      while (group.size() < most && !queue.isEmpty()) {
        group.add(queue.removeFirst());
      }
      return group;
    } finally {
      lock.unlock();
    }
  }

  /// @return `false` when the database could not be reached: then nothing of it was done
  private boolean work(List<Task> group) {
    boolean holdCounters = false;
    List<Task> tasks = group;
    for (int attempt = 1; !tasks.isEmpty(); attempt++) {
      if (attempt > PATIENCE) {
        fail(tasks, new IllegalStateException("others were always in the way"));
        return true;
      }
      try {
        Timer.Sample sample = Timer.start();
        Batch done = write(tasks, holdCounters);
        sample.stop(meters.took());
        meters.group().record(tasks.size());
        holdCounters = done == null;
        tasks = done == null ? tasks : done.end();
      } catch (ConcurrencyFailureException e) {
        LOG.info("Another transaction was in the way: {}", e.getMessage());
      } catch (RuntimeException | Error e) {
        if (!Databases.isAway(e)) {
          return isolate(tasks, e);
        }
        LOG.warn("The database cannot be reached: {}", e.getMessage());
        unavailable(tasks);
        return false;
      }
    }
    return true;
  }

  /// @return `null` when it has to be done again, with budgets and stock held
  private @Nullable Batch write(List<Task> tasks, boolean holdCounters) {
    stores
        .claims()
        .stake(
            tasks.stream()
                .filter(Task.Sent.class::isInstance)
                .map(task -> ((Task.Sent) task).claim())
                .toList());
    return stores
        .transaction()
        .execute(
            status -> {
              Batch batch = new Batch(stores, tasks, holdCounters, follower);
              if (batch.run()) {
                return batch;
              }
              status.setRollbackOnly();
              return null;
            });
  }

  /// One of them cannot be written: each goes alone, so that the others are.
  private boolean isolate(List<Task> tasks, Throwable cause) {
    if (tasks.size() == 1) {
      fail(tasks, cause);
      return true;
    }
    boolean reached = true;
    for (Task task : tasks) {
      if (reached) {
        reached = work(List.of(task));
      } else {
        unavailable(List.of(task));
      }
    }
    return reached;
  }

  private static void fail(List<Task> tasks, Throwable cause) {
    tasks.forEach(task -> task.fail(cause));
  }

  private static void unavailable(List<Task> tasks) {
    for (Task task : tasks) {
      switch (task) {
        case Task.Sent sent ->
            sent.answer().complete(new Answer.Unavailable(Duration.ofSeconds(2)));
        case Task.Settle settle -> settle.done().complete(0);
      }
    }
  }
}
