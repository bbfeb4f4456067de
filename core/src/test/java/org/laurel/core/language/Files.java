package org.laurel.core.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The repository's files, for tests.
public final class Files {

  public static final Path ROOT = root();

  private Files() {}

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!java.nio.file.Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  public static String read(Path file) {
    try {
      return java.nio.file.Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void write(Path file, String text) {
    try {
      java.nio.file.Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The files of a folder of the repository and its folders, in order of their names.
  public static List<Path> in(String folder, String ending) {
    try (Stream<Path> files = java.nio.file.Files.walk(ROOT.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
