package org.laurel.server.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// A PostgreSQL of the house's own, with everything it holds in one lasting folder: `data`, the
/// programs, the password and a log.
///
/// It listens on the loopback address only. It is no test database: what it has committed survives
/// a power cut. When its process dies, it is started again; what an earlier server left running on
/// the folder is stopped first, cleanly.
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String USER = "laurel";

  /// How long a start may take: after a crash it reads the log of changes again, and whoever stops
  /// it then makes it begin anew.
  private static final Duration RECOVERY = Duration.ofDays(1);

  /// How long it may take to end, or to give way to the next.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration A_MOMENT = Duration.ofMillis(100);
  private static final Duration BETWEEN_STARTS = Duration.ofSeconds(2);

  /// As much of PostgreSQL's log is told, in bytes, when it does not start.
  private static final int LAST = 1_000;

  private static final Map<String, String> SETTINGS = settings();

  private final Path folder;
  private final Path data;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final Path programs;
  private final List<String> prefix;
  private final int port;
  private final CountDownLatch closing = new CountDownLatch(1);

  private EmbeddedPostgres(Path folder) throws IOException {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.lockFile =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    this.lock = lock();
    sweep();
    this.programs = Binaries.unpack(folder);
    this.prefix = Unprivileged.prefix(folder);
    this.port = freePort();
  }

  /// Starts it on a folder that is made when it is missing.
  ///
  /// @throws IOException when it cannot be started, such as when another server uses the folder
  public static EmbeddedPostgres start(Path folder) throws IOException {
    Path real = folder.toAbsolutePath().normalize();
    Files.createDirectories(real);
    if (Files.getFileStore(real).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwx------"));
    }
    EmbeddedPostgres postgres = new EmbeddedPostgres(real);
    try {
      postgres.create();
      postgres.stopOrphan();
      postgres.launch();
      return postgres;
    } catch (IOException | RuntimeException e) {
      postgres.lockFile.close();
      throw e;
    }
  }

  /// Where the database of a folder is, when a server runs it right now; else `null`.
  public static @Nullable Address running(Path folder) throws IOException {
    Path data = folder.resolve("data");
    Postmaster postmaster = Postmaster.of(data);
    return postmaster == null ? null : address(folder, postmaster.port());
  }

  /// Where it is and how to be let in.
  public Address address() throws IOException {
    return address(folder, port);
  }

  /// Its process.
  ///
  /// @throws NoSuchElementException when none runs
  public ProcessHandle process() throws IOException {
    return Optional.ofNullable(Postmaster.of(data))
        .flatMap(postmaster -> ProcessHandle.of(postmaster.pid()))
        .orElseThrow();
  }

  private static Address address(Path folder, int port) throws IOException {
    return new Address(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        USER,
        Files.readString(folder.resolve("password")).strip());
  }

  private FileLock lock() throws IOException {
    FileLock taken;
    try {
      taken = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      taken = null;
    }
    if (taken == null) {
      lockFile.close();
      throw new IOException("another server uses the folder " + folder);
    }
    return taken;
  }

  /// Removes what a start that was cut short has left half done.
  private void sweep() throws IOException {
    try (DirectoryStream<Path> halves =
        Files.newDirectoryStream(folder, "{unpacking,creating}-*")) {
      for (Path half : halves) {
        FileSystemUtils.deleteRecursively(half);
      }
    }
  }

  /// Makes the database when the folder is new; all or nothing.
  private void create() throws IOException {
    if (Files.exists(data)) {
      return;
    }
    Path password = folder.resolve("password");
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    Files.writeString(password, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    Path fresh = Files.createTempDirectory(folder, "creating-");
    // One collation on every machine: that of code points, in upper and lower case as Unicode says.
    run(
        "initdb",
        List.of(
            "--pgdata=" + fresh,
            "--username=" + USER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8"));
    Files.move(fresh, data);
  }

  /// A server that was killed leaves its PostgreSQL running. We hold the folder's lock, so no
  /// living server needs it any more.
  private void stopOrphan() throws IOException {
    Postmaster orphan = Postmaster.of(data);
    if (orphan != null) {
      LOG.info(
          "Stopping the PostgreSQL that an earlier server left running (pid {})", orphan.pid());
      stop();
    }
  }

  private void launch() throws IOException {
    List<String> options = new ArrayList<>();
    options.add("-p " + port);
    SETTINGS.forEach((name, value) -> options.add("-c " + name + "=" + value));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      long said = logLength();
      try {
        control(
            "start",
            "--log=" + log(),
            "--options=" + String.join(" ", options),
            "--timeout=" + RECOVERY.toSeconds());
        break;
      } catch (IOException e) {
        if (isClosing() || System.nanoTime() > end || !heldByAnother(said)) {
          throw new IOException(e.getMessage() + "\n" + lastLines(said), e);
        }
        waitFor(A_MOMENT);
        stopOrphan();
      }
    }
    Postmaster postmaster = Postmaster.of(data);
    if (postmaster == null) {
      throw new IOException("PostgreSQL ended right after its start\n" + lastLines(0));
    }
    ProcessHandle.of(postmaster.pid()).ifPresent(p -> p.onExit().thenRun(this::revive));
  }

  private void revive() {
    synchronized (this) {
      if (isClosing()) {
        return;
      }
      LOG.error("PostgreSQL ended by itself; starting it again");
      // What keeps it from starting, such as a full disk, may be mended meanwhile.
      while (!isClosing()) {
        try {
          launch();
          LOG.info("PostgreSQL runs again");
          return;
        } catch (IOException | RuntimeException e) {
          LOG.error("PostgreSQL cannot be started again yet", e);
          waitFor(BETWEEN_STARTS);
        }
      }
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  /// Whether one that was killed a moment ago is not quite gone: it is not buried yet, or its
  /// children hold the memory they shared. Or one that a killed server was about to start came
  /// first.
  ///
  /// @param before how much the log held before it was tried
  private boolean heldByAnother(long before) throws IOException {
    String said = lastLines(before);
    return said.contains("lock file \"postmaster.pid\" already exists")
        || said.contains("pre-existing shared memory block");
  }

  private Path log() {
    return folder.resolve("postgres.log");
  }

  private long logLength() throws IOException {
    return Files.exists(log()) ? Files.size(log()) : 0;
  }

  /// @param from what the log held so far
  private String lastLines(long from) throws IOException {
    long start = Math.max(from, logLength() - LAST);
    if (!Files.exists(log())) {
      return "";
    }
    try (SeekableByteChannel channel = Files.newByteChannel(log())) {
      byte[] last = Channels.newInputStream(channel.position(start)).readAllBytes();
      return new String(last, StandardCharsets.UTF_8).strip();
    }
  }

  /// Not at all when it is closing.
  private void waitFor(Duration time) {
    try {
      closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Stops it cleanly: open transactions are rolled back, everything committed is on disk.
  @Override
  public void close() throws IOException {
    boolean first = closing.getCount() > 0;
    closing.countDown();
    // Nobody waits for one that is just being started.
    stop();
    synchronized (this) {
      if (!first) {
        return;
      }
      stop();
      lock.release();
      lockFile.close();
    }
  }

  /// When it runs; it may also end by itself meanwhile.
  private void stop() throws IOException {
    if (Postmaster.of(data) == null) {
      return;
    }
    try {
      control("stop", "--mode=fast", "--timeout=" + PATIENCE.toSeconds());
    } catch (IOException e) {
      if (Postmaster.of(data) != null) {
        throw e;
      }
    }
  }

  private void control(String action, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(action, "--pgdata=" + data, "--wait", "--silent"));
    all.addAll(List.of(arguments));
    run("pg_ctl", all);
  }

  private void run(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(programs.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    // Into a file: PostgreSQL would inherit a pipe and hold it open for ever.
    Path said = Files.createTempFile(folder, program, ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      process.getOutputStream().close();
      if (process.waitFor() != 0) {
        throw new IOException(
            program + " failed: " + Files.readString(said, StandardCharsets.UTF_8).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.deleteIfExists(said);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    // What was answered is on disk, whatever happens next.
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("full_page_writes", "on");
    // Lanes, readers and an operator; every connection costs memory.
    settings.put("max_connections", "64");
    // Holds the accounts and the newest pages of the log for a few million members; the rest is the
    // operating system's cache.
    settings.put("shared_buffers", "256MB");
    // Few, spread checkpoints: after each, the first change of a page writes the whole page.
    settings.put("checkpoint_timeout", "15min");
    settings.put("max_wal_size", "2GB");
    settings.put("min_wal_size", "256MB");
    // Short statements on solid state disks.
    settings.put("random_page_cost", "1.1");
    settings.put("jit", "off");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    settings.put("log_min_messages", "warning");
    settings.put("log_checkpoints", "off");
    return settings;
  }
}
