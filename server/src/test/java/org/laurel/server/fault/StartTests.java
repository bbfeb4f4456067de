package org.laurel.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurel.server.platform.EmbeddedPostgres;

/// A server that cannot start says why, and nothing else that looks like an error.
class StartTests {

  @Test
  void aFolderInUseIsToldInOneSentence(@TempDir Path folder) throws Exception {
    ServerProcess server = new ServerProcess(folder);
    try (EmbeddedPostgres _ = EmbeddedPostgres.start(folder)) {
      server.start();
      assertThat(server.endsWithin(TimeUnit.MINUTES.toMillis(2))).as("it ends").isTrue();
      server.awaitLastWords();
    } finally {
      server.kill();
    }

    List<String> told =
        server.said().lines().filter(line -> !line.isBlank() && !line.contains(" INFO ")).toList();
    assertThat(told)
        .containsExactly(
            "laurel: the server did not start: another server uses the folder " + folder);
  }
}
