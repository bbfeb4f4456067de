package org.laurel.cli;

import picocli.CommandLine.Command;

/// `laurel draw`: what can be done with prize draws.
@Command(
    name = "draw",
    description = "Check published prize draws.",
    subcommands = DrawVerify.class,
    mixinStandardHelpOptions = true)
final class DrawCommands {}
