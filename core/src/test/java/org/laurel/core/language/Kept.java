package org.laurel.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/// Files of the repository that are made from the code and kept equal to it.
///
/// `-Dlaurel.rewrite=true` writes them anew; a look at the difference is then in order.
final class Kept {

  private Kept() {}

  static void isUpToDate(Path file, String text) {
    if (Boolean.getBoolean("laurel.rewrite")) {
      Files.write(file, text);
    }
    assertThat(java.nio.file.Files.exists(file) ? Files.read(file) : "(no such file)")
        .as("%s, rewritten by -Dlaurel.rewrite=true", Files.ROOT.relativize(file))
        .isEqualTo(text);
  }
}
