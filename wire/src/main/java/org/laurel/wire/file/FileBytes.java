package org.laurel.wire.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// A file's bytes, unpacked when they are gzip (told by their first two, not by the name), that
/// knows how far it is.
final class FileBytes implements AutoCloseable {

  private final Counting file;
  private final InputStream bytes;
  private final long size;

  FileBytes(Path path) throws IOException {
    size = Files.size(path);
    file = new Counting(Files.newInputStream(path));
    BufferedInputStream buffered = new BufferedInputStream(file, 1 << 16);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1F && buffered.read() == 0x8B;
    buffered.reset();
    bytes = gzip ? new BufferedInputStream(new GZIPInputStream(buffered, 1 << 16)) : buffered;
  }

  InputStream bytes() {
    return bytes;
  }

  double progress() {
    return size == 0 ? 1 : Math.min(1.0, file.count / (double) size);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int n = super.read(buffer, from, length);
      count += Math.max(0, n);
      return n;
    }
  }
}
