package org.laurel.server.web;

import java.net.SocketTimeoutException;
import org.springframework.http.HttpStatus;

/// Senders that take too long.
public final class Slowness {

  private Slowness() {}

  /// Whether reading ended because nothing more came for too long.
  public static boolean caused(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  public static HttpProblem problem() {
    return new HttpProblem(
        HttpStatus.REQUEST_TIMEOUT,
        "body-too-slow",
        "The rest of the body took too long to come. Send it again.");
  }
}
