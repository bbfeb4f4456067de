/// An account's state as a few hundred bytes: a cache of its effects, which can always be rebuilt.
@NullMarked
package org.laurel.wire.state;

import org.jspecify.annotations.NullMarked;
