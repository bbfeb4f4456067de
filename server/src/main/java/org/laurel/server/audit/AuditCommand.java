package org.laurel.server.audit;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurel.server.platform.Address;
import org.laurel.server.platform.Databases;
import org.laurel.server.platform.EmbeddedPostgres;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.Terminal;
import org.laurel.server.programmes.Programmes;
import org.laurel.wire.json.Json;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `laurel audit`: an [Audit] of a folder's database, whether a server runs on it or not, or of any
/// other.
@Command(
    name = "audit",
    description = {
      "Folds every stored effect again and compares every balance, lot and counter with what is",
      "stored. Changes nothing; a server may run meanwhile.",
      "Exit code 0: all is sound; 1: something is not; 2: there is nothing to audit."
    })
public final class AuditCommand implements Callable<Integer> {

  private static final int WIDTH = 32;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of a server's own database (default: data/server).")
  private Path data = Path.of("data", "server");

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = {"Your own PostgreSQL instead:", "postgresql://user:password@host:5432/name"})
  private @Nullable String database;

  @Option(names = "--json", description = "Prints the result as JSON.")
  private boolean json;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  private boolean help;

  @Override
  public Integer call() throws SQLException {
    LoggingSystem.get(AuditCommand.class.getClassLoader()).setLogLevel("ROOT", LogLevel.ERROR);
    try {
      if (database != null) {
        return audit(Address.parse(database));
      }
      Address running = EmbeddedPostgres.running(data);
      if (running != null) {
        return audit(running);
      }
      if (!Files.isDirectory(data.resolve("data"))) {
        Terminal.say("There is no database in " + data + "; name another folder with --data.");
        return 2;
      }
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
        return audit(postgres.address());
      }
    } catch (IOException | RuntimeException e) {
      Terminal.say("Nothing could be audited: " + e.getMessage());
      return 2;
    }
  }

  private int audit(Address address) throws SQLException {
    int workers = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
    long begun = System.nanoTime();
    Report report;
    try (HikariDataSource source = Databases.openUnhurried(address, workers + 2)) {
      Programmes programmes =
          new Programmes(
              JdbcClient.create(source),
              new TransactionTemplate(new JdbcTransactionManager(source)),
              InstantSource.system());
      report = new Audit(source, programmes).run(workers, this::show);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    Terminal.say(json ? Json.write(json(report, took)) : text(report, took));
    return report.clean() ? 0 : 1;
  }

  private void show(int done) {
    if (!json && Terminal.isWatched()) {
      int full = done * WIDTH / Ids.BUCKETS;
      Terminal.replaceLine(
          done == Ids.BUCKETS
              ? ""
              : "Auditing "
                  + "█".repeat(full)
                  + "░".repeat(WIDTH - full)
                  + " "
                  + done
                  + " of "
                  + Ids.BUCKETS
                  + " buckets");
    }
  }

  private static String text(Report report, Duration took) {
    StringBuilder text = new StringBuilder();
    report.findings().forEach(finding -> text.append(finding).append('\n'));
    if (report.found() > report.findings().size()) {
      text.append("and more of the kind\n");
    }
    return text.append(
            String.format(
                Locale.ROOT,
                "%,d accounts, %,d activities, %,d transfers in %.1f s: %s",
                report.accounts(),
                report.activities(),
                report.transfers(),
                took.toMillis() / 1000.0,
                report.clean()
                    ? "all is sound."
                    : String.format(Locale.ROOT, "%,d differences.", report.found())))
        .toString();
  }

  private static ObjectNode json(Report report, Duration took) {
    ObjectNode result = Json.object();
    result.put("clean", report.clean());
    result.put("accounts", report.accounts());
    result.put("activities", report.activities());
    result.put("transfers", report.transfers());
    result.put("milliseconds", took.toMillis());
    result.put("found", report.found());
    ArrayNode findings = result.putArray("findings");
    for (Finding finding : report.findings()) {
      findings.addObject().put("where", finding.where()).put("what", finding.what());
    }
    return result;
  }
}
