/// Where an account stands on a ladder, and what is missing to the next level: worked out from what
/// was counted, never remembered.
@NullMarked
package org.laurel.core.tiers;

import org.jspecify.annotations.NullMarked;
