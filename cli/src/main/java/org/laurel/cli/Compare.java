package org.laurel.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurel.cli.compare.Difference;
import org.laurel.cli.compare.Touched;
import org.laurel.cli.terminal.Json;
import org.laurel.cli.terminal.Terminal;
import org.laurel.cli.terminal.Text;
import org.laurel.core.language.Node;
import org.laurel.core.language.Outlined;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `laurel compare`: what changes for members from one version of a programme to another.
@Command(
    name = "compare",
    description = "What changes for members between two versions, in the programme's own words.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: laurel compare old/programme.yaml new/programme.yaml",
      "Comments and layout are no change. Whom a change makes better and worse off, tells",
      "laurel simulate NEW --against OLD; who moves at its first moment, laurel publish --dry-run."
    })
final class Compare implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "OLD", description = "The version as it was.")
  private Path old = Path.of(".");

  @Parameters(index = "1", paramLabel = "NEW", description = "The version as it is to be.")
  private Path next = Path.of(".");

  @Option(names = "--json", description = "Answer for programs: a list of differences.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    List<Difference> all = Difference.between(outline(old), outline(next));
    List<String> touched = Touched.between(Texts.programme(old), Texts.programme(next));
    if (json) {
      terminal.out().println(Json.text(all.stream().map(Compare::tree).toList()));
    } else {
      print(terminal, all);
      print(terminal, "What members hold already", touched);
    }
    terminal.out().flush();
    return Trouble.NONE;
  }

  /// The outline of a programme that is sound.
  private static Node.Mapping outline(Path path) {
    Texts.programme(path);
    Path file = Files.isDirectory(path) ? path.resolve(Texts.PROGRAMME) : path;
    Outlined outlined = Outlined.of(file.toString(), Texts.read(file), "a programme");
    if (outlined.root() == null) {
      throw Trouble.ofExamined(String.valueOf(outlined.problem()));
    }
    return outlined.root();
  }

  private static void print(Terminal terminal, List<Difference> all) {
    String heading = "";
    for (Difference difference : all) {
      if (!difference.heading().equals(heading)) {
        heading = difference.heading();
        terminal.out().println(terminal.styled("bold", heading));
      }
      print(terminal, difference);
    }
    terminal
        .out()
        .println(all.isEmpty() ? "Nothing changes." : Text.counted(all.size(), "difference") + ".");
  }

  private static void print(Terminal terminal, String heading, List<String> sentences) {
    if (!sentences.isEmpty()) {
      terminal.out().println(terminal.styled("bold", heading));
      sentences.forEach(sentence -> terminal.out().println("  " + sentence));
    }
  }

  private static void print(Terminal terminal, Difference difference) {
    Map<String, String> was = difference.was();
    Map<String, String> is = difference.is();
    if (was == null && is != null) {
      terminal.out().println(terminal.styled("fg(green)", "  + " + name(difference) + " is new"));
      phrases(terminal, difference, is);
    } else if (is == null && was != null) {
      terminal.out().println(terminal.styled("fg(red)", "  - " + name(difference) + " is gone"));
      phrases(terminal, difference, was);
    } else if (was != null && is != null) {
      terminal.out().println(terminal.styled("fg(yellow)", "  ~ " + name(difference)));
      for (String field : difference.fields()) {
        changed(terminal, field, was.get(field), is.get(field));
      }
    }
  }

  /// `rule cashback`; the programme itself has no id.
  private static String name(Difference difference) {
    return (difference.kind() + " " + difference.id()).strip();
  }

  private static void phrases(
      Terminal terminal, Difference difference, Map<String, String> phrases) {
    for (String field : difference.fields()) {
      String phrase = phrases.getOrDefault(field, "");
      // Of what is new or gone, one language says enough.
      String english = field.replaceAll(" in [a-z]{2}$", " in en");
      boolean said = !field.equals(english) && phrases.containsKey(english);
      if (!phrase.equals(difference.id()) && !said) {
        terminal.out().println(("      " + label(field) + phrase).stripTrailing());
      }
    }
  }

  private static void changed(
      Terminal terminal, String field, @Nullable String was, @Nullable String is) {
    String label = "      " + label(field);
    terminal.out().println(label + "was  " + (was == null ? "not said" : was));
    terminal.out().println(" ".repeat(label.length()) + "is   " + (is == null ? "not said" : is));
  }

  private static String label(String field) {
    return field.isEmpty() ? "" : field + ": ";
  }

  private static Json.Tree tree(Difference difference) {
    Map<String, String> was = difference.was();
    Map<String, String> is = difference.is();
    return Json.tree()
        .with("kind", difference.kind())
        .with("id", difference.id())
        .with("change", was == null ? "new" : is == null ? "gone" : "changed")
        .with(
            "fields",
            difference.fields().stream()
                .map(
                    field ->
                        Json.tree()
                            .with("field", field)
                            .with("was", was == null ? null : was.get(field))
                            .with("is", is == null ? null : is.get(field)))
                .toList());
  }
}
