/// What a programme is, once its text has been read and found sound: plain immutable data.
@NullMarked
package org.laurel.core.programme;

import org.jspecify.annotations.NullMarked;
