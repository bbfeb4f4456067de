package org.laurel.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurel.cli.backtest.Summary;
import org.laurel.cli.send.Sending;
import org.laurel.cli.send.Server;
import org.laurel.cli.send.Tally;
import org.laurel.cli.terminal.Json;
import org.laurel.cli.terminal.Progress;
import org.laurel.cli.terminal.Table;
import org.laurel.cli.terminal.Terminal;
import org.laurel.cli.terminal.Text;
import org.laurel.wire.file.ActivityFile;
import org.laurel.wire.file.CsvFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `laurel send`: streams recorded activities into a server.
@Command(
    name = "send",
    description = "Stream recorded activities into a server.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: laurel send online_retail.csv.gz --to http://localhost:8080 --key KEY --enrol \\",
      "           --map programmes/online-retail/online-retail.mapping.yaml",
      "Lines of one member arrive in order. Whatever is not answered is sent again; keys make that",
      "harmless, so after an interruption run the same command again. Exit code 1 when something was",
      "refused or not everything was answered."
    })
final class Send implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "CSV with a mapping, or NDJSON; may be gzip.")
  private Path file = Path.of(".");

  @Option(names = "--to", required = true, paramLabel = "URL", description = "The server.")
  private URI to = URI.create("http://localhost:8080");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEY",
      description = "Opens the programme ($${LAUREL_KEY} when not given).",
      defaultValue = "${LAUREL_KEY}")
  private String key = "";

  @Option(names = "--map", paramLabel = "MAPPING", description = "What the columns of a CSV mean.")
  private @Nullable Path map;

  @Option(
      names = "--programme",
      paramLabel = "ID",
      description = "Which programme (default: the only one that the key opens).")
  private @Nullable String programme;

  @Option(
      names = "--enrol",
      description = "Enrol members that the server does not know, as of their first line's day.")
  private boolean enrol;

  @Option(names = "--connections", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private int connections = 8;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Lines of a request, 1 to 500 (default: ${DEFAULT-VALUE}).")
  private int batch = 200;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description = "Give up after so long without an answer (default: ${DEFAULT-VALUE}).")
  private int patience = 60;

  @Option(names = "--json", description = "Answer for programs.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (connections < 1 || connections > 64 || batch < 1 || batch > 500 || patience < 1) {
      throw Trouble.ofCall(
          "--connections is from 1 to 64, --batch from 1 to 500, --patience at least 1");
    }
    Terminal terminal = Terminal.of(spec.commandLine());
    Server server = Server.at(to, key);
    Tally tally = new Tally();
    long began = System.nanoTime();
    String gaveUp = null;
    String counts = "";
    try (ActivityFile activities = ActivityFiles.open(file, map);
        Progress progress = new Progress(terminal, "sending")) {
      String id = programme == null ? only(server) : programme;
      try {
        new Sending(server, id, enrol, connections, batch, Duration.ofSeconds(patience))
            .send(activities, tally, _ -> show(progress, activities, tally));
      } catch (Sending.GaveUp e) {
        gaveUp = String.valueOf(e.getMessage());
      }
      counts = activities instanceof CsvFile csv ? Summary.counts(csv.counts()) : "";
    } catch (Server.Unwilling e) {
      throw Trouble.ofCall(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw Trouble.reading(file, e);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    if (json) {
      terminal.out().println(Json.text(tree(tally, gaveUp, seconds)));
    } else {
      terminal.out().print(gaveUp == null ? counts : "");
      print(terminal, tally, seconds);
    }
    terminal.out().flush();
    if (gaveUp != null) {
      throw Trouble.ofExamined(
          "not everything was answered: " + gaveUp + "\nRun the same command again to go on.");
    }
    return tally.refusals() == 0 ? Trouble.NONE : Trouble.EXAMINED;
  }

  private String only(Server server) {
    List<String> ids;
    try {
      ids = server.programmes();
    } catch (IOException e) {
      throw Trouble.ofCall("no answer from " + to + ": " + e.getMessage());
    }
    if (ids.size() != 1) {
      throw Trouble.ofCall(
          ids.isEmpty()
              ? "the key opens no programme"
              : "the key opens several programmes; say --programme, one of: "
                  + String.join(", ", ids));
    }
    return ids.getFirst();
  }

  private static void show(Progress progress, ActivityFile file, Tally tally) {
    if (progress.due()) {
      String refused =
          tally.refusals() == 0 ? "" : ", " + Text.grouped(tally.refusals()) + " refused";
      progress.at(
          (long) (file.progress() * 1_000_000),
          1_000_000,
          Text.grouped(tally.answered()) + " answered" + refused);
    }
  }

  private static void print(Terminal terminal, Tally tally, double seconds) {
    Table table = new Table("", "");
    table.row("granted", Text.grouped(tally.granted()));
    table.row("taken before", Text.grouped(tally.retried()));
    table.row("refused", Text.grouped(tally.refusals()));
    if (tally.enrolled() + tally.knownAlready() > 0) {
      table.row("enrolled", Text.grouped(tally.enrolled()));
      table.row("members already", Text.grouped(tally.knownAlready()));
    }
    if (tally.resent() > 0) {
      table.row("sent again", Text.grouped(tally.resent()));
    }
    table.lines().forEach(terminal.out()::println);
    tally
        .refused()
        .forEach(
            (code, refusals) -> {
              terminal.out().println();
              terminal
                  .out()
                  .println(
                      terminal.styled(
                          "fg(red)", code + ": " + Text.counted(refusals.count(), "line")));
              refusals
                  .examples()
                  .forEach(
                      (line, words) -> terminal.out().println("  line " + line + ": " + words));
            });
    terminal
        .out()
        .println(
            Text.format(
                "Took %.1f s, %,.0f lines a second.",
                seconds, tally.answered() / Math.max(seconds, 0.001)));
  }

  private static Json.Tree tree(Tally tally, @Nullable String gaveUp, double seconds) {
    Json.Tree refused = Json.tree();
    tally.refused().forEach((code, refusals) -> refused.with(code, refusals.count()));
    return Json.tree()
        .with("granted", tally.granted())
        .with("retried", tally.retried())
        .with("refused", refused)
        .with("enrolled", tally.enrolled())
        .with("known", tally.knownAlready())
        .with("resent", tally.resent())
        .with("gaveUp", gaveUp)
        .with("seconds", Text.format("%.1f", seconds));
  }
}
