/// The interface over HTTP, version 1, for tills, shops, partners and owners. docs and the page at
/// `/api` show it; `openapi.yaml` describes it.
@ApplicationModule(
    displayName = "Point of sale",
    allowedDependencies = {
      "desk",
      "codes",
      "draws",
      "contests",
      "accounts",
      "programmes",
      "publishing",
      "ledger",
      "platform",
      "security",
      "web"
    })
@NullMarked
package org.laurel.server.pos;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
