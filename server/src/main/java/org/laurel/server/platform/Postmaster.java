package org.laurel.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The process that runs a PostgreSQL data folder, as the folder's own `postmaster.pid` tells.
record Postmaster(long pid, int port) {

  /// The living process of that folder, or `null`. A file that a killed process left behind does
  /// not count.
  static @Nullable Postmaster of(Path data) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(data.resolve("postmaster.pid"));
    } catch (NoSuchFileException e) {
      return null;
    }
    if (lines.size() < 4) {
      return null;
    }
    long pid = Long.parseLong(lines.getFirst().strip());
    return ProcessHandle.of(pid).filter(Postmaster::isPostgres).isPresent()
        ? new Postmaster(pid, Integer.parseInt(lines.get(3).strip()))
        : null;
  }

  /// Another program may have been given the number since; one that ended and was not yet buried
  /// has no command any more.
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(command -> command.contains("postgres")).isPresent();
  }
}
