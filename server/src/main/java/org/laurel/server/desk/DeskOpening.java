package org.laurel.server.desk;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Objects;
import javax.sql.DataSource;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.codes.Codes;
import org.laurel.server.codes.Pools;
import org.laurel.server.ledger.Ledger;
import org.laurel.server.platform.Address;
import org.laurel.server.platform.Databases;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.Rounds;
import org.laurel.server.platform.Settings;
import org.laurel.server.programmes.Programmes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts the desk together from what lies below it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskSettings.class)
class DeskOpening {

  private static final int LOOKING = 8;

  /// One for each lane, and some for those who look up what tills name.
  ///
  /// @param prepared whose schema is up to date
  @Bean(Databases.TILLS)
  HikariDataSource tills(
      Address database, DataSource prepared, Settings settings, DeskSettings desk) {
    Objects.requireNonNull(prepared);
    int connections = Math.min(settings.connections(), desk.lanesHere() + LOOKING);
    return Databases.openForTills(database, connections, settings.patience());
  }

  @Bean
  Stores stores(
      Programmes programmes,
      Accounts accounts,
      @Qualifier(Databases.TILLS) DataSource tills,
      @Qualifier(Databases.EARLY) DataSource early,
      InstantSource clock,
      Ids ids) {
    JdbcOperations operations = new JdbcTemplate(tills);
    JdbcClient jdbc = JdbcClient.create(operations);
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(tills));
    return new Stores(
        programmes,
        accounts,
        new Ledger(operations),
        new Claims(new JdbcTemplate(early)),
        new Outbox(jdbc),
        new Codes(jdbc, transaction, clock),
        new Pools(jdbc, transaction),
        operations,
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
