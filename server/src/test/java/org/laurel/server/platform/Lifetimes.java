package org.laurel.server.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A process of its own that starts the database of a folder and then waits to be killed.
final class Lifetimes {

  private static final String READY = "ready";

  private Lifetimes() {}

  public static void main(String[] args) throws IOException {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]));
    EmbeddedPostgresTests.write(postgres, 42);
    System.out.println(READY);
    System.in.read();
  }

  static Process runAndWaitUntilReady(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Lifetimes.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); !READY.equals(line); line = said.readLine()) {
      if (line == null) {
        throw new IOException("the process ended before it was ready");
      }
    }
    return process;
  }
}
