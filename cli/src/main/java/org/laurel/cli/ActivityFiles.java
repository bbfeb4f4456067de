package org.laurel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.laurel.wire.file.ActivityFile;
import org.laurel.wire.file.Mapping;
import org.laurel.wire.file.MappingReader;
import org.laurel.wire.file.UnsoundMapping;

/// Files of recorded activities, as `simulate` and `send` are called with them.
final class ActivityFiles {

  private ActivityFiles() {}

  /// @param map of a CSV file; `null`: NDJSON
  static ActivityFile open(Path file, @Nullable Path map) {
    if (Files.isDirectory(file)) {
      throw Trouble.ofCall(file + " is a folder, where a file of activities is needed");
    }
    String name = file.getFileName().toString();
    if (map == null && (name.endsWith(".csv") || name.endsWith(".csv.gz"))) {
      throw Trouble.ofCall(
          "a CSV file needs a mapping that says what its columns mean: --map MAPPING");
    }
    try {
      return ActivityFile.open(file, map == null ? null : mapping(map));
    } catch (UnsoundMapping e) {
      throw Trouble.ofExamined("the mapping does not fit\n" + e.problem());
    } catch (IOException e) {
      throw Trouble.reading(file, e);
    }
  }

  private static Mapping mapping(Path map) {
    return MappingReader.read(map.toString(), Texts.read(map));
  }
}
