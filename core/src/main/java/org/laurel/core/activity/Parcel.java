package org.laurel.core.activity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Part of what is sent, as it lay with the sender.
///
/// @param amount smallest amounts, more than 0
/// @param lastDay last good day; `null`: none
/// @param pendingUntil last day of the return window; `null`: available
public record Parcel(
    String unit, long amount, @Nullable LocalDate lastDay, @Nullable LocalDate pendingUntil) {}
