package org.laurel.core.activity;

import java.time.LocalDate;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// The facts about a member that rules may use. It holds no name and no address: personal data lies
/// elsewhere.
///
/// @param joined day of joining, in the programme's zone
/// @param language two letters
public record Profile(
    LocalDate joined,
    @Nullable LocalDate born,
    String language,
    SortedSet<String> segments,
    SortedSet<String> consents) {}
