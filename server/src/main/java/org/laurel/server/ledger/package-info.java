/// What happened: every activity with its decision, in the order it was taken, and every transfer.
@NullMarked
@ApplicationModule(displayName = "Ledger", allowedDependencies = "platform")
package org.laurel.server.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
