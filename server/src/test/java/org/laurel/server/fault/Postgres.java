package org.laurel.server.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The process that serves the database of a folder.
final class Postgres {

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
}
