/// Activities and decisions as they are kept for ever: JSON, without loss, sparing with words.
///
/// What has its usual value (an empty text or list, 0, `false`, `null`) is left out. Amounts are
/// smallest amounts, moments ISO 8601 in UTC. The names are this package's own, so that renaming
/// something in the code never changes what is stored; a name once written is read for ever.
@NullMarked
package org.laurel.wire.stored;

import org.jspecify.annotations.NullMarked;
