package org.laurel.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// PostgreSQL refuses to be started by root. Here is what to write before its commands so that it
/// is not.
final class Unprivileged {

  /// A user namespace: the files stay root's, the process does not know that it is.
  private static final List<String> NAMESPACE = List.of("unshare", "-U");

  /// Where namespaces are forbidden, as in many containers: the user that owns nothing.
  private static final List<String> NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  private Unprivileged() {}

  /// What to write before commands that work on the folder; nothing when this is not root.
  static List<String> prefix(Path folder) throws IOException {
    if (!Files.isDirectory(Path.of("/proc")) || !says(List.of(), "0")) {
      return List.of();
    }
    if (says(NAMESPACE, "65534")) {
      return NAMESPACE;
    }
    if (says(NOBODY, "65534")) {
      run(List.of("chown", "-R", "65534:65534", folder.toString()));
      return NOBODY;
    }
    throw new IOException(
        "PostgreSQL cannot run as root, and neither unshare nor setpriv work here: "
            + "start Laurel as another user, or name a database with --database");
  }

  private static boolean says(List<String> prefix, String user) throws IOException {
    try {
      List<String> command = new java.util.ArrayList<>(prefix);
      command.addAll(List.of("id", "-u"));
      return run(command).strip().equals(user);
    } catch (IOException e) {
      return false;
    }
  }

  private static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException(command.getFirst() + " failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return said;
  }
}
