/// What differs between two versions of a programme, in its own words.
@NullMarked
package org.laurel.cli.compare;

import org.jspecify.annotations.NullMarked;
