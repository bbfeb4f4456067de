package org.laurel.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.laurel.cli.send.Server;
import org.laurel.cli.terminal.Terminal;
import org.laurel.cli.terminal.Text;
import org.laurel.core.programme.Programme;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `laurel publish`: makes a text the newest version of its programme on a server, or tells what
/// that would do.
@Command(
    name = "publish",
    description = "Publish a programme on a server, or see before what that would do to accounts.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: laurel publish programmes/kameleon --to http://localhost:8080 --key KEY --dry-run",
      "A version that would leave members with something the programme no longer knows is refused.",
      "Exit code 1 when it was refused."
    })
final class Publish implements Callable<Integer> {

  @Parameters(paramLabel = "PROGRAMME", description = "Its text, or the folder it lies in.")
  private Path file = Path.of(".");

  @Option(names = "--to", required = true, paramLabel = "URL", description = "The server.")
  private URI to = URI.create("http://localhost:8080");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEY",
      description = "An owner's key ($${LAUREL_KEY} when not given).",
      defaultValue = "${LAUREL_KEY}")
  private String key = "";

  @Option(
      names = "--from",
      paramLabel = "MOMENT",
      description = "When it comes into force, such as 2027-01-01T00:00:00+01:00 (default: now).")
  private String from = "";

  @Option(
      names = "--dry-run",
      description = "Publish nothing; tell who would move up and down, and whose balances change.")
  private boolean dryRun;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Programme programme = Texts.programme(file);
    Path path = Files.isDirectory(file) ? file.resolve(Texts.PROGRAMME) : file;
    Terminal terminal = Terminal.of(spec.commandLine());
    JsonNode answer;
    try {
      answer = Server.at(to, key).publish(programme.id(), Texts.read(path), from, dryRun);
    } catch (Server.Unwilling e) {
      throw Trouble.ofExamined(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw Trouble.ofCall(String.valueOf(e.getMessage()));
    }
    print(terminal.out(), programme.id(), answer);
    terminal.out().flush();
    return Trouble.NONE;
  }

  private void print(PrintWriter out, String id, JsonNode answer) {
    String version = "Version " + answer.at("/version/number").asString("") + " of " + id;
    String moment = answer.at("/version/from").asString("");
    if (answer.path("unchanged").asBoolean(false)) {
      out.println(version + " says the same already.");
    } else if (dryRun) {
      out.println(version + " would be in force from " + moment + ". Nothing was published.");
    } else {
      out.println(version + " is in force from " + moment + ".");
    }
    if (answer.has("preview")) {
      preview(out, answer.get("preview"));
    }
  }

  private static void preview(PrintWriter out, JsonNode preview) {
    long members = preview.path("members").asLong(0);
    long cards = preview.path("giftCards").asLong(0);
    String and = cards == 0 ? "" : " and " + Text.counted(cards, "gift card");
    out.println("Of " + Text.counted(members, "member") + and + " at that moment:");
    for (JsonNode end : preview.path("ends")) {
      out.println("  from then on without: " + end.asString(""));
    }
    for (JsonNode tier : preview.path("tiers")) {
      out.println(
          Text.format(
              "  on %s, %d move up and %d down",
              tier.path("ladder").asString(""),
              tier.path("up").asLong(0),
              tier.path("down").asLong(0)));
      for (JsonNode move : tier.path("moves")) {
        out.println(
            Text.format(
                "    %s to %s: %d",
                move.path("from").asString(""),
                move.path("to").asString(""),
                move.path("members").asLong(0)));
      }
    }
    for (JsonNode balance : preview.path("balances")) {
      out.println(
          Text.format(
              "  the balance of %s changes for %d: %s together before, %s after",
              balance.path("unit").asString(""),
              balance.path("members").asLong(0),
              balance.path("before").asString(""),
              balance.path("after").asString("")));
    }
    if (preview.path("tiers").isEmpty() && preview.path("balances").isEmpty()) {
      out.println("  nobody moves, and no balance changes");
    }
  }
}
