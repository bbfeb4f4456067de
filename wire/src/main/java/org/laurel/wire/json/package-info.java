/// Strict reading of JSON: nothing is guessed, and whatever is wrong is told with its JSON pointer.
@NullMarked
package org.laurel.wire.json;

import org.jspecify.annotations.NullMarked;
