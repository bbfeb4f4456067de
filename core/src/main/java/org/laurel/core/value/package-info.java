/// Exact numbers, names and windows of days: the words the rest of the core is written in.
@NullMarked
package org.laurel.core.value;

import org.jspecify.annotations.NullMarked;
