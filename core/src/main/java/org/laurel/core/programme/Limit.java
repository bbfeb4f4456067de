package org.laurel.core.programme;

import org.laurel.core.value.Window;

/// The most that one member may get from a rule, an offer or a reward in a window.
///
/// @param most times, or smallest amounts of the unit the rule gives
/// @param counts what is counted: how often (all or nothing), or how much (the remainder is given)
public record Limit(long most, Counted counts, Window window) {

  /// What the names of all tallies of limits begin with.
  public static final String TALLIES = "limit:";

  /// The name of the tally of the limit of a rule, an offer or a reward.
  public static String tally(String of) {
    return TALLIES + of;
  }

  public enum Counted {
    /// Activities in which the rule gave anything; for offers, pieces; for rewards, redeemed
    /// pieces.
    TIMES,
    AMOUNT
  }
}
