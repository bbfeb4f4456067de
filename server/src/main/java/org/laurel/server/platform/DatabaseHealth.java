package org.laurel.server.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether the database answers. Who asks is told sooner than a till gives up, which may wait for a
/// connection much longer.
@Component("dbHealthIndicator")
final class DatabaseHealth implements HealthIndicator {

  private static final int SECONDS = 2;

  private final DataSource source;

  DatabaseHealth(DataSource source) {
    this.source = source;
  }

  @Override
  public Health health() {
    FutureTask<Boolean> answer = new FutureTask<>(this::answers);
    Thread.ofVirtual().start(answer);
    try {
      return answer.get(SECONDS, TimeUnit.SECONDS) ? Health.up().build() : Health.down().build();
    } catch (ExecutionException | TimeoutException e) {
      return Health.down(e).build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down(e).build();
    }
  }

  private boolean answers() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(SECONDS);
    }
  }
}
