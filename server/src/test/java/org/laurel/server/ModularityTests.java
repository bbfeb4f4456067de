package org.laurel.server;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// Arrows between the server's rooms go the declared way only.
class ModularityTests {

  @Test
  void roomsKeepTheirWalls() {
    // Tests may stand on anything: they are no part of the house.
    ImportOption house = location -> !location.contains("/test-classes/");
    ApplicationModules.of(LaurelServer.class, house).verify();
  }
}
