/// Streams recorded activities into a server: over several connections, in order for each member,
/// until every line is answered.
@NullMarked
package org.laurel.cli.send;

import org.jspecify.annotations.NullMarked;
