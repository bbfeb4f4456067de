/// Proves the books: adds up all that was ever decided and compares it with what is stored.
@NullMarked
@ApplicationModule(
    displayName = "Audit",
    allowedDependencies = {"programmes", "platform"})
package org.laurel.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
