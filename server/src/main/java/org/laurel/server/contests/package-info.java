/// Contests: keeps the order of everybody, decides a period when it is time, and tells the winners
/// once.
@NullMarked
@ApplicationModule(
    displayName = "Contests",
    allowedDependencies = {"desk", "accounts", "programmes", "ledger", "platform"})
package org.laurel.server.contests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
