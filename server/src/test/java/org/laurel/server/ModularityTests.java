package org.laurel.server;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// Arrows between the server's rooms go the declared way only.
class ModularityTests {

  @Test
  void roomsKeepTheirWalls() {
    ApplicationModules.of(LaurelServer.class).verify();
  }
}
