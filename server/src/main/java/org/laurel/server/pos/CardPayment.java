package org.laurel.server.pos;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.laurel.core.account.Account;
import org.laurel.core.activity.Activity;
import org.laurel.server.desk.Answer;
import org.laurel.server.desk.Desk;
import org.laurel.server.platform.Databases;
import org.laurel.wire.request.Request;

/// A purchase that a gift card pays for, in part or whole.
///
/// What the card pays is set aside on it under a key made from the purchase's; then the purchase is
/// taken, which takes it by a follow-up; a purchase that is refused lets it go. So a till that
/// sends again pays once, two tills never spend the same, and what a crash leaves set aside comes
/// back by itself.
final class CardPayment {

  /// How often a purchase may be refused under one key and still find what was set aside for it.
  private static final int ATTEMPTS = 100;

  /// Whoever looks something up does not keep a lane waiting, which is where answers come from.
  private static final Executor OUTSIDE = Thread::startVirtualThread;

  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  private final Desk desk;
  private final String programme;
  private final String source;
  private final long account;
  private final Request request;
  private final Activity.Pay pay;

  /// @param request whose gift card is known
  CardPayment(Desk desk, String programme, String source, long account, Request request) {
    this.desk = desk;
    this.programme = programme;
    this.source = source;
    this.account = account;
    this.request = request;
    this.pay = Objects.requireNonNull(((Activity.Purchase) request.draft()).byCard());
  }

  CompletableFuture<Answer> run() {
    return CompletableFuture.supplyAsync(this::taken, OUTSIDE)
        .thenCompose(taken -> taken ? purchase() : attempt(1))
        .exceptionally(CardPayment::unavailable);
  }

  private static Answer unavailable(Throwable failure) {
    if (Databases.isAway(failure)) {
      return new Answer.Unavailable(A_MOMENT);
    }
    throw new CompletionException(failure);
  }

  private boolean taken() {
    return desk.isTaken(programme, source, request.key());
  }

  private CompletableFuture<Answer> purchase() {
    return desk.take(programme, source, account, request);
  }

  private CompletableFuture<Answer> attempt(int attempt) {
    return desk.reserve(programme, pay.card(), source, request.key(), attempt, pay)
        .thenComposeAsync(
            answer ->
                switch (answer) {
                  case Answer.Granted held when held.retry() && !open(held.entry().id()) ->
                      taken() ? purchase() : attempt(next(attempt));
                  case Answer.Granted held -> purchase(held.entry().id());
                  // The same purchase, sent twice at once, may have spent it.
                  default -> taken() ? purchase() : CompletableFuture.completedFuture(answer);
                },
            OUTSIDE);
  }

  /// Whatever came before the last attempt that was taken has ended, as that one was made.
  private int next(int attempt) {
    return attempt > 1
        ? after(attempt)
        : Math.max(
            2, desk.lastAttempt(programme, pay.card(), source, request.key(), ATTEMPTS, pay));
  }

  /// Beyond what can be looked through, any that was hardly ever used.
  private static int after(int attempt) {
    return attempt < ATTEMPTS
        ? attempt + 1
        : ThreadLocalRandom.current().nextInt(ATTEMPTS + 1, Integer.MAX_VALUE);
  }

  private boolean open(long hold) {
    Account card = desk.look(programme, pay.card());
    return card != null && card.hold(hold) != null;
  }

  private CompletableFuture<Answer> purchase(long hold) {
    return desk.take(programme, source, account, request.paidFrom(hold))
        .thenCompose(
            answer ->
                settles(answer, hold)
                    ? CompletableFuture.completedFuture(answer)
                    : desk.giveBack(programme, pay.card(), hold).handle((_, _) -> answer));
  }

  /// Whether what was set aside is used, or may still be by the same purchase sent again.
  private static boolean settles(Answer answer, long hold) {
    return switch (answer) {
      case Answer.Granted granted ->
          granted.entry().activity() instanceof Activity.Purchase purchase
              && purchase.byCard() instanceof Activity.Pay paid
              && paid.hold() == hold;
      case Answer.Unavailable _, Answer.Overloaded _, Answer.Closed _ -> true;
      default -> false;
    };
  }
}
