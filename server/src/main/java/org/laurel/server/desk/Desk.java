package org.laurel.server.desk;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.decision.Decision;
import org.laurel.wire.request.Request;
import org.springframework.stereotype.Component;

/// The one way in. Every activity of every account is taken here, whoever sends it.
@Component
public class Desk {

  /// Takes an activity of an account. The answer comes when it is stored for good, or when nothing
  /// of it is.
  ///
  /// Completes exceptionally only for a bug or a database that cannot be reached; then it is not
  /// known whether it was stored, and sending it again with the same key is safe.
  ///
  /// @param source who sends it, such as an API key's: a key is used once in a programme and source
  public CompletableFuture<Answer> take(
      String programme, String source, long account, Request request) {
    throw new UnsupportedOperationException("being written");
  }

  /// Takes a new member: an account, what it is found by, and the activity that opens it.
  ///
  /// @param request an enrolment
  public CompletableFuture<Answer> enrol(String programme, String source, Request request) {
    throw new UnsupportedOperationException("being written");
  }

  /// Decides an activity without writing anything. `null`: no such programme or account.
  public @Nullable Decision quote(String programme, String source, long account, Request request) {
    throw new UnsupportedOperationException("being written");
  }

  /// The account with everything done that is due by now, and nothing written. `null`: no such
  /// programme or account.
  public @Nullable Account look(String programme, long account) {
    throw new UnsupportedOperationException("being written");
  }
}
