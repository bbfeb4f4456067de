package org.laurel.core.programme;

import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Window;

/// What a rule listens to.
public sealed interface Trigger {

  /// @param products the set whose lines count; `null`: every line
  /// @param except a set whose lines do not count; `null`: none
  record OnPurchase(@Nullable String products, @Nullable String except) implements Trigger {}

  /// What a member's purchases come to within a calendar window, or ever: each purchase adds to it,
  /// each return takes from it.
  ///
  /// @param lines which lines count; a purchase counts when it has such lines
  record OnCount(Count.Of of, OnPurchase lines, Window window) implements Trigger {}

  record OnAct(String act) implements Trigger {}

  /// A day of the member that comes every year. It begins at midnight, by itself.
  record OnYearly(Day day) implements Trigger {

    public enum Day {
      BIRTHDAY,
      /// Of joining.
      ANNIVERSARY
    }
  }

  /// Joining the programme.
  record OnEnrolment() implements Trigger {}

  /// Somebody whom the member invited joins, or buys for the first time.
  record OnFriend(boolean buys) implements Trigger {}

  /// Being among the winners of a contest.
  record OnWin(String contest) implements Trigger {}
}
