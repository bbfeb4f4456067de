package org.laurel.server.accounts;

import java.time.Instant;
import java.util.List;

/// Someone who takes part in a programme.
///
/// @param account the id of the account, by which the member is known too
/// @param since when the member was enrolled here, whatever day of joining was told
/// @param identifiers in order of kind and value
public record Member(
    long account, String programme, Instant since, Person person, List<Identifier> identifiers) {}
