package org.laurel.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection that sends requests and waits for each answer. It does as little as HTTP/1.1
/// allows, so that the processors are left to the server.
final class Till implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String key;
  private byte[] body = new byte[1 << 16];
  private int length;

  Till(int port, String key) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    out = socket.getOutputStream();
    this.key = key;
  }

  /// @return the status; what was answered is then in [#answer]
  int send(String method, String path, String type, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        (method
                + " "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + key
                + "\r\nContent-Type: "
                + type
                + "\r\nContent-Length: "
                + bytes.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[head.length + bytes.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(bytes, 0, all, head.length, bytes.length);
    out.write(all);
    return receive();
  }

  String answer() {
    return new String(body, 0, length, StandardCharsets.UTF_8);
  }

  /// How many lines of the answer begin their status so; for NDJSON.
  int count(String status) {
    byte[] wanted = status.getBytes(StandardCharsets.UTF_8);
    int count = 0;
    for (int i = 0; i + wanted.length <= length; i++) {
      int j = 0;
      while (j < wanted.length && body[i + j] == wanted[j]) {
        j++;
      }
      if (j == wanted.length) {
        count++;
        i += wanted.length - 1;
      }
    }
    return count;
  }

  private int receive() throws IOException {
    String status = line();
    int code = Integer.parseInt(status.substring(9, 12));
    long size = -1;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        size = Long.parseLong(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      }
    }
    length = 0;
    if (!chunked) {
      take((int) Math.max(0, size));
      return code;
    }
    for (int chunk = chunk(); chunk > 0; chunk = chunk()) {
      take(chunk);
      line();
    }
    line();
    return code;
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private void take(int bytes) throws IOException {
    while (length + bytes > body.length) {
      body = java.util.Arrays.copyOf(body, body.length * 2);
    }
    if (in.readNBytes(body, length, bytes) < bytes) {
      throw new EOFException("the answer broke off");
    }
    length += bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the connection was closed");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
