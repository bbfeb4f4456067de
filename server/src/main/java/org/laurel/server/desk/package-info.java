/// The one way in: every activity is taken here, in the lane of its bucket.
@NullMarked
@ApplicationModule(
    displayName = "Desk",
    allowedDependencies = {"programmes", "accounts", "ledger", "codes", "platform"})
package org.laurel.server.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
