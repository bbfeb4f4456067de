/// From a programme's text to a [org.laurel.core.programme.Programme], and back to canonical text.
@NullMarked
package org.laurel.core.language;

import org.jspecify.annotations.NullMarked;
