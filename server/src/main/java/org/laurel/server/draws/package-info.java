/// Prize draws: makes the list at the moment of a draw, draws, and tells every entrant once.
@NullMarked
@ApplicationModule(
    displayName = "Draws",
    allowedDependencies = {"desk", "programmes", "platform"})
package org.laurel.server.draws;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
