/// How the server speaks HTTP, whatever it is about: problems, limits of size and time, languages.
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package org.laurel.server.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
