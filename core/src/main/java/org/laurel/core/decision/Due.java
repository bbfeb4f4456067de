package org.laurel.core.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.programme.Programme;

/// When an account next has to be looked at because time passed.
public final class Due {

  private Due() {}

  /// The next due moment of the account; `null` when nothing will ever be due by itself.
  public static @Nullable Instant next(Programme programme, Account account) {
    throw new UnsupportedOperationException("being written");
  }
}
