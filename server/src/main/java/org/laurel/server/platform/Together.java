package org.laurel.server.platform;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Has one statement answer what many ask at the same time.
///
/// Whoever comes first asks, and so for everybody who comes before it is his turn. When nobody else
/// is asking he goes at once; under load the groups grow by themselves. No question is asked in a
/// statement that began before it came, so an answer is never older than its question.
///
/// @param <Q> questions; equal ones are asked once
/// @param <A> answers
public final class Together<Q, A> {

  private final Function<Collection<Q>, Map<Q, A>> statement;
  private final Semaphore turns;
  private Round<Q, A> gathering = new Round<>();

  private static final class Round<Q, A> {
    final Set<Q> questions = new LinkedHashSet<>();
    final CompletableFuture<Map<Q, A>> answers = new CompletableFuture<>();
  }

  /// @param atOnce how many statements may run at the same time
  /// @param statement answers questions; leaves out those that have no answer
  public Together(int atOnce, Function<Collection<Q>, Map<Q, A>> statement) {
    this.turns = new Semaphore(atOnce);
    this.statement = statement;
  }

  /// The answer; `null`: there is none. Throws what the statement has thrown.
  public @Nullable A ask(Q question) {
    Round<Q, A> mine;
    boolean first;
    synchronized (this) {
      mine = gathering;
      first = mine.questions.isEmpty();
      mine.questions.add(question);
    }
    if (first) {
      turns.acquireUninterruptibly();
      try {
        run(mine);
      } finally {
        turns.release();
      }
    }
    try {
      return mine.answers.join().get(question);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void run(Round<Q, A> round) {
    synchronized (this) {
      gathering = new Round<>();
    }
    try {
      round.answers.complete(statement.apply(round.questions));
    } catch (RuntimeException | Error e) {
      round.answers.completeExceptionally(e);
    }
  }
}
