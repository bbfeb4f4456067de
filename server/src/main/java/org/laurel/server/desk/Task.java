package org.laurel.server.desk;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.laurel.core.decision.Facts;
import org.laurel.server.desk.Claims.Claim;
import org.laurel.server.desk.Claims.Key;
import org.laurel.server.platform.Ids;
import org.laurel.wire.request.Request;

/// Something that waits in a lane, and what its end is told to.
sealed interface Task {

  String programme();

  long account();

  /// Buckets whose heads it needs.
  Set<Integer> buckets();

  void fail(Throwable cause);

  /// An activity that somebody sent.
  ///
  /// @param claim what it claims for its key: of an enrolment, the account that it would open
  /// @param acting who does it, when it came by another account
  /// @param buckets its account's and, once it is known that another account claimed its key, that
  ///   one's
  record Sent(
      Claim claim,
      Facts.Acting acting,
      Request request,
      Set<Integer> buckets,
      CompletableFuture<Answer> answer)
      implements Task {

    static Sent of(Claim claim, Facts.Acting acting, Request request) {
      Set<Integer> own = Set.of(Ids.bucket(claim.account()));
      return new Sent(claim, acting, request, own, new CompletableFuture<>());
    }

    /// The same, holding another bucket as well.
    Sent holding(int bucket) {
      Set<Integer> more = new TreeSet<>(buckets);
      more.add(bucket);
      return new Sent(claim, acting, request, more, answer);
    }

    Key key() {
      return claim.key();
    }

    boolean enrols() {
      return request.type() == Request.Type.ENROL;
    }

    @Override
    public String programme() {
      return claim.key().programme();
    }

    @Override
    public long account() {
      return claim.account();
    }

    @Override
    public void fail(Throwable cause) {
      answer.completeExceptionally(cause);
    }
  }

  /// Whatever is due by now.
  ///
  /// @param done how many due moments there were
  record Settle(String programme, long account, CompletableFuture<Integer> done) implements Task {

    @Override
    public Set<Integer> buckets() {
      return Set.of(Ids.bucket(account));
    }

    @Override
    public void fail(Throwable cause) {
      done.completeExceptionally(cause);
    }
  }
}
