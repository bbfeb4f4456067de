/// What may be asked: the forms of activities as they are sent, and what makes two of them the
/// same.
@NullMarked
package org.laurel.wire.request;

import org.jspecify.annotations.NullMarked;
