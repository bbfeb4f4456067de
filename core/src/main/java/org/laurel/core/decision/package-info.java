/// The heart: one pure function from a programme, an account, an activity and facts to a decision.
@NullMarked
package org.laurel.core.decision;

import org.jspecify.annotations.NullMarked;
