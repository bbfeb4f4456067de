package org.laurel.core.programme;

import org.jspecify.annotations.Nullable;

/// The most that all members together may get from the rules and offers that name it.
///
/// @param unit what is counted; `null`: the programme's money (for discounts)
/// @param most smallest amounts; never exceeded, used to the last one
/// @param spread when they are there to be had, one after the other; `null`: from the beginning
public record Budget(String id, @Nullable String unit, long most, @Nullable Spread spread) {

  public Budget(String id, @Nullable String unit, long most) {
    this(id, unit, most, null);
  }

  /// The name of its global counter.
  public String counter() {
    return "budget:" + id;
  }
}
