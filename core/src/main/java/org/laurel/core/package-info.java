/// The rules of loyalty and the decision; knows no clock, no file, no framework.
@NullMarked
package org.laurel.core;

import org.jspecify.annotations.NullMarked;
