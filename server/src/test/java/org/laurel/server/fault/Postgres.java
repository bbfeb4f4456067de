package org.laurel.server.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The process that serves the database of a folder.
final class Postgres {

  private static final int LAST = 50;

  private Postgres() {}

  static Optional<ProcessHandle> of(Path folder) throws IOException {
    Path file = folder.resolve("data").resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            .filter(
                process ->
                    process.info().command().filter(c -> c.contains("postgres")).isPresent());
  }

  /// What it said last, for when it was not what it should be.
  static String said(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("postgres.log"));
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST), lines.size()));
  }
}
