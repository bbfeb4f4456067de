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

  private final Process process;
  private final Path folder;
  private final int port;
  private final String key;
  private final Duration start;

  private Shop(Process process, Path folder, int port, String key, Duration start) {
    this.process = process;
    this.folder = folder;
    this.port = port;
    this.key = key;
    this.start = start;
  }

  /// Starts it, and waits until it takes requests.
  static Shop open(Path folder, String heap) throws IOException {
    Files.createDirectories(folder);
    int port = freePort();
    Path log = folder.resolve("server.log");
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.laurel.server.LaurelServer",
                "serve",
                "--new-owner-key",
                "--address=127.0.0.1",
                "--port=" + port,
                "--data=" + folder)
            .redirectErrorStream(true)
            .start();
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
    return new Shop(process, folder, port, key, start);
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
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
