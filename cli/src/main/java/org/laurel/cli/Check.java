package org.laurel.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.laurel.cli.terminal.Json;
import org.laurel.cli.terminal.Snippet;
import org.laurel.cli.terminal.Terminal;
import org.laurel.cli.terminal.Text;
import org.laurel.core.language.Language;
import org.laurel.core.language.Problem;
import org.laurel.core.language.Problem.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `laurel check`: whether programmes are sound, and where not.
@Command(
    name = "check",
    description = "Check programmes: every problem with its place and a way out.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: laurel check programmes", "Exit code 1 when there is an error."})
final class Check implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Programmes; a folder stands for every programme.yaml in and below it.")
  private List<Path> paths = List.of();

  @Option(names = "--json", description = "Answer for programs: a list of problems.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// A problem, with the text it was found in.
  private record Found(Problem problem, String text) {}

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    List<Path> files = Texts.expand(paths, Texts.PROGRAMME);
    List<Found> all = new ArrayList<>();
    for (Path file : files) {
      String text = Texts.read(file);
      for (Problem problem : Language.read(file.toString(), text).problems()) {
        all.add(new Found(problem, text));
      }
    }
    if (json) {
      terminal.out().println(Json.text(all.stream().map(found -> tree(found.problem())).toList()));
    } else {
      all.forEach(found -> print(terminal, found));
      terminal.out().println(summary(files.size(), all));
    }
    terminal.out().flush();
    return count(all, Severity.ERROR) == 0 ? Trouble.NONE : Trouble.EXAMINED;
  }

  private static void print(Terminal terminal, Found found) {
    Problem problem = found.problem();
    boolean error = problem.severity() == Severity.ERROR;
    String style = error ? "bold,fg(red)" : "bold,fg(yellow)";
    terminal.out().println(terminal.styled(style, problem.toString()));
    for (String line : Snippet.of(found.text(), problem.line(), problem.column())) {
      terminal.out().println(terminal.styled("faint", line));
    }
    terminal.out().println();
  }

  private static String summary(int files, List<Found> all) {
    long errors = count(all, Severity.ERROR);
    long warnings = count(all, Severity.WARNING);
    String what = Text.counted(files, "programme");
    if (errors + warnings == 0) {
      return what + (files == 1 ? ": sound" : ": all sound");
    }
    return what + ": " + Text.counted(errors, "error") + ", " + Text.counted(warnings, "warning");
  }

  private static long count(List<Found> all, Severity severity) {
    return all.stream().filter(found -> found.problem().severity() == severity).count();
  }

  static Json.Tree tree(Problem problem) {
    return Json.tree()
        .with("severity", problem.severity().name().toLowerCase(Locale.ROOT))
        .with("file", problem.file())
        .with("line", problem.line())
        .with("column", problem.column())
        .with("code", problem.code())
        .with("message", problem.message());
  }
}
