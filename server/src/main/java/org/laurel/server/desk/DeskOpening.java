package org.laurel.server.desk;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.accounts.Newcomers;
import org.laurel.server.ledger.Ledger;
import org.laurel.server.ledger.Press;
import org.laurel.server.platform.Databases;
import org.laurel.server.platform.Ids;
import org.laurel.server.programmes.Programmes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts the desk together from what lies below it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskSettings.class)
class DeskOpening {

  @Bean
  Desk desk(
      Programmes programmes,
      Accounts accounts,
      Newcomers newcomers,
      Ledger ledger,
      Press press,
      JdbcClient jdbc,
      @Qualifier(Databases.EARLY) DataSource early,
      TransactionTemplate transaction,
      InstantSource clock,
      Ids ids,
      MeterRegistry meters,
      DeskSettings settings) {
    Claims claims = new Claims(jdbc, JdbcClient.create(early));
    return new Desk(
        new Stores(
            programmes,
            accounts,
            newcomers,
            ledger,
            press,
            claims,
            new Outbox(jdbc),
            jdbc,
            transaction,
            clock,
            ids),
        Meters.of(meters),
        settings);
  }

  @Bean
  Timekeeper timekeeper(Accounts accounts, Desk desk, InstantSource clock, DeskSettings settings) {
    return new Timekeeper(accounts, desk, clock, settings.rounds());
  }
}
