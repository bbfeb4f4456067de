package org.laurel.core.programme;

/// How likely something is: `hits` times out of `of`.
///
/// @param hits 1 or more, fewer than `of`
public record Odds(long hits, long of) {}
