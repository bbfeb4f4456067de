package org.laurel.server.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Properties;
import java.util.function.Supplier;

/// What a demo has to remember from one start to the next, in a file beside its database.
///
/// @param ends where its history ends: the moment of the first start
/// @param key an owner's key, kept in the open here because there is nothing to protect
/// @param loaded the whole history was sent
record Keepsake(long seed, Instant ends, int members, String key, boolean loaded) {

  private static final String FILE = "demo.properties";

  /// The one of that folder; made when there is none.
  static Keepsake of(Path folder, Supplier<Keepsake> first) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      Keepsake keepsake = first.get();
      keepsake.write(folder);
      return keepsake;
    }
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      read.load(reader);
    }
    return new Keepsake(
        Long.parseLong(read.getProperty("seed")),
        Instant.parse(read.getProperty("ends")),
        Integer.parseInt(read.getProperty("members")),
        read.getProperty("key"),
        Boolean.parseBoolean(read.getProperty("loaded")));
  }

  Keepsake asLoaded() {
    return new Keepsake(seed, ends, members, key, true);
  }

  /// With another key, as the one it had was revoked.
  Keepsake withKey(String other) {
    return new Keepsake(seed, ends, members, other, loaded);
  }

  /// Whole or not at all.
  void write(Path folder) throws IOException {
    Properties written = new Properties();
    written.setProperty("seed", Long.toString(seed));
    written.setProperty("ends", ends.toString());
    written.setProperty("members", Integer.toString(members));
    written.setProperty("key", key);
    written.setProperty("loaded", Boolean.toString(loaded));
    Path draft = folder.resolve(FILE + ".new");
    try (Writer writer = Files.newBufferedWriter(draft)) {
      written.store(writer, "The demo of this folder. Delete the folder to begin anew.");
    }
    Files.move(
        draft,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
