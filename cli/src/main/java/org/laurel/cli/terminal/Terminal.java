package org.laurel.cli.terminal;

import java.io.Console;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// Where a command writes: its answer to `out`, complaints and progress to `err`.
///
/// @param lively someone is watching: bars may be redrawn in place
public record Terminal(PrintWriter out, PrintWriter err, Ansi ansi, boolean lively) {

  public static Terminal of(CommandLine command) {
    Console console = System.console();
    return new Terminal(
        command.getOut(),
        command.getErr(),
        command.getColorScheme().ansi(),
        console != null && console.isTerminal());
  }

  /// Text in a style of picocli's, such as `bold` or `fg(red)`, where styles are shown at all.
  public String styled(String style, String text) {
    if (!ansi.enabled()) {
      return text;
    }
    var styles = Ansi.Style.parse(style);
    return Ansi.Style.on(styles) + text + Ansi.Style.reset.on();
  }
}
