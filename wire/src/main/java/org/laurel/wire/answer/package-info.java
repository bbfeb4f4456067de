/// What is answered: decisions, refusals and problems as JSON.
@NullMarked
package org.laurel.wire.answer;

import org.jspecify.annotations.NullMarked;
