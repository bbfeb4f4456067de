package org.laurel.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command `laurel`.
///
/// Exit codes: 0 fine, 1 the thing examined is wrong, 2 the call is wrong; 3 a fault in Laurel
/// itself.
@Command(
    name = "laurel",
    description = "Runs loyalty programmes: a text holds the rules, one function decides.",
    mixinStandardHelpOptions = true,
    version = "Laurel 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 fine, 1 the thing examined is wrong, 2 the call is wrong.",
      "laurel COMMAND --help tells more."
    })
public final class Laurel {

  private Laurel() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Laurel())
        .addSubcommand(ofServer("demo", "Start a server full of invented members, to click on."))
        .addSubcommand(ofServer("serve", "Start the server."))
        .addSubcommand(new Check())
        .addSubcommand(new Fmt())
        .addSubcommand(new Test())
        .addSubcommand(new Explain())
        .addSubcommand(new Simulate())
        .addSubcommand(new Compare())
        .addSubcommand(new Terms())
        .addSubcommand(new Send())
        .addSubcommand(new Publish())
        .addSubcommand(new DrawCommands())
        .addSubcommand(new CodesCommands())
        .addSubcommand(ofServer("audit", "Fold every stored effect again and compare."))
        .addSubcommand(
            ofServer("bench", "Measure purchases, quotes and streams beside a reference."))
        .addSubcommand(
            ofServer("train", "Let Java learn from a server at work: the next ones start faster."))
        .addSubcommand(new HelpCommand())
        .registerConverter(URI.class, Laurel::address)
        .setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Laurel::calledWrongly)
        .setExecutionExceptionHandler(Laurel::stopped);
  }

  /// Of a server; picocli names the option.
  private static URI address(String text) {
    try {
      URI uri = new URI(text);
      if (List.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw new TypeConversionException(
        "\"" + text + "\" is no address of a server; write it like http://localhost:8080");
  }

  /// A command that the server's jar serves; the script at the root starts the right one.
  private static CommandLine ofServer(String name, String description) {
    Callable<Integer> elsewhere =
        () -> {
          throw Trouble.ofCall("start it as ./laurel " + name + ": it belongs to the server");
        };
    CommandSpec spec = CommandSpec.wrapWithoutInspection(elsewhere).name(name);
    spec.usageMessage().description(description);
    return new CommandLine(spec.mixinStandardHelpOptions(true));
  }

  private static int calledWrongly(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println(command.getColorScheme().errorText(e.getMessage()));
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
    command.getErr().flush();
    return Trouble.CALL;
  }

  private static int stopped(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    String name = command.getCommandSpec().qualifiedName();
    if (e instanceof Trouble trouble) {
      command.getErr().println(name + ": " + trouble.getMessage());
      command.getErr().flush();
      return trouble.exitCode();
    }
    command
        .getErr()
        .println(name + ": a fault in Laurel itself; please report it with these lines.");
    e.printStackTrace(command.getErr());
    command.getErr().flush();
    return Trouble.FAULT;
  }
}
