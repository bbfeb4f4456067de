package org.laurel.core.decision;

import org.laurel.core.account.Account;
import org.laurel.core.activity.Activity;
import org.laurel.core.programme.Programme;

/// Where every decision is made.
public final class Decisions {

  private Decisions() {}

  /// Decides one activity.
  ///
  /// @param programme the version in force when the activity occurred
  /// @param account settled up to the activity's moment (see [Due])
  /// @throws IllegalStateException when the account is not settled up to the activity's moment
  public static Decision decide(
      Programme programme, Account account, Activity activity, Facts facts) {
    throw new UnsupportedOperationException("being written");
  }
}
