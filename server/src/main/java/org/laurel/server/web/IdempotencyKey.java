package org.laurel.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a request that says its key twice: together they would be a third one, under which the
/// same request could be taken once more.
@Component
@Order(Bodies.AFTER_SECURITY)
public class IdempotencyKey extends OncePerRequestFilter {

  /// The header.
  public static final String NAME = "Idempotency-Key";

  /// Whether a request says one at most.
  public static boolean isClear(HttpServletRequest request) {
    Enumeration<String> keys = request.getHeaders(NAME);
    if (keys.hasMoreElements()) {
      keys.nextElement();
    }
    return !keys.hasMoreElements();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isClear(request)) {
      chain.doFilter(request, response);
    } else {
      new HttpProblem(
              HttpStatus.BAD_REQUEST,
              "two-keys",
              "The header " + NAME + " stands there more than once; send one key.")
          .answer(response);
    }
  }
}
