/// Who has most: the order of a contest, which anybody can work out again from the ledger.
@NullMarked
package org.laurel.core.contest;

import org.jspecify.annotations.NullMarked;
