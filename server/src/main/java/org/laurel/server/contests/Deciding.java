package org.laurel.server.contests;

import org.laurel.server.desk.DeskSettings;
import org.laurel.server.platform.Rounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Has somebody keep the standings of contests, and decide them when it is time.
@Configuration(proxyBeanMethods = false)
class Deciding {

  @Bean
  Rounds contestRounds(Contests contests, DeskSettings settings) {
    return new Rounds("contests", settings.rounds(), contests::round);
  }
}
