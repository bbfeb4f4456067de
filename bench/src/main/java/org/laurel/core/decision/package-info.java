/// Measures what only the decision itself can see.
@NullMarked
package org.laurel.core.decision;

import org.jspecify.annotations.NullMarked;
