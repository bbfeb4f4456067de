/// What the core decided is told to a server, whose answers have to say the same.
@NullMarked
package org.laurel.wire.rehearsal;

import org.jspecify.annotations.NullMarked;
