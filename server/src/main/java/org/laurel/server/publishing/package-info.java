/// Publishing with an eye on what members hold: nobody is left with something that the programme no
/// longer knows, and what a version will do to accounts can be seen before.
@NullMarked
@ApplicationModule(
    displayName = "Publishing",
    allowedDependencies = {"programmes", "accounts", "platform"})
package org.laurel.server.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
