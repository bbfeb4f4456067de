/// The public benchmark: a server in a process of its own takes purchases, quotes and streams, in
/// turn with a reference transaction on the same PostgreSQL.
@NullMarked
package org.laurel.bench;

import org.jspecify.annotations.NullMarked;
