package org.laurel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurel.bench.core.CoreBench;
import org.laurel.server.platform.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `laurel bench`.
@Command(
    name = "laurel bench",
    sortOptions = false,
    subcommands = CoreBench.class,
    description =
        "Measures purchases, quotes and streams on a server of its own, in turn with a reference"
            + " transaction on the same PostgreSQL, and prints the medians of all rounds: in about"
            + " ten minutes, unless it is told to do less. docs/BENCHMARK.md tells how to read it.",
    footer = {
      "",
      "A short look, too short to be relied on, in about a minute:",
      "  ./laurel bench --accounts 2000 --rounds 1 --seconds 2 --report page.html",
      "",
      "Exit codes: 0 fine, 1 something failed meanwhile, 2 the call is wrong."
    })
public final class Bench implements Callable<Integer> {

  @Option(
      names = "--accounts",
      paramLabel = "N",
      description = "Members (default: ${DEFAULT-VALUE}).")
  int accounts = 100_000;

  @Option(
      names = "--history",
      paramLabel = "N",
      description = "Purchases that each has made before (default: ${DEFAULT-VALUE}).")
  int history = 3;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often everything is measured (default: ${DEFAULT-VALUE}).")
  int rounds = 5;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long each phase of a round lasts (default: ${DEFAULT-VALUE}).")
  int seconds = 10;

  @Option(
      names = "--connections",
      paramLabel = "N",
      description = "Tills at once (default: ${DEFAULT-VALUE}).")
  int connections = 128;

