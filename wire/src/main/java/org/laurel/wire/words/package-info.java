/// Reasons and refusals in words: Polish, English and Greek, one bundle of sentences a language.
@NullMarked
package org.laurel.wire.words;

import org.jspecify.annotations.NullMarked;
