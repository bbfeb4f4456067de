package org.laurel.core.decision;

import java.util.SequencedMap;

/// Why something was granted, or was not: a code with parameters, worded outside the core.
///
/// @param rule id of the rule, offer, exchange, ladder, reward or unit it speaks of
public record Reason(String rule, Outcome outcome, Why why, SequencedMap<String, Param> params) {

  public enum Outcome {
    GRANTED,
    /// Granted, but less than the rule alone would give.
    LIMITED,
    /// Not on this day, at this hour, or no longer.
    NOT_NOW,
    /// Something it asks for was missing.
    NOT_MET,
    EXCHANGED,
    TAKEN_BACK,
    /// Something else the member or the till should know.
    NOTED
  }

  /// @param params name, value, name, value …
  static Reason of(String rule, Outcome outcome, Why why, Object... params) {
    return new Reason(rule, outcome, why, params.length == 0 ? Params.NONE : new Params(params));
  }
}
