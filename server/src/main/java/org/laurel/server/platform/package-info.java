/// The ground that everything stands on: the database, the clock, ids.
@NullMarked
@ApplicationModule(
    displayName = "Platform",
    allowedDependencies = {})
package org.laurel.server.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
