package org.laurel.server.pos;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.laurel.server.desk.Answer;
import org.laurel.server.web.HttpProblem;
import org.laurel.wire.words.Words;

/// The answers of a stream: written in the order of its lines, each as soon as it is known.
///
/// Only so many lines may be under way; whoever adds one more waits until the first of them is
/// answered and written. That bounds the memory of a stream, and slows a sender down that does not
/// read.
final class Answers implements AutoCloseable {

  private static final int UNDER_WAY = 256;

  private record Pending(long line, Supplier<Reply> reply) {}

  private static final Pending END =
      new Pending(
          0,
          () -> {
            throw new IllegalStateException("the end");
          });

  private final BlockingQueue<Pending> pending = new ArrayBlockingQueue<>(UNDER_WAY);
  private final OutputStream out;
  private final Words words;
  private final Thread writer;
  private volatile boolean wanted = true;

  Answers(OutputStream out, Words words) {
    this.out = new BufferedOutputStream(out, 1 << 16);
    this.words = words;
    this.writer = Thread.ofVirtual().name("answers").start(this::write);
  }

  /// Sends what comes before the first answer: from now on nothing that happens to the stream can
  /// put another answer in the place of these. To be called before a line is added.
  void begin() throws IOException {
    out.flush();
  }

  /// Whether anybody still listens.
  boolean wanted() {
    return wanted;
  }

  /// No more lines are taken from here on.
  void stop() {
    wanted = false;
  }

  void later(long line, CompletableFuture<Answer> answer) {
    // The lane that answers has better to do than to put it into words.
    add(new Pending(line, () -> Replies.of(answer.join(), words)));
  }

  void problem(long line, HttpProblem problem) {
    add(new Pending(line, () -> new Reply.Problem(problem)));
  }

  private void add(Pending line) {
    try {
      pending.put(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void write() {
    boolean heard = true;
    try {
      for (Pending next = pending.take(); next != END; next = pending.take()) {
        Reply reply = reply(next);
        if (heard) {
          heard = written(reply, next.line());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean written(Reply reply, long line) {
    try {
      reply.line(line, out);
      if (pending.isEmpty()) {
        out.flush();
      }
      return true;
    } catch (IOException gone) {
      // Nobody listens. What is under way is taken all the same, and a retry will be told so.
      wanted = false;
      return false;
    }
  }

  private static Reply reply(Pending line) {
    try {
      return line.reply().get();
    } catch (RuntimeException e) {
      Throwable cause = e instanceof CompletionException ? e.getCause() : null;
      return new Reply.Problem(Replies.failed(cause == null ? e : cause));
    }
  }

  /// Waits until every line is answered.
  @Override
  public void close() throws IOException {
    add(END);
    try {
      writer.join();
      out.flush();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
