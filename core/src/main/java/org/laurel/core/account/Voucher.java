package org.laurel.core.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A single-use code that a redemption gave and that was not used yet.
///
/// @param redemption id of the activity that gave it
/// @param lastDay last good day; `null`: none
public record Voucher(String code, String reward, long redemption, @Nullable LocalDate lastDay) {}
