package org.laurel.server.codes;

import java.time.Instant;

/// Codes that were made together.
///
/// @param key the sender's name for them
/// @param first serial of its first code, from 0
/// @param count more than 0
public record Run(String key, String act, long first, long count, Instant made) {}
