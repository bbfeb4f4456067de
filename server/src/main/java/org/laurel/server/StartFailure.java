package org.laurel.server;

import org.laurel.server.platform.Terminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Tells in one sentence why the server did not start. The whole story is logged at level debug.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailure implements SpringBootExceptionReporter {

  private static final Logger LOG = LoggerFactory.getLogger(StartFailure.class);

  @Override
  public boolean reportException(Throwable failure) {
    Terminal.warn("laurel: the server did not start: " + reason(failure));
    LOG.debug("the server did not start", failure);
    return true;
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof PortInUseException)) {
      cause = cause.getCause();
    }
    if (cause instanceof PortInUseException taken) {
      return "port " + taken.getPort() + " is in use; name another one with --port";
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
