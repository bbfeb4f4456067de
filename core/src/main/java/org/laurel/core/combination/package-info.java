/// Which offers together take off most: arithmetic alone. What an offer is, and what its gains are,
/// is decided elsewhere; here are piles of pieces and those that would take of them.
@NullMarked
package org.laurel.core.combination;

import org.jspecify.annotations.NullMarked;
