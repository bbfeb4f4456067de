package org.laurel.core.activity;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Where something happened; empty texts where the till did not say.
///
/// @param zone the store's; `null`: the programme's
public record Place(
    String store, String brand, String channel, String partner, @Nullable ZoneId zone) {

  public static final Place NOWHERE = new Place("", "", "", "", null);
}
