package org.laurel.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.laurel.cli.terminal.Terminal;
import org.laurel.wire.words.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `laurel terms`: the member's page of a programme.
@Command(
    name = "terms",
    description = "Write a programme's page for members: how it works, in their language.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: laurel terms programmes/kameleon --language pl --html kameleon.html",
      "Without --html the page is printed as Markdown."
    })
final class Terms implements Callable<Integer> {

  @Parameters(paramLabel = "PROGRAMME", description = "A programme, or the folder it lies in.")
  private Path path = Path.of("");

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "pl, en or el; en when nothing is said.")
  private String language = "en";

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page for the web into FILE. It needs no other file.")
  private @Nullable Path html;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!Words.LANGUAGES.contains(language)) {
      throw Trouble.ofCall(
          "no words in \"%s\"; there are: %s"
              .formatted(language, String.join(", ", Words.LANGUAGES)));
    }
    var terms = org.laurel.wire.terms.Terms.of(Texts.programme(path), language);
    Terminal terminal = Terminal.of(spec.commandLine());
    if (html == null) {
      terminal.out().print(terms.markdown());
    } else {
      Texts.write(html, terms.html());
      terminal.out().println("written: " + html);
    }
    terminal.out().flush();
    return Trouble.NONE;
  }
}
