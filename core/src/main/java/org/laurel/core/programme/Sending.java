package org.laurel.core.programme;

import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Ratio;

/// A unit that members may send each other.
///
/// @param least fewest that may be sent at once; 0: any
/// @param fee smallest amounts that sending costs in any case, in the same unit
/// @param share part of what is sent that sending costs besides, rounded down; 0: none
/// @param limit how often or how much one member may send; `null`: without limit
public record Sending(String unit, long least, long fee, Ratio share, @Nullable Limit limit) {

  /// What limits and reasons call it.
  public String id() {
    return "send:" + unit;
  }
}
