package org.laurel.core.programme;

import org.jspecify.annotations.Nullable;

/// What a rule listens to.
public sealed interface Trigger {

  /// @param products the set whose lines count; `null`: every line
  /// @param except a set whose lines do not count; `null`: none
  record OnPurchase(@Nullable String products, @Nullable String except) implements Trigger {}

  record OnAct(String act) implements Trigger {}

  /// Joining the programme.
  record OnEnrolment() implements Trigger {}

  /// Somebody whom the member invited joins, or buys for the first time.
  record OnFriend(boolean buys) implements Trigger {}
}
