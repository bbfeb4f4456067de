/// How activities and answers are written down: JSON, NDJSON, CSV, reasons in words, and the page
/// for members.
@NullMarked
package org.laurel.wire;

import org.jspecify.annotations.NullMarked;
