package org.laurel.server.platform;

/// What is said to the person who started the server, apart from the log.
public final class Terminal {

  private Terminal() {}

  /// Whether somebody is watching, rather than a file or another program.
  public static boolean isWatched() {
    return System.console() != null && System.console().isTerminal();
  }

  /// Prints lines.
  public static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }

  /// Prints what went wrong, where it is not taken for a result.
  public static void warn(String text) {
    System.err.println(text);
    System.err.flush();
  }

  /// Replaces the current line; for progress, and only where somebody [watches][#isWatched()].
  public static void replaceLine(String text) {
    System.out.print("\r\033[K" + text);
    System.out.flush();
  }
}
