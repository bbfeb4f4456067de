package org.laurel.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurel.cli.terminal.Json;
import org.laurel.cli.terminal.Snippet;
import org.laurel.cli.terminal.Terminal;
import org.laurel.cli.terminal.Text;
import org.laurel.core.language.Problem;
import org.laurel.core.programme.Programme;
import org.laurel.core.spec.Player;
import org.laurel.core.spec.Seen;
import org.laurel.core.spec.Spec;
import org.laurel.core.spec.SpecFile;
import org.laurel.wire.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `laurel test`: runs the specs beside programmes.
@Command(
    name = "test",
    description = "Run the specs beside programmes: given this, when that, then these balances.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: laurel test programmes",
      "         laurel test programmes/kameleon --to http://localhost:8080 --key KEY",
      "A spec file is tested against the programme.yaml in its folder. docs/SPECS.md tells how",
      "specs are written. Exit code 1 when one fails or cannot be read.",
      "With --to every spec is played on a server as well, whose clock it sets, and every answer has",
      "to be the same: laurel serve --adjustable-clock starts such a server."
    })
final class Test implements Callable<Integer> {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files of specs; a folder stands for every …" + SpecFile.ENDING + " below it.")
  private List<Path> paths = List.of();

  @Option(names = "--json", description = "Answer for programs.")
  private boolean json;

