package org.laurel.cli.backtest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laurel.wire.file.ActivityFile;
import org.laurel.wire.file.ActivityFile.Item;

/// Reads a file on a thread of its own, a little ahead of whoever takes what is read: while one
/// processor reads and parses, another decides.
///
/// @param <T> what is made of each item, on that thread too
public final class ReadAhead<T> implements AutoCloseable {

  private static final int PIECE = 256;
  private static final int PIECES = 8;

  private final ActivityFile file;
  private final Function<Item, T> make;
  private final BlockingQueue<Piece<T>> read = new ArrayBlockingQueue<>(PIECES);
  private final Thread reader;
  private Piece<T> piece = new Piece<>(List.of(), null, false);
  private int next;

  /// @param failure that ended it, told after its items
  private record Piece<T>(List<T> items, @Nullable Throwable failure, boolean last) {}

  /// @param file closed with this
  public ReadAhead(ActivityFile file, Function<Item, T> make) {
    this.file = file;
    this.make = make;
    this.reader = Thread.ofPlatform().name("read-ahead").daemon().start(this::read);
  }

  private void read() {
    try {
      Piece<T> piece;
      do {
        piece = piece();
        read.put(piece);
      } while (!piece.last());
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private Piece<T> piece() {
    List<T> items = new ArrayList<>(PIECE);
    try {
      while (items.size() < PIECE) {
        Item item = file.next();
        if (item == null) {
          return new Piece<>(items, null, true);
        }
        items.add(make.apply(item));
      }
      return new Piece<>(items, null, false);
    } catch (IOException | RuntimeException | Error failure) {
      return new Piece<>(items, failure, true);
    }
  }

  /// The next activity, or `null` at the end.
  ///
  /// @throws IOException when the file cannot be read, or is not what it should be after all
  public @Nullable T next() throws IOException {
    while (next == piece.items().size()) {
      switch (piece.failure()) {
        case null -> {}
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case Throwable other -> throw new IllegalStateException(other);
      }
      if (piece.last()) {
        return null;
      }
      piece = take();
      next = 0;
    }
    return piece.items().get(next++);
  }

  private Piece<T> take() throws IOException {
    try {
      return read.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading", e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.interrupt();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    file.close();
  }
}
