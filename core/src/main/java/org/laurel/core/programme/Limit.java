package org.laurel.core.programme;

import org.laurel.core.value.Window;

/// The most that one member may get from a rule, an offer or a reward in a window.
///
/// @param most times, or smallest amounts of the unit the rule gives
/// @param counts what is counted: how often (all or nothing), or how much (the remainder is given)
public record Limit(long most, Counted counts, Window window) {

  public enum Counted {
    /// Activities in which the rule gave anything; for offers, pieces; for rewards, redeemed
    /// pieces.
    TIMES,
    AMOUNT
  }
}
