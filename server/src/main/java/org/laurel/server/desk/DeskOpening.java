package org.laurel.server.desk;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.codes.Codes;
import org.laurel.server.codes.Pools;
import org.laurel.server.ledger.Ledger;
import org.laurel.server.platform.Databases;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.Rounds;
import org.laurel.server.programmes.Programmes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts the desk together from what lies below it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskSettings.class)
class DeskOpening {

  @Bean
  Stores stores(
      Programmes programmes,
      Accounts accounts,
      Ledger ledger,
      Codes codes,
      Pools pools,
      JdbcOperations jdbc,
      @Qualifier(Databases.EARLY) DataSource early,
      TransactionTemplate transaction,
      InstantSource clock,
      Ids ids) {
    Claims claims = new Claims(new JdbcTemplate(early));
    return new Stores(
        programmes,
        accounts,
        ledger,
        claims,
        new Outbox(JdbcClient.create(jdbc)),
        codes,
        pools,
        jdbc,
        transaction,
        clock,
        ids);
  }

  @Bean
  Desk desk(Stores stores, MeterRegistry meters, DeskSettings settings) {
    return new Desk(stores, Meters.of(meters), settings);
  }

  @Bean
  Timekeeper timekeeper(Stores stores, Desk desk) {
    return new Timekeeper(new Herald(stores), stores.accounts(), desk, stores.clock());
  }

  @Bean
  Rounds timekeeping(Timekeeper timekeeper, DeskSettings settings) {
    return new Rounds("timekeeper", settings.rounds(), timekeeper::round);
  }
}
