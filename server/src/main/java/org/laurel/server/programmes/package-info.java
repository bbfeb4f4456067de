/// Published programmes: their versions, what each says and from when it is in force.
@NullMarked
@ApplicationModule(displayName = "Programmes", allowedDependencies = "platform")
package org.laurel.server.programmes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
