/// A desk in memory: folds a stream of activities over programmes.
@NullMarked
package org.laurel.core.simulation;

import org.jspecify.annotations.NullMarked;
