package org.laurel.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.laurel.cli.terminal.Terminal;
import org.laurel.cli.terminal.Text;
import org.laurel.core.language.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `laurel fmt`: brings programmes into their one canonical form.
@Command(
    name = "fmt",
    description = "Bring programmes into their one canonical form, comments kept.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: laurel fmt --check programmes"})
final class Fmt implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Programmes; a folder stands for every programme.yaml in and below it.")
  private List<Path> paths = List.of();

  @Option(
      names = "--check",
      description = "Change nothing; name the files that would change and exit with 1.")
  private boolean check;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    List<Path> files = Texts.expand(paths, Texts.PROGRAMME);
    List<Path> changed = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (Path file : files) {
      String text = Texts.read(file);
      String canonical = format(file, text, broken);
      if (!canonical.equals(text)) {
        changed.add(file);
        if (!check) {
          Texts.write(file, canonical);
        }
      }
    }
    String verb = check ? "not in canonical form: " : "brought into canonical form: ";
    changed.forEach(file -> terminal.out().println(verb + file));
    if (changed.isEmpty() && broken.isEmpty()) {
      terminal.out().println(Text.counted(files.size(), "programme") + ": canonical already");
    }
    terminal.out().flush();
    if (!broken.isEmpty()) {
      throw Trouble.ofExamined("left as they are:\n" + String.join("\n", broken));
    }
    return check && !changed.isEmpty() ? Trouble.EXAMINED : Trouble.NONE;
  }

  /// As it is when it cannot be read, and then tells why.
  private static String format(Path file, String text, List<String> broken) {
    try {
      return Language.format(file.toString(), text);
    } catch (IllegalArgumentException e) {
      broken.add(String.valueOf(e.getMessage()));
      return text;
    }
  }
}
