/// How fast the core is by itself: no server, no database. Where other engines can do the same,
/// they do it in the same run.
@NullMarked
package org.laurel.bench.core;

import org.jspecify.annotations.NullMarked;
