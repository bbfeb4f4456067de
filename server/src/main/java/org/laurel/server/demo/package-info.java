/// The demo: the programmes of the gallery, invented members and months of what they did, sent
/// through the desk like everything else. Nothing else knows of it.
@ApplicationModule(
    allowedDependencies = {"desk", "programmes", "accounts", "ledger", "platform", "security"})
@NullMarked
package org.laurel.server.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
