/// What is left to chance while members wait for the answer: decided beforehand by a secret seed
/// whose hash is public, so that asking again changes nothing and everybody can check it later.
@NullMarked
package org.laurel.core.chance;

import org.jspecify.annotations.NullMarked;
