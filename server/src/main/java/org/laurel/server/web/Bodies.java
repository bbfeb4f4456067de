package org.laurel.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses bodies that are too large, and gives up on those that come too slowly.
///
/// Streams (NDJSON) may be of any length: there each line is limited, by who reads it. It runs
/// after the keys were looked at, so that a stranger's body is not read at all.
@Component
@Order(Bodies.AFTER_SECURITY)
class Bodies extends OncePerRequestFilter {

  static final int AFTER_SECURITY = 0;

  /// A thousand lines of a purchase fit, and so does any programme a person can read.
  static final int MOST = 1 << 20;

  /// How much of a refused body is read and dropped so that the sender, still busy sending, gets to
  /// see the answer instead of a broken connection.
  private static final int DROPPED = 4 << 20;

  private final Duration longest;

  /// @param longest for a whole body, whatever trickles in; single reads are limited by the
  ///   connector's timeout
  Bodies(@Value("${laurel.body-timeout:30s}") Duration longest) {
    this.longest = longest;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.startsWith(MediaTypes.NDJSON);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > MOST) {
      refuse(request, response);
    } else {
      chain.doFilter(new Limited(request, longest), response);
    }
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Connection", "close");
    tooLarge().answer(response);
    response.flushBuffer();
    if (request.getHeader("Expect") == null) {
      drop(request.getInputStream());
    }
  }

  private static void drop(ServletInputStream body) {
    byte[] chunk = new byte[1 << 16];
    long until = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    int dropped = 0;
    try {
      while (dropped < DROPPED && System.nanoTime() < until) {
        int read = body.read(chunk);
        if (read < 0) {
          return;
        }
        dropped += read;
      }
    } catch (IOException gone) {
      // The sender has heard the answer and left: all is well.
    }
  }

  private static HttpProblem tooLarge() {
    return new HttpProblem(
        HttpStatus.CONTENT_TOO_LARGE,
        "body-too-large",
        "The body is larger than "
            + MOST
            + " bytes. Send many activities as a stream of lines (application/x-ndjson).");
  }

  private static final class Limited extends HttpServletRequestWrapper {

    private final Duration longest;

    Limited(HttpServletRequest request, Duration longest) {
      super(request);
      this.longest = longest;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new LimitedStream(super.getInputStream(), longest);
    }
  }

  private static final class LimitedStream extends ServletInputStream {
    private final ServletInputStream body;
    private final long until;
    private long read;

    LimitedStream(ServletInputStream body, Duration longest) {
      this.body = body;
      this.until = System.nanoTime() + longest.toNanos();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int now;
      try {
        now = body.read(into, from, length);
      } catch (IOException e) {
        if (Slowness.caused(e)) {
          throw Slowness.problem();
        }
        throw e;
      }
      read += Math.max(0, now);
      if (read > MOST) {
        throw tooLarge();
      }
      if (now >= 0 && System.nanoTime() > until) {
        throw Slowness.problem();
      }
      return now;
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
