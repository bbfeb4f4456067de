package org.laurel.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurel.cli.backtest.Asked;
import org.laurel.cli.backtest.Backtest;
import org.laurel.cli.backtest.Comparison;
import org.laurel.cli.backtest.Figures;
import org.laurel.cli.backtest.FiguresJson;
import org.laurel.cli.backtest.ReadAhead;
import org.laurel.cli.backtest.Summary;
import org.laurel.cli.report.Report;
import org.laurel.cli.terminal.Json;
import org.laurel.cli.terminal.Progress;
import org.laurel.cli.terminal.Terminal;
import org.laurel.cli.terminal.Text;
import org.laurel.core.value.Amounts;
import org.laurel.wire.file.ActivityFile;
import org.laurel.wire.file.ActivityFile.Item;
import org.laurel.wire.file.CsvFile;
import org.laurel.wire.json.Malformed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `laurel simulate`: what a programme would have come to over recorded activities.
@Command(
    name = "simulate",
    description = "Fold recorded activities over a programme: what it issues, costs and owes.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: laurel simulate programmes/online-retail --activities online_retail.csv.gz \\",
      "           --map programmes/online-retail/online-retail.mapping.yaml --report report.html",
      "Members that the file does not enrol join at their first activity. What is refused is",
      "counted, and is no fault of the programme: the exit code stays 0."
    })
final class Simulate implements Callable<Integer> {

  @Parameters(paramLabel = "PROGRAMME", description = "The programme's file or folder.")
  private Path programme = Path.of(".");

  @Option(
      names = "--activities",
      required = true,
      paramLabel = "FILE",
      description = "CSV with a mapping, or NDJSON; either may be gzip.")
  private Path activities = Path.of(".");

  @Option(names = "--map", paramLabel = "MAPPING", description = "What the columns of a CSV mean.")
  private @Nullable Path map;

  @Option(
      names = "--against",
      paramLabel = "OTHER",
      description = "Another version, to see which members fare better and worse.")
  private @Nullable Path against;

  @Option(names = "--report", paramLabel = "OUT.html", description = "Write a page with charts.")
  private @Nullable Path report;

  @Option(names = "--balances", paramLabel = "OUT.csv", description = "Write every balance.")
  private @Nullable Path balances;

  @Option(
      names = "--until",
      paramLabel = "MOMENT",
      description = "Let time pass up to this moment at the end (default: the last activity's).")
  private @Nullable String until;

  @Option(names = "--json", description = "Answer for programs.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Lines of the file that could not be understood, of which the first few are told.
  private final List<String> broken = new ArrayList<>();

  private long brokenCount;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    Instant now = Clock.systemUTC().instant();
    Instant end = end();
    Backtest ours = new Backtest(Texts.programme(programme), now);
    Backtest other = against == null ? null : new Backtest(Texts.programme(against), now);
    long began = System.nanoTime();
    String counts = fold(terminal, ours, other);
    if (ours.isEmpty()) {
      throw Trouble.ofExamined("nothing in " + activities + " was granted\n" + brokenWords());
    }
    Instant settled = end == null ? ours.last() : end;
    Figures figures = ours.figures(settled);
    Figures others = other == null ? null : other.figures(settled);
    Comparison comparison = other == null ? null : Comparison.of(ours, other);
    double seconds = (System.nanoTime() - began) / 1e9;
    if (report != null) {
      Texts.write(report, Report.of(figures, others, comparison));
    }
    if (balances != null) {
      writeBalances(balances, ours);
    }
    if (json) {
      terminal.out().println(Json.text(FiguresJson.of(figures, others, comparison)));
    } else {
      terminal.err().print(brokenWords());
      terminal.err().flush();
      terminal.out().print(counts);
      Summary.print(terminal, figures, others, comparison);
      if (report != null) {
        terminal.out().println("Charts and tables: " + report.toAbsolutePath());
      }
      terminal.out().println(Text.format("Took %.1f s.", seconds));
    }
    terminal.out().flush();
    return brokenCount == 0 ? Trouble.NONE : Trouble.EXAMINED;
  }

  private @Nullable Instant end() {
    try {
      return until == null ? null : OffsetDateTime.parse(until).toInstant();
    } catch (DateTimeException e) {
      throw Trouble.ofCall("--until is a moment with an offset: 2026-02-03T09:17:05+01:00");
    }
  }

  /// What the thread that reads makes of an item of the file.
  private sealed interface Line {

    record Broken(long line, Malformed problem) implements Line {}

    record Sound(Asked ours, @Nullable Asked other) implements Line {}

    static Line of(Item item, Backtest ours, @Nullable Backtest other) {
      return switch (item) {
        case Item.Broken(var line, var problem) -> new Broken(line, problem);
        case Item.Sound(_, var json) ->
            new Sound(ours.read(json), other == null ? null : other.read(json));
      };
    }
  }

  /// @return what was found in a CSV file, in words
  private String fold(Terminal terminal, Backtest ours, @Nullable Backtest other) {
    long taken = 0;
    ActivityFile file = ActivityFiles.open(activities, map);
    try (ReadAhead<Line> ahead = new ReadAhead<>(file, item -> Line.of(item, ours, other));
        Progress progress = new Progress(terminal, "folding")) {
      for (Line line = ahead.next(); line != null; line = ahead.next()) {
        switch (line) {
          case Line.Broken(var number, var problem) ->
              broken(number, problem.code() + ": " + problem.detail());
          case Line.Sound(var asked, var askedOfOther) -> {
            ours.take(asked);
            if (other != null && askedOfOther != null) {
              other.take(askedOfOther);
            }
          }
        }
        taken++;
        if (progress.due()) {
          long done = (long) (file.progress() * 1_000_000);
          progress.at(done, 1_000_000, Text.counted(taken, "activity", "activities"));
        }
      }
      return file instanceof CsvFile csv ? Summary.counts(csv.counts()) : "";
    } catch (IOException e) {
      throw Trouble.reading(activities, e);
    }
  }

  private void broken(long line, String problem) {
    if (++brokenCount <= 10) {
      broken.add(activities + ":" + line + " " + problem);
    }
  }

  private String brokenWords() {
    if (broken.isEmpty()) {
      return "";
    }
    String more =
        brokenCount > broken.size()
            ? "… and " + Text.grouped(brokenCount - broken.size()) + " more like these\n"
            : "";
    return String.join("\n", broken) + "\n" + more;
  }

  private static void writeBalances(Path file, Backtest backtest) {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      out.println("member,unit,available,pending,held");
      backtest
          .balances()
          .forEach(
              balance -> {
                int scale = balance.unit().scale();
                out.println(
                    String.join(
                        ",",
                        quoted(balance.member()),
                        balance.unit().id(),
                        Amounts.format(balance.available(), scale),
                        Amounts.format(balance.pending(), scale),
                        Amounts.format(balance.held(), scale)));
              });
    } catch (IOException e) {
      throw Trouble.writing(file, e);
    } catch (UncheckedIOException e) {
      throw Trouble.ofCall("cannot write " + file + ": " + e.getMessage());
    }
  }

  private static String quoted(String text) {
    return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
