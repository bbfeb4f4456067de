package org.laurel.core.programme;

import org.laurel.core.value.Ratio;

/// A unit that pays for purchases.
///
/// @param worth smallest amounts of money for one smallest amount of the unit
/// @param least fewest that may be spent at once; 0: any
/// @param step only multiples of it may be spent; 1: any
public record Payment(String unit, Ratio worth, long least, long step) {}
