package org.laurel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `bin/jdk` finds the Java that `laurel` runs on.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for bash")
class JdkSearchTests {

  @TempDir Path folder;

  @Test
  void javaHomeComesFirst() throws Exception {
    Path home = jdk("of JAVA_HOME", "25.0.3");
    Path other = jdk("other", "26");

    assertThat(found(home, other.resolve("bin"))).isEqualTo(home.toString());
  }

  @Test
  void anOldJavaHomeIsPassedOverForTheOneOnThePath() throws Exception {
    Path old = jdk("old", "17.0.15");
    Path newer = jdk("newer", "26-ea");

    assertThat(found(old, newer.resolve("bin"))).isEqualTo(newer.toString());
  }

  @Test
  void linksOnThePathAreFollowedHome() throws Exception {
    Path home = jdk("linked", "25");
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("javac"), home.resolve("bin/javac"));

    assertThat(found(folder, bin)).isEqualTo(home.toString());
  }

  @Test
  void aJavaWithoutACompilerWillNotDo() throws Exception {
    Path runtime = jdk("runtime", "25");
    Files.delete(runtime.resolve("bin/javac"));
    Path whole = jdk("whole", "25");

    assertThat(found(runtime, whole.resolve("bin"))).isEqualTo(whole.toString());
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = folder.toRealPath().resolve(name);
    Path javac = Files.createDirectories(home.resolve("bin")).resolve("javac");
    Files.writeString(javac, "#!/bin/sh\nexit 1\n");
    assertThat(javac.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static String found(Path javaHome, Path bin) throws Exception {
    ProcessBuilder script = new ProcessBuilder("bash", "../bin/jdk").redirectErrorStream(true);
    script.environment().put("JAVA_HOME", javaHome.toString());
    script.environment().put("PATH", bin + ":/usr/bin:/bin");
    Process running = script.start();
    String printed = new String(running.getInputStream().readAllBytes(), UTF_8);
    assertThat(running.waitFor()).as(printed).isZero();
    return printed.strip();
  }
}
