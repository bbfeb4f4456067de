package org.laurel.server.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;

/// An account as it is stored.
///
/// @param opened when its first activity was taken
/// @param position of its newest activity in the history of its bucket
/// @param due when time alone next changes something; `null`: never
/// @param state all that it holds
public record Stored(
    String programme, Instant opened, long position, @Nullable Instant due, Account state) {

  public long id() {
    return state.id();
  }
}
