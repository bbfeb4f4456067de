/// Who takes part: members, what they are found by, and the state of their accounts.
@NullMarked
@ApplicationModule(displayName = "Accounts", allowedDependencies = "platform")
package org.laurel.server.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
