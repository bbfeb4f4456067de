package org.laurel.core.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where an account stands on a ladder.
///
/// `level` follows from `base` and the ladder's tally; it is kept here so that a reader need not
/// work it out.
///
/// @param base the level held at the last review, however little was counted since
/// @param reviewed day of that review (the day of joining before the first)
/// @param baseUntil last day for which `base` is kept; `null`: no end
/// @param level the level now
/// @param until last day for which `level` is kept, then it is reviewed; `null`: no end
public record Standing(
    String ladder,
    String base,
    LocalDate reviewed,
    @Nullable LocalDate baseUntil,
    String level,
    @Nullable LocalDate until) {}
