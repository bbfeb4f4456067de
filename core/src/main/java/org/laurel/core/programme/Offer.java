package org.laurel.core.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Names;

/// A discount on lines. Of several that could apply to a line, the largest does; of equal ones, the
/// earlier in the text.
///
/// @param limit pieces a member may have cheaper in a window; `null`: any number
public record Offer(
    String id,
    Names text,
    @Nullable String campaign,
    Trigger.OnPurchase on,
    @Nullable Condition when,
    List<Period> periods,
    Discount discount,
    @Nullable Limit limit,
    @Nullable String budget) {}
