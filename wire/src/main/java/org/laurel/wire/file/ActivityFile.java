package org.laurel.wire.file;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.laurel.wire.json.Malformed;
import tools.jackson.databind.node.ObjectNode;

/// A file of activities, read from its beginning to its end in bounded memory.
public sealed interface ActivityFile extends AutoCloseable permits CsvFile, NdjsonFile {

  /// Opens CSV with a mapping, or NDJSON without.
  static ActivityFile open(Path file, @Nullable Mapping mapping) throws IOException {
    return mapping == null ? new NdjsonFile(file) : new CsvFile(file, mapping);
  }

  /// The next activity, or `null` at the end.
  ///
  /// @throws IOException when the file cannot be read, or is no CSV or no gzip after all
  @Nullable Item next() throws IOException;

  /// Which share of the file has been read, from 0 to 1.
  double progress();

  @Override
  void close() throws IOException;

  /// What was found.
  sealed interface Item {

    /// Where it begins, from 1.
    long line();

    /// @param json a request in the form of an NDJSON line, to be read by
    ///   [org.laurel.wire.request.RequestReader#readTyped]
    record Sound(long line, ObjectNode json) implements Item {}

    /// What stands there cannot be understood; what follows may be.
    record Broken(long line, Malformed problem) implements Item {}
  }
}
