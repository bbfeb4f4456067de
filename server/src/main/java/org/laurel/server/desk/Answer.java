package org.laurel.server.desk;

import java.time.Duration;
import org.laurel.core.decision.Decision;
import org.laurel.core.decision.Facts;
import org.laurel.server.ledger.Entry;
import org.laurel.server.programmes.Published;
import org.laurel.wire.answer.Outcome;
import org.laurel.wire.request.Identifier;

/// What the desk says to an activity.
public sealed interface Answer {

  /// It was taken and stored for good.
  ///
  /// @param outcome what was decided
  /// @param programme by one of whose versions it was decided
  /// @param retry it had been taken before under the same key: this is the answer of then, and
  ///   nothing was done
  record Granted(Entry entry, Outcome outcome, Published programme, boolean retry)
      implements Answer {}

  /// The rules refuse it. Nothing was stored and its key is free.
  record Refused(Decision.Refused decision) implements Answer {}

  /// Its key was used before for something else.
  ///
  /// @param activity what it was used for
  /// @param field JSON pointer to the first difference, such as `/lines/0/amount` or `/member`
  record Conflict(long activity, String field) implements Answer {}

  /// An identifier already leads to another member.
  record IdentifierTaken(Identifier identifier) implements Answer {}

  /// The programme has no such account, or there is no such programme.
  record Unknown(long account) implements Answer {}

  /// What the account has is held by another, on which the activity has to be decided. Nobody but
  /// the desk is told: it goes there.
  ///
  /// @param acting who does it there
  record Elsewhere(long account, Facts.Acting acting) implements Answer {}

  /// There is more to do than can be done; nothing was stored.
  record Overloaded(Duration retryAfter) implements Answer {}

  /// The server is going down; nothing was stored.
  record Closed(Duration retryAfter) implements Answer {}

  /// The database cannot be reached, or was lost on the way. It is not known whether it was stored;
  /// sending it again with the same key is safe.
  record Unavailable(Duration retryAfter) implements Answer {}
}
