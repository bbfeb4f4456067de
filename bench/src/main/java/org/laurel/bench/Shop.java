package org.laurel.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.laurel.server.platform.Address;
import org.laurel.server.platform.EmbeddedPostgres;

/// The server that is measured, in a process of its own, with the settings that everybody gets.
final class Shop implements AutoCloseable {

  static final String PROGRAMME = "supermarket";
  static final String PATH = "/v1/programmes/" + PROGRAMME;

  private static final Pattern KEY = Pattern.compile("laurel_[A-Za-z0-9_-]+");

  private static volatile boolean stopped;

  private final Process process;
  private final Thread ending;
  private final Path folder;
  private final int port;
  private final String key;
  private final Duration start;

  private Shop(Process process, Thread ending, Path folder, int port, String key, Duration start) {
    this.process = process;
    this.ending = ending;
    this.folder = folder;
    this.port = port;
    this.key = key;
    this.start = start;
  }

  /// Starts it, and waits until it takes requests.
  static Shop open(Path folder, String heap) throws IOException {
    String learnt = System.getProperty("laurel.aot", "");
    return open(
        folder,
        heap,
        learnt.isEmpty() ? List.of() : List.of("-XX:AOTCache=" + learnt, "-Xlog:aot=off"));
  }

  /// Refuses a folder in which a server or its database is at work.
  static void checkIdle(Path folder) throws IOException {
    String asked = "--data=" + folder;
    Optional<String> server =
        ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").endsWith(asked))
            .map(process -> Long.toString(process.pid()))
            .findFirst();
    if (server.isEmpty() && EmbeddedPostgres.running(folder) == null) {
      return;
    }
    String pid = server.orElse("$(head -n 1 " + folder.resolve("data", "postmaster.pid") + ")");
    throw new IOException(
        folder
            + " is in use, by another benchmark or by what is left of one that was killed.\n"
            + "Wait for it or end it (kill "
            + pid
            + "), or measure in another folder (--data DIR).");
  }

  /// Starts one that notes what Java learns of it, once it is closed.
  static Shop training(Path folder, String heap, Path notes) throws IOException {
    return open(folder, heap, List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + notes));
  }

  /// Makes of the notes what later servers start with.
  static void learn(Path notes, Path cache) throws IOException {
    List<String> command =
        command(
            "1g",
            List.of(
                "-XX:AOTMode=create",
                "-XX:AOTConfiguration=" + notes,
                "-XX:AOTCache=" + cache,
                "-Xlog:aot=error"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said;
    try (InputStream in = process.getInputStream()) {
      said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (!Files.exists(cache)) {
      throw new IOException("Java has learnt nothing:\n" + said);
    }
  }

  private static Shop open(Path folder, String heap, List<String> options) throws IOException {
    Files.createDirectories(folder);
    int port = freePort();
    Path log = folder.resolve("server.log");
    long began = System.nanoTime();
    List<String> command = command(heap, options);
    command.addAll(
        List.of(
            "serve",
            "--new-owner-key",
            "--address=127.0.0.1",
            "--port=" + port,
            "--data=" + folder));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    // A benchmark that is ended early takes its server along, which takes along its PostgreSQL.
    Thread ending =
        Thread.ofPlatform()
            .unstarted(
                () -> {
                  stopped = true;
                  end(process);
                });
    Runtime.getRuntime().addShutdownHook(ending);
    String key = null;
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    while (key == null) {
      String line = said.readLine();
      if (line == null) {
        throw new IOException("the server did not start:\n" + all);
      }
      all.append(line).append('\n');
      Matcher matcher = KEY.matcher(line);
      key = matcher.find() ? matcher.group() : null;
    }
    Duration start = Duration.ofNanos(System.nanoTime() - began);
    Thread.ofVirtual().start(() -> keep(said, log));
    return new Shop(process, ending, folder, port, key, start);
  }

  private static List<String> command(String heap, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + heap, "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    String jar = System.getProperty("laurel.server", "");
    command.addAll(
        jar.isEmpty()
            ? List.of(
                "-cp", System.getProperty("java.class.path"), "org.laurel.server.LaurelServer")
            : List.of("-jar", jar));
    return command;
  }

  private static void keep(BufferedReader said, Path log) {
    try (said;
        var kept = Files.newBufferedWriter(log)) {
      said.transferTo(kept);
    } catch (IOException e) {
      // The server was closed.
    }
  }

  /// Where its PostgreSQL is: the reference runs on it too.
  Address database() throws IOException {
    Address address = EmbeddedPostgres.running(folder);
    if (address == null) {
      throw new IOException("the server's PostgreSQL does not run");
    }
    return address;
  }

  Till till() throws IOException {
    return new Till(port, key);
  }

  /// From the start of the process to its first key.
  Duration start() {
    return start;
  }

  void publish() throws IOException {
    try (InputStream file = Shop.class.getResourceAsStream("supermarket.yaml");
        Till till = till()) {
      if (file == null) {
        throw new IOException("supermarket.yaml is missing");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      int status = till.send("PUT", PATH, "application/yaml", text);
      if (status / 100 != 2) {
        throw new IOException("the programme was not published: " + till.answer());
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    end(process);
    try {
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException e) {
      // It is at work already.
    }
  }

  /// Whether somebody stops the benchmark: what fails from now on fails for that.
  static boolean isStopped() {
    return stopped;
  }

  private static void end(Process process) {
    // Unlike the process itself, this leaves its last words readable.
    process.toHandle().destroy();
    try {
      // Whoever has learnt writes it down before he leaves.
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
