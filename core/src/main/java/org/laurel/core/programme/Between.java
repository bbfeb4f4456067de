package org.laurel.core.programme;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What may happen between accounts.
///
/// @param sending units that members may send each other
/// @param partners who else gives and takes units
/// @param cards what can be stored; `null`: nothing
/// @param sharing that several people may share an account; `null`: they may not
public record Between(
    List<Sending> sending,
    SequencedMap<String, Partner> partners,
    @Nullable GiftCards cards,
    @Nullable Sharing sharing) {

  public static final Between NOTHING =
      new Between(
          List.of(), Collections.unmodifiableSequencedMap(new LinkedHashMap<>()), null, null);

  /// How a unit may be sent; `null`: it may not.
  public @Nullable Sending sending(String unit) {
    return sending.stream().filter(s -> s.unit().equals(unit)).findFirst().orElse(null);
  }
}