  @Option(names = "--only", paramLabel = "TEXT", description = "Only specs whose name has TEXT.")
  private String only = "";

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "Plays them on this server for tests as well.")
  private @Nullable URI to;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "With --to: an owner's key ($${LAUREL_KEY} when not given).",
      defaultValue = "${LAUREL_KEY}")
  private @Nullable String key;

  @picocli.CommandLine.Spec private CommandSpec command = CommandSpec.create();

  /// One file, what was wrong with it, and how its specs went.
  ///
  /// @param skipped why some were not played on the server
  private record Played(
      Path file,
      String text,
      Programme programme,
      List<Problem> problems,
      List<Player.Result> results,
      Map<Spec, String> skipped) {}

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(command.commandLine());
    OnServer server = server();
    Map<Path, Programme> programmes = new HashMap<>();
    List<Played> all = new ArrayList<>();
    for (Path file : Texts.expand(paths, SpecFile.ENDING)) {
      String text = Texts.read(file);
      Path beside = file.resolveSibling(Texts.PROGRAMME);
      Programme programme = programmes.computeIfAbsent(beside, Texts::programme);
      Played played = play(file, text, programme, server);
      all.add(played);
      if (!json) {
        print(terminal, played);
      }
    }
    if (server != null) {
      server.leave();
    }
    long wrong = all.stream().mapToLong(Test::wrong).sum();
    terminal.out().println(json ? Json.text(tree(all)) : summary(all));
    terminal.out().flush();
    return wrong == 0 ? Trouble.NONE : Trouble.EXAMINED;
  }

  private @Nullable OnServer server() {
    if (to == null) {
      return null;
    }
    if (key == null || key.isEmpty()) {
      throw Trouble.ofCall("--to needs --key: an owner's key of that server");
    }
    return OnServer.at(to, key);
  }

  private Played play(Path file, String text, Programme programme, @Nullable OnServer server) {
    Words words = Words.in("en");
    SpecFile specs = SpecFile.read(file.toString(), text, programme);
    Player player =
        new Player(programme, reason -> words.reason(reason, programme), words::refusal);
    String rules = server == null ? "" : Texts.read(file.resolveSibling(Texts.PROGRAMME));
    List<Player.Result> results = new ArrayList<>();
    Map<Spec, String> skipped = new LinkedHashMap<>();
    for (Spec spec : specs.specs()) {
      if (!spec.name().contains(only)) {
        continue;
      }
      String skips = server == null ? null : OnServer.reasonToSkip(programme, spec);
      if (skips != null) {
        skipped.put(spec, skips);
      }
      results.add(server == null || skips != null ? player.play(spec) : server.play(spec, rules));
    }
    return new Played(file, text, programme, specs.problems(), results, skipped);
  }

  private static long wrong(Played played) {
    return played.problems().size()
        + played.results().stream().filter(result -> !result.passed()).count();
  }

  private static void print(Terminal terminal, Played played) {
    terminal.out().println(terminal.styled("bold", played.file().toString()));
    for (Problem problem : played.problems()) {
      terminal.out().println(terminal.styled("bold,fg(red)", problem.toString()));
      Snippet.of(played.text(), problem.line(), problem.column()).forEach(terminal.out()::println);
    }
    for (Player.Result result : played.results()) {
      String mark =
          result.passed() ? terminal.styled("fg(green)", "✓") : terminal.styled("fg(red)", "✗");
      String skipped = played.skipped().get(result.spec());
      String here = skipped == null ? "" : " (here only: " + skipped + ")";
      terminal.out().println("  " + mark + " " + result.spec().name() + here);
      for (Player.Failure failure : result.failures()) {
        print(terminal, played, failure);
      }
    }
  }

  private static void print(Terminal terminal, Played played, Player.Failure failure) {
    ZonedDateTime moment = failure.moment().atZone(played.programme().zone());
    terminal
        .out()
        .println(
            terminal.styled(
                "fg(red)",
                Text.format(
                    "%s:%d:%d at %s: %s",
                    played.file(),
                    failure.at().line(),
                    failure.at().column(),
                    MOMENT.format(moment),
                    failure.message())));
    for (String line : Snippet.of(played.text(), failure.at().line(), failure.at().column())) {
      terminal.out().println(line);
    }
    for (Seen.Because because : failure.because()) {
      terminal
          .out()
          .println(
              Text.format("        %s %s: %s", because.rule(), because.outcome(), because.text()));
    }
  }

  private static String summary(List<Played> all) {
    long specs = all.stream().mapToLong(played -> played.results().size()).sum();
    long steps =
        all.stream().flatMap(p -> p.results().stream()).mapToLong(Player.Result::steps).sum();
    long failed = all.stream().flatMap(p -> p.results().stream()).filter(r -> !r.passed()).count();
    long problems = all.stream().mapToLong(played -> played.problems().size()).sum();
    long skipped = all.stream().mapToLong(played -> played.skipped().size()).sum();
    String here = skipped == 0 ? "" : " (" + Text.grouped(skipped) + " here only)";
    String what = Text.counted(specs, "spec") + here + ", " + Text.counted(steps, "step") + ": ";
    if (failed + problems == 0) {
      return what + (specs == 0 ? "nothing was tested" : "all hold");
    }
    List<String> wrong = new ArrayList<>();
    if (failed > 0) {
      wrong.add(Text.grouped(failed) + " failed");
    }
    if (problems > 0) {
      wrong.add(Text.counted(problems, "problem") + " in the files");
    }
    return what + String.join(", ", wrong);
  }

  private static List<Json.Tree> tree(List<Played> all) {
    return all.stream()
        .map(
            played ->
                Json.tree()
                    .with("file", played.file().toString())
                    .with("problems", played.problems().stream().map(Check::tree).toList())
                    .with(
                        "specs",
                        played.results().stream()
                            .map(result -> tree(result, played.skipped().get(result.spec())))
                            .toList()))
        .toList();
  }

  private static Json.Tree tree(Player.Result result, @Nullable String skipped) {
    Json.Tree tree =
        Json.tree()
            .with("spec", result.spec().name())
            .with("line", result.spec().at().line())
            .with("steps", result.steps())
            .with("passed", result.passed())
            .with("failures", result.failures().stream().map(Test::tree).toList());
    return skipped == null ? tree : tree.with("hereOnly", skipped);
  }

  private static Json.Tree tree(Player.Failure failure) {
    return Json.tree()
        .with("line", failure.at().line())
        .with("column", failure.at().column())
        .with("moment", failure.moment().toString())
        .with("message", failure.message())
        .with(
            "because",
            failure.because().stream()
                .map(
                    because ->
                        Json.tree()
                            .with("rule", because.rule())
                            .with("outcome", because.outcome())
                            .with("why", because.why())
                            .with("text", because.text()))
                .toList());
  }
}
