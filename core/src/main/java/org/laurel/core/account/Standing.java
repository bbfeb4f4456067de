package org.laurel.core.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where an account stands on a ladder.
///
/// `level` follows from `base` and the ladder's tally; it is kept here so that a reader need not
/// work it out.
///
/// @param base the level that the last review left, however little is counted since
/// @param baseUntil last day for which `base` is kept; `null`: no end
/// @param level the level now
/// @param until last day for which `level` is kept, then it is reviewed; `null`: no end
public record Standing(
    String ladder,
    String base,
    @Nullable LocalDate baseUntil,
    String level,
    @Nullable LocalDate until) {}