  @Option(
      names = "--streams",
      paramLabel = "N",
      description = "NDJSON connections at once (default: ${DEFAULT-VALUE}).")
  int streams = 8;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Lines of an NDJSON request (default: ${DEFAULT-VALUE}).")
  int batch = 500;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "The server's memory, as Java takes it (default: ${DEFAULT-VALUE}).")
  String heap = "1g";

  @Option(
      names = "--scale",
      paramLabel = "N",
      description = "Branches of the reference's bank (default: ${DEFAULT-VALUE}).")
  int scale = 20;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "An empty folder for the database (default: data/bench, made anew).")
  @Nullable Path data;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures for programs.")
  @Nullable Path json;

  @Option(names = "--report", paramLabel = "FILE", description = "Writes a page with charts.")
  @Nullable Path report;

  @Option(
      names = "--train",
      paramLabel = "FILE",
      description =
          "As ./laurel train does: measures nothing, lets a server work for a while and keeps what"
              + " Java learnt of it, so that the next ones start faster and are sooner at full"
              + " speed.")
  @Nullable Path train;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /// The command and how it says what is wrong.
  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(
            (e, _) -> {
              String name = e.getCommandLine().getCommandSpec().qualifiedName();
              Terminal.warn(name + ": " + e.getMessage() + "\nSee ./" + name + " --help");
              return ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (e, _, _) -> {
              if (!Shop.isStopped()) {
                Terminal.warn("laurel bench: " + e.getMessage());
              }
              return ExitCode.SOFTWARE;
            });
  }

  @Override
  public Integer call() throws IOException, SQLException {
    check("--accounts", accounts, 1);
    check("--history", history, 0);
    check("--rounds", rounds, 1);
    check("--seconds", seconds, 1);
    check("--connections", connections, 1);
    check("--streams", streams, 1);
    check("--batch", batch, 1);
    check("--scale", scale, 1);
    if (!heap.matches("[1-9][0-9]{0,5}[mMgG]")) {
      throw wrong("--heap takes a size such as 512m or 2g, not '" + heap + "'");
    }
    checkTarget("--json", json);
    checkTarget("--report", report);
    checkTarget("--train", train);
    Plan plan =
        new Plan(
            accounts,
            history,
            rounds,
            Duration.ofSeconds(seconds),
            connections,
            streams,
            batch,
            heap,
            scale);
    if (train != null) {
      train(plan, folder(), train);
      return ExitCode.OK;
    }
    Figures figures = measure(plan, folder());
    Terminal.say(TextReport.of(figures));
    boolean isJsonKept = keep(json, JsonReport.of(figures));
    boolean isReportKept = keep(report, Page.of(figures));
    return isJsonKept && isReportKept ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /// One that cannot be written does not cost the other.
  private static boolean keep(@Nullable Path file, String text) {
    if (file == null) {
      return true;
    }
    try {
      Files.writeString(file, text);
      return true;
    } catch (IOException e) {
      Terminal.warn("laurel bench: " + file + " could not be written: " + e);
      return false;
    }
  }

  private void check(String option, int value, int least) {
    if (value < least) {
      throw wrong(option + " takes a whole number from " + least + " on, not " + value);
    }
  }

  /// So that nothing is measured in vain.
  private void checkTarget(String option, @Nullable Path file) {
    if (file == null) {
      return;
    }
    if (Files.isDirectory(file)) {
      throw wrong(option + " takes a file; '" + file + "' is a folder");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw wrong(
          option + " " + file + ": there is no folder " + folder + "; make it, or name another");
    }
    boolean isThere = Files.exists(file);
    try {
      Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
      if (!isThere) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw wrong(option + " cannot be written, name another file (" + e + ")");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Path folder() throws IOException {
    if (data == null) {
      Path folder =
          train == null
              ? Path.of(System.getProperty("laurel.home", ""), "data", "bench").toAbsolutePath()
              : train.toAbsolutePath().resolveSibling("training");
      Shop.checkIdle(folder);
      Folders.remove(folder);
      return folder;
    }
    if (Files.exists(data) && !Folders.isEmpty(data)) {
      throw wrong("--data takes a folder that is empty or not there yet; " + data + " is neither");
    }
    return data;
  }

  private Figures measure(Plan plan, Path folder) throws IOException, SQLException {
    try (Shop shop = Shop.open(folder, plan.heap())) {
      shop.publish();
      Supermarket supermarket = new Supermarket(shop, plan, InstantSource.system());
      supermarket.populate(
          members ->
              say(
                  String.format(
                      Locale.ROOT, "%,d of %,d members have come", members, plan.accounts())));
      say("the reference's tables");
      new Reference(shop.database(), plan.scale()).prepare();
    }
    // What is measured is a server that was just started on a full database, as after a release.
    try (Shop shop = Shop.open(folder, plan.heap())) {
      Reference reference = new Reference(shop.database(), plan.scale());
      List<Round> done = new ArrayList<>();
      for (int round = 0; round <= plan.rounds(); round++) {
        Plan its = plan.ofRound(round);
        Supermarket supermarket = new Supermarket(shop, its, InstantSource.system());
        Round one = round(round, its, supermarket, reference);
        if (round > 0) {
          done.add(one);
        }
      }
      say("");
      long transfers = reference.number("select count(*) from transfer");
      return new Figures(
          plan,
          Machine.describe(reference),
          done,
          shop.start(),
          transfers,
          reference.number("select pg_total_relation_size('transfer')") / Math.max(1, transfers));
    }
  }

  /// Everything a server does under load, on a folder of its own.
  private static void train(Plan plan, Path folder, Path keep) throws IOException {
    Path notes = keep.resolveSibling("server.notes");
    try (Shop shop = Shop.training(folder, plan.heap(), notes)) {
      shop.publish();
      Supermarket supermarket = new Supermarket(shop, plan, InstantSource.system());
      supermarket.populate(members -> say("training: " + members + " members have come"));
      say("training: purchases, quotes and streams");
      supermarket.purchases(0, plan.connections());
      supermarket.quotes(0, plan.connections());
      supermarket.streams(0);
      supermarket.purchases(1, plan.connections());
      say("training: Java writes down what it has learnt");
    }
    Shop.learn(notes, keep);
    Files.delete(notes);
    Folders.remove(folder);
    Terminal.say("Servers start with what was learnt now: " + keep);
  }

  private Round round(int number, Plan plan, Supermarket supermarket, Reference reference)
      throws IOException, SQLException {
    Map<Phase, Run> runs = new EnumMap<>(Phase.class);
    long written = 0;
    for (Phase phase : Phase.values()) {
      say("round " + number + " of " + plan.rounds() + ": " + phase.title());
      reference.checkpoint();
      long before = reference.written();
      Run run =
          switch (phase) {
            case REFERENCE -> reference.transactions(number, plan.phase());
            case PURCHASES -> supermarket.purchases(number, plan.connections());
            case QUOTES -> supermarket.quotes(number, plan.connections());
            case STREAM -> supermarket.streams(number);
            case SINGLE -> reference.single(plan.phase());
            case LONE -> supermarket.purchases(number, 1);
          };
      if (phase == Phase.PURCHASES) {
        written = (reference.written() - before) / Math.max(1, run.done());
      }
      runs.put(phase, run);
    }
    return new Round(runs, written);
  }

  /// On a terminal one line that changes; elsewhere nothing, the report tells all.
  private static void say(String what) {
    if (Terminal.isWatched()) {
      Terminal.replaceLine(what);
    }
  }
}
