package org.laurel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurel.server.platform.EmbeddedPostgres;
import picocli.CommandLine.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A benchmark as small as can be, from end to end. Its figures mean nothing.
class BenchTests {

  @TempDir private Path folder;

  @Test
  void everythingIsMeasuredAndReported() throws Exception {
    Path json = folder.resolve("figures.json");
    Path page = folder.resolve("figures.html");

    int exit =
        Bench.commandLine()
            .execute(
                "--accounts=40",
                "--history=2",
                "--rounds=1",
                "--seconds=1",
                "--connections=4",
                "--streams=2",
                "--batch=20",
                "--scale=1",
                "--heap=300m",
                "--data=" + folder.resolve("data"),
                "--json=" + json,
                "--report=" + page);

    assertThat(exit).isZero();
    JsonNode figures = JsonMapper.shared().readTree(Files.readString(json));
    for (Phase phase : Phase.values()) {
      JsonNode one = figures.at("/medians/" + phase.name().toLowerCase(java.util.Locale.ROOT));
      assertThat(one.get("perSecond").decimalValue()).as("%s", phase).isPositive();
      assertThat(one.get("p99.0").decimalValue()).as("%s", phase).isPositive();
    }
    assertThat(figures.at("/bytesPerTransfer").longValue()).isPositive();
    assertThat(figures.at("/machine/fsync").stringValue()).isEqualTo("on");
    assertThat(Files.readString(page)).contains("TPC-B", "99th percentile");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--accounts=-1",
        "--accounts=x",
        "--rounds=0",
        "--heap=abc",
        "--heap=0g",
        "--heap=512",
        "--nonsense"
      })
  void aWrongCallStartsNothing(String option) {
    Path data = folder.resolve("data");

    int exit = Bench.commandLine().execute("--data=" + data, option);

    assertThat(exit).isEqualTo(ExitCode.USAGE);
    assertThat(data).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--json", "--report", "--train"})
  void whatCouldNotBeWrittenIsToldBeforeAnythingStarts(String option) {
    Path data = folder.resolve("data");

    for (Path file : List.of(folder, folder.resolve("missing", "file"))) {
      int exit = Bench.commandLine().execute("--data=" + data, option + "=" + file);

      assertThat(exit).isEqualTo(ExitCode.USAGE);
      assertThat(data).doesNotExist();
    }
  }

  @Test
  void aFolderThatHoldsSomethingIsLeftAlone() throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "keep me");

    int exit = Bench.commandLine().execute("--data=" + folder);

    assertThat(exit).isEqualTo(ExitCode.USAGE);
    assertThat(Files.readString(folder.resolve("mine.txt"))).isEqualTo("keep me");
  }

  @Test
  void aFolderWhoseDatabaseIsAtWorkIsLeftAlone() throws Exception {
    Path busy = folder.resolve("data", "bench");
    System.setProperty("laurel.home", folder.toString());

    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(busy)) {
      int exit = Bench.commandLine().execute();

      assertThat(exit).isEqualTo(ExitCode.SOFTWARE);
      assertThat(postgres.process().isAlive()).isTrue();
      assertThat(busy.resolve("data")).isNotEmptyDirectory();
    } finally {
      System.clearProperty("laurel.home");
    }
  }

  @Test
  void whoIsStoppedTakesServerAndDatabaseAlong() throws Exception {
    Path data = folder.resolve("data");
    Process bench =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Bench.class.getName(),
                "--data=" + data)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (EmbeddedPostgres.running(data) == null) {
      assertThat(bench.waitFor(100, TimeUnit.MILLISECONDS)).as("ended by itself").isFalse();
    }
    List<ProcessHandle> servers = bench.children().toList();

    bench.destroy();

    assertThat(bench.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(servers).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(EmbeddedPostgres.running(data)).isNull();
  }
}
