package org.laurel.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses bodies that are too large, and gives up on those that come too slowly.
///
/// Streams (NDJSON) may be of any length: there each line is limited, by who reads it. It runs
/// after the keys were looked at, so that a stranger's body is not read at all.
@Component
@Order(Bodies.AFTER_SECURITY)
public class Bodies extends OncePerRequestFilter {

  static final int AFTER_SECURITY = 0;

  /// A thousand lines of a purchase fit, and so does any programme a person can read.
  static final int MOST = 1 << 20;

  /// How much of a refused body is read and dropped so that the sender, still busy sending, gets to
  /// see the answer instead of a broken connection.
  private static final int DROPPED = 4 << 20;

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

  private final Duration longest;

  /// @param longest for a whole body, whatever trickles in; single reads are limited by the
  ///   connector's timeout
  Bodies(@Value("${laurel.body-timeout:30s}") Duration longest) {
    this.longest = longest;
  }

  private static boolean isStream(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.startsWith(MediaTypes.NDJSON);
  }

  /// Everything here is UTF-8 as it is; what says that it is something else is not guessed at.
  private static @Nullable HttpProblem unreadable(HttpServletRequest request) {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return unsupported("Content-Encoding " + encoding + " is not taken; send the body as it is");
    }
    String type = request.getContentType();
    Matcher charset = CHARSET.matcher(type == null ? "" : type);
    return charset.find() && !charset.group(1).equalsIgnoreCase("utf-8")
        ? unsupported("The charset " + charset.group(1) + " is not taken; send UTF-8")
        : null;
  }

  private static HttpProblem unsupported(String detail) {
    return new HttpProblem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-encoding", detail);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpProblem unreadable = unreadable(request);
    if (unreadable != null) {
      unreadable.answer(response);
    } else if (request.getContentLengthLong() > MOST && !isStream(request)) {
      refuse(request, response);
    } else if (isStream(request)) {
      chain.doFilter(request, response);
    } else {
      chain.doFilter(new Limited(request, longest), response);
    }
  }

  /// The whole body of a request that tells its length, for who answers before this filter.
  ///
  /// @throws HttpProblem 400 when it was cut off, 408 when it comes too slowly
  public byte[] whole(HttpServletRequest request) {
    byte[] body = new byte[request.getContentLength()];
    try (InputStream in = new LimitedStream(request.getInputStream(), longest)) {
      if (in.readNBytes(body, 0, body.length) == body.length) {
        return body;
      }
    } catch (IOException e) {
      // It was cut off.
    }
    throw HttpProblem.unreadable();
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
            + " bytes. Many activities are sent as a stream of lines (application/x-ndjson).");
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
