package org.laurel.server.draws;

import org.laurel.server.desk.DeskSettings;
import org.laurel.server.platform.Rounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Has somebody look every few seconds whether the moment of a draw has come.
@Configuration(proxyBeanMethods = false)
class Drawing {

  @Bean
  Rounds drawings(Draws draws, DeskSettings settings) {
    return new Rounds("draws", settings.rounds(), draws::round);
  }
}
