/// From one version of a programme to the next: what that touches of what members hold.
@NullMarked
package org.laurel.core.evolution;

import org.jspecify.annotations.NullMarked;
