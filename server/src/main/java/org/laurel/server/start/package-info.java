/// The first page: what is there, and where to go.
@ApplicationModule(
    allowedDependencies = {"accounts", "programmes", "ledger", "platform", "security", "web"})
@NullMarked
package org.laurel.server.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
