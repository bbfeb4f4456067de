/// Specs: examples of what a programme does, written beside it and run against it.
@NullMarked
package org.laurel.core.spec;

import org.jspecify.annotations.NullMarked;
