/// The command line; starts without Spring.
@NullMarked
package org.laurel.cli;

import org.jspecify.annotations.NullMarked;
