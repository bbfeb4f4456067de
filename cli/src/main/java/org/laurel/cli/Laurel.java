package org.laurel.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The command `laurel`. Exit codes: 0 fine, 1 the thing examined is wrong, 2 the call is wrong.
@Command(
    name = "laurel",
    description = "Runs loyalty programmes.",
    mixinStandardHelpOptions = true,
    version = "Laurel 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {HelpCommand.class})
public final class Laurel {

  private Laurel() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Laurel()).execute(args));
  }
}
