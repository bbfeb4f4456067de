/// Who may do what: API keys, and which key opens which door.
@ApplicationModule(allowedDependencies = {"platform", "web"})
@NullMarked
package org.laurel.server.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
