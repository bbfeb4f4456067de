package org.laurel.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.laurel.cli.send.Server;
import org.laurel.cli.terminal.Terminal;
import org.laurel.cli.terminal.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `laurel codes make`: has unique codes made and writes them into a file, for the printer.
@Command(
    name = "make",
    description = "Make unique codes for an act and write them into a file, a line each.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: laurel codes make --programme promo-codes --act cap-code --count 1000000 \\",
      "           --name run-7 --out caps.txt --to http://localhost:8080 --key KEY",
      "The same name again writes the same codes once more."
    })
final class CodesMake implements Callable<Integer> {

  @Mixin private CodesCommands.Where where = new CodesCommands.Where();

  @Option(names = "--act", required = true, paramLabel = "ID", description = "What they are for.")
  private String act = "";

  @Option(names = "--count", required = true, paramLabel = "N", description = "How many.")
  private int count;

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "Your name for them, such as run-7.")
  private String name = "";

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file.")
  private Path out = Path.of("codes.txt");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (count < 1) {
      throw Trouble.ofCall("--count: at least 1 code is made, not " + count);
    }
    if (Files.exists(out)) {
      throw Trouble.ofCall(out + " is there already; name another file");
    }
    Terminal terminal = Terminal.of(spec.commandLine());
    try {
      Path part = out.resolveSibling(out.getFileName() + ".part");
      try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part))) {
        Server.at(where.to, where.key).codes(where.programme, act, name, count, file);
      } catch (Server.Unwilling | IOException e) {
        Files.deleteIfExists(part);
        throw e;
      }
      Files.move(part, out);
    } catch (Server.Unwilling e) {
      throw Trouble.ofExamined(told(e));
    } catch (FileSystemException e) {
      throw Trouble.writing(out, e);
    } catch (IOException e) {
      throw Trouble.ofCall(String.valueOf(e.getMessage()));
    }
    terminal.out().println(Text.counted(count, "code") + " of " + act + " in " + out);
    terminal.out().flush();
    return Trouble.NONE;
  }

  /// What the server said, in the words of the options.
  private String told(Server.Unwilling e) {
    String detail = String.valueOf(e.getMessage());
    if (e.code().equals("key-used-before")) {
      return "--name: other codes were made as "
          + name
          + " before. Take another name for new ones, or repeat that --act and --count: "
          + detail;
    }
    return switch (e.pointer()) {
      case "/key" -> "--name: " + detail;
      case "/act" -> "--act: " + detail;
      case "/count" -> "--count: " + detail;
      default -> detail;
    };
  }
}
