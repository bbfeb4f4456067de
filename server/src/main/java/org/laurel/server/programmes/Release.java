package org.laurel.server.programmes;

import java.time.Instant;

/// One published version.
///
/// @param number 1, 2, 3 …
/// @param from first moment at which it is in force
/// @param published when it was published
/// @param hash SHA-256 of the text, in hexadecimal
public record Release(int number, Instant from, Instant published, String hash) {}
