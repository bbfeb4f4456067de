package org.laurel.server.accounts;

import org.jspecify.annotations.Nullable;

/// Personal data, kept apart from everything that rules use, so that it can be destroyed.
///
/// @param name as the member wants to be called; `null`: not told
public record Person(@Nullable String name) {

  public static final Person UNKNOWN = new Person(null);
}
