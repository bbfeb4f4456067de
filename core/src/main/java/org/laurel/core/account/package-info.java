/// What an account holds, and the only function that changes it.
@NullMarked
package org.laurel.core.account;

import org.jspecify.annotations.NullMarked;
