/// Chance that anybody can recompute: from a secret seed whose hash was published beforehand.
@NullMarked
package org.laurel.core.draw;

import org.jspecify.annotations.NullMarked;
