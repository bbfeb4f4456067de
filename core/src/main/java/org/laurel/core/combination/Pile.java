package org.laurel.core.combination;

/// Pieces that are all alike.
///
/// @param pieces how many, 1 or more; they are never looked at one by one
/// @param gain what each of them gives when no [Taker] takes it, 0 or more
public record Pile(long pieces, long gain) {}
