/// Unique codes: making them, knowing which were used, and the pools of those that partners handed
/// over.
@NullMarked
@ApplicationModule(
    displayName = "Codes",
    allowedDependencies = {"programmes", "platform"})
package org.laurel.server.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
