package org.laurel.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// What the server stands on, made in order and, at the end, put away in reverse.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
class Ground {

  @Bean
  InstantSource clock(Settings settings) {
    return settings.adjustableClock() ? new AdjustableClock() : InstantSource.system();
  }

  /// The server's own database, unless another one is named.
  @Bean
  @ConditionalOnProperty(name = "laurel.database", havingValue = "own", matchIfMissing = true)
  EmbeddedPostgres embeddedPostgres(Settings settings) throws IOException {
    return EmbeddedPostgres.start(settings.data());
  }

  @Bean
  Address database(Settings settings, ObjectProvider<EmbeddedPostgres> embedded)
      throws IOException {
    EmbeddedPostgres own = embedded.getIfAvailable();
    if (own != null) {
      return own.address();
    }
    if (settings.database() == null) {
      throw new IllegalStateException("laurel.database names no database");
    }
    return Address.parse(settings.database());
  }

  @Bean
  @Primary
  HikariDataSource dataSource(Address database, Settings settings) {
    HikariDataSource source =
        settings.spread()
            ? Databases.open(database, settings.connections(), settings.patience())
            : Databases.openPlanningOnce(database, settings.connections(), settings.patience());
    Databases.prepare(source);
    return source;
  }

  /// Where machines keep logs of their own, no later commit takes an early one along.
  @Bean(Databases.EARLY)
  HikariDataSource early(Address database, Settings settings) {
    return settings.spread()
        ? Databases.open(database, settings.connections() / 2, settings.patience())
        : Databases.openEarly(database, 8, settings.patience());
  }

  /// Ids grow with the time that really passes, wherever the clock is set to.
  @Bean
  Ids ids(DataSource source) {
    return Ids.ofNewNode(InstantSource.system(), source);
  }
}
