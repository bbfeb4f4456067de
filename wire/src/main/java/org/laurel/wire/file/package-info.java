/// Recorded activities in files: NDJSON in the form of requests, and CSV of any shop with a mapping
/// that says which column means what. Plain or compressed with gzip.
@NullMarked
package org.laurel.wire.file;

import org.jspecify.annotations.NullMarked;
