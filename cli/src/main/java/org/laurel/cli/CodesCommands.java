package org.laurel.cli;

import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `laurel codes`: unique codes, made by a server or handed over to it.
@Command(
    name = "codes",
    description = "Make unique codes, or hand over a partner's to be given away.",
    subcommands = {CodesMake.class, CodesImport.class},
    mixinStandardHelpOptions = true)
final class CodesCommands {

  /// The server and what it is about.
  static final class Where {

    @Option(names = "--programme", required = true, paramLabel = "ID", description = "Whose codes.")
    String programme = "";

    @Option(names = "--to", required = true, paramLabel = "URL", description = "The server.")
    URI to = URI.create("http://localhost:8080");

    @Option(
        names = "--key",
        required = true,
        paramLabel = "KEY",
        description = "An owner's key ($${LAUREL_KEY} when not given).",
        defaultValue = "${LAUREL_KEY}")
    String key = "";
  }
}
