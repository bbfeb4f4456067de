package org.laurel.server.platform;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;

/// Lets in one after the other to something that asks the database. While the database is away each
/// of them waits for it, so whoever stands behind several gives up, as if it had not answered him.
public final class Turn {

  private final ReentrantLock lock = new ReentrantLock();

  /// @throws DataAccessResourceFailureException when those before take too long
  public <T> T take(Supplier<T> work) {
    await();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private void await() {
    try {
      if (lock.tryLock(Databases.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new DataAccessResourceFailureException("others wait for the database to answer");
  }
}
