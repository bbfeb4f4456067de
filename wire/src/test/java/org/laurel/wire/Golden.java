package org.laurel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Texts that were read and found good by people, kept as files. After a wanted change, run the
/// tests with `-Dgolden=accept` and read the difference before committing it.
public final class Golden {

  private Golden() {}

  /// @param name of the file below `src/test/resources`
  public static void same(String name, String text) {
    Path file = Path.of(System.getProperty("laurel.root"), "wire/src/test/resources", name);
    try {
      if ("accept".equals(System.getProperty("golden"))) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      assertThat(text).as(name).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
