package org.laurel.core.programme;

import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Window;

/// What a member's purchases come to within a window: how many there were, or what was spent.
///
/// @param products only lines of this set, and purchases with such lines; `null`: all
public record Count(Of of, @Nullable String products, Window window) {

  public enum Of {
    /// Purchases of which something is kept.
    PURCHASES,
    /// Totals after discounts, in smallest amounts of the programme's money.
    SPEND
  }

  /// The name of the account's tally that keeps it.
  public String tally() {
    String counted = of == Of.PURCHASES ? "purchases" : "spend";
    String name = products == null ? counted : counted + " of " + products;
    return switch (window) {
      case Window.InCalendar(var calendar) -> "count:" + name + " per " + calendar;
      case Window.Rolling(var length) -> "count:" + name + " in " + length;
      case Window.MembershipYear _ -> throw new IllegalStateException("no purchases count by it");
      case Window.Lifetime _ -> "count:" + name;
    };
  }
}
