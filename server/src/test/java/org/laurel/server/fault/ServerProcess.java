package org.laurel.server.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A whole server in a process of its own, with a database of its own in a folder.
final class ServerProcess {

  private static final String KEY = "laurel_";
  private static final int LAST = 200;

  private final Path folder;
  private final int port;
  private final CompletableFuture<String> ownerKey = new CompletableFuture<>();
  private final Deque<String> said = new ArrayDeque<>();
  private volatile Process process;
  private volatile Thread listener;

  ServerProcess(Path folder) throws IOException {
    this.folder = folder;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  Path folder() {
    return folder;
  }

  /// The owner's, which is said at the first start.
  String ownerKey() throws Exception {
    return ownerKey.get(2, TimeUnit.MINUTES);
  }

  void start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx300m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.laurel.server.LaurelServer", "serve"));
    command.addAll(List.of("--data", folder.toString(), "--address", "127.0.0.1"));
    command.addAll(List.of("--port", Integer.toString(port)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LAUREL_DESK_ROUNDS", "1");
    Process started = builder.start();
    process = started;
    listener = Thread.ofPlatform().daemon().start(() -> listen(started));
  }

  private void listen(Process started) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.strip().startsWith(KEY)) {
          ownerKey.complete(line.strip());
        }
        remember(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void remember(String line) {
    said.addLast(line);
    if (said.size() > LAST) {
      said.removeFirst();
    }
  }

  /// What it said last, for when it was not what it should be.
  synchronized String said() {
    return String.join("\n", said);
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /// Lets so much time pass, unless it ends before.
  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /// Waits for the last words of one that has ended.
  void awaitLastWords() throws InterruptedException {
    listener.join();
  }

  /// With no warning: its last words are unsaid, its connections break, its database goes on.
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /// As an operator does.
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      kill();
    }
  }
}
