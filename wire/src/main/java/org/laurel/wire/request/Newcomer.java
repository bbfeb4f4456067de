package org.laurel.wire.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an enrolment tells about a person that no rule may use, kept apart from activities.
///
/// @param identifiers what the member will be known by
/// @param name as the member wants to be called; `null`: not told
public record Newcomer(List<Identifier> identifiers, @Nullable String name) {}
