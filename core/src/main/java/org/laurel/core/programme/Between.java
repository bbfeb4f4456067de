package org.laurel.core.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may happen between accounts.
///
/// @param sending units that members may send each other
public record Between(List<Sending> sending) {

  public static final Between NOTHING = new Between(List.of());

  /// How a unit may be sent; `null`: it may not.
  public @Nullable Sending sending(String unit) {
    return sending.stream().filter(s -> s.unit().equals(unit)).findFirst().orElse(null);
  }
}
