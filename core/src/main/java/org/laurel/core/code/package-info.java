/// Unique codes: printed on packs, sent out, scanned in shops, and good once.
@NullMarked
package org.laurel.core.code;

import org.jspecify.annotations.NullMarked;
