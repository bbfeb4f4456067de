package org.laurel.core.combination;

import java.util.List;

/// What is left out, and could be had in addition unless one of its foes takes anything.
///
/// @param taker without shares: it takes no pieces
/// @param foes places among the takers
public record Bar(Taker taker, List<Integer> foes) {}
