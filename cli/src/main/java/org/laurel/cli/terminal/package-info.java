/// What commands print: problems beside their source, tables, small charts of characters, progress.
@NullMarked
package org.laurel.cli.terminal;

import org.jspecify.annotations.NullMarked;
