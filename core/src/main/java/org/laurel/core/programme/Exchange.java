package org.laurel.core.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `3 stamp for 1 entry`: happens by itself as soon as it can.
///
/// @param id its own, or its campaign's
public record Exchange(
    String id,
    @Nullable String campaign,
    List<Period> periods,
    long takes,
    String from,
    long gives,
    String to) {}
