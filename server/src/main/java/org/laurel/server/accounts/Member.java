package org.laurel.server.accounts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.wire.request.Identifier;

/// Someone who takes part in a programme.
///
/// @param account the id of the account, by which the member is known too
/// @param opened when the account was opened here, whatever day of joining was told
/// @param name as the member wants to be called; `null`: not told, or destroyed since
/// @param identifiers what the member is found by, in order of kind and value
public record Member(
    long account,
    String programme,
    Instant opened,
    @Nullable String name,
    List<Identifier> identifiers) {}
