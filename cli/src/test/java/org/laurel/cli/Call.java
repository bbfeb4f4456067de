package org.laurel.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// One call of the real command, in this process.
///
/// @param out what it answered
/// @param err its complaints and progress
record Call(int exit, String out, String err) {

  static Call laurel(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Laurel.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = String.valueOf(args[i]);
    }
    int exit = command.execute(words);
    return new Call(exit, plain(out), plain(err));
  }

  /// Blanks that do not break a line as ordinary ones.
  private static String plain(StringWriter text) {
    return text.toString().replace('\u00a0', ' ');
  }
}
