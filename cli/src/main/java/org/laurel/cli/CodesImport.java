package org.laurel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.laurel.cli.send.Server;
import org.laurel.cli.terminal.Terminal;
import org.laurel.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `laurel codes import`: hands over codes of a partner, which a reward gives away.
@Command(
    name = "import",
    description = "Hand over a partner's codes, a line each, for a reward that gives them.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: laurel codes import tickets.txt --programme promo-codes --reward cinema \\",
      "           --to http://localhost:8080 --key KEY",
      "Codes that the server has already are not taken twice, so it is safe to do it again."
    })
final class CodesImport implements Callable<Integer> {

  /// So many lines are far below what a server takes at once.
  private static final int AT_ONCE = 5_000;

  @Parameters(paramLabel = "FILE", description = "The codes.")
  private Path file = Path.of("codes.txt");

  @Mixin private CodesCommands.Where where = new CodesCommands.Where();

  @Option(names = "--reward", required = true, paramLabel = "ID", description = "What gives them.")
  private String reward = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<String> codes = Texts.read(file).lines().toList();
    Server server = Server.at(where.to, where.key);
    long added = 0;
    long known = 0;
    try {
      for (int from = 0; from < codes.size(); from += AT_ONCE) {
        List<String> some = codes.subList(from, Math.min(codes.size(), from + AT_ONCE));
        JsonNode told = server.handOver(where.programme, reward, some);
        added += told.path("added").asLong(0);
        known += told.path("known").asLong(0);
      }
    } catch (Server.Unwilling e) {
      throw Trouble.ofExamined(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw Trouble.ofCall(String.valueOf(e.getMessage()));
    }
    Terminal terminal = Terminal.of(spec.commandLine());
    terminal.out().println(Text.counted(added, "code") + " added, " + known + " known before");
    terminal.out().flush();
    return Trouble.NONE;
  }
}
