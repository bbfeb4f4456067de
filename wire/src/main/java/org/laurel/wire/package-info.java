/// How activities and answers are written down: JSON, NDJSON, CSV, and reasons in words.
@NullMarked
package org.laurel.wire;

import org.jspecify.annotations.NullMarked;
