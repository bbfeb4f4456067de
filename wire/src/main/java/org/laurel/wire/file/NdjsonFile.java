package org.laurel.wire.file;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file of requests, one a line.
public final class NdjsonFile implements ActivityFile {

  private final FileBytes file;
  private final NdjsonLines lines;

  NdjsonFile(Path path) throws IOException {
    this.file = new FileBytes(path);
    this.lines = new NdjsonLines(file.bytes());
  }

  @Override
  public @Nullable Item next() throws IOException {
    return lines.next();
  }

  @Override
  public double progress() {
    return file.progress();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
