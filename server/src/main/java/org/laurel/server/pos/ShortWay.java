package org.laurel.server.pos;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.laurel.server.security.Caller;
import org.laurel.server.web.HttpProblem;
import org.laurel.wire.json.Malformed;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;

/// What tills send all day, purchases and quotes, without the framework's way to a controller,
/// which takes as long as to read, to decide and to answer. It comes after the keys and the limits
/// of bodies, as a controller does. Whatever is not quite plain goes the long way, to
/// [ActivitiesApi].
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ShortWay extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final String PROGRAMMES = "/v1/programmes/";
  private static final String PURCHASES = "/purchases";
  private static final String QUOTES = "/quotes";

  private final transient ActivitiesApi activities;

  ShortWay(ActivitiesApi activities) {
    this.activities = activities;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String what = isPlain(request) ? what(request.getRequestURI()) : null;
    if (what != null
        && SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller) {
      ServerHttpObservationFilter.findObservationContext(request)
          .ifPresent(observed -> observed.setPathPattern(PROGRAMMES + "{programme}" + what));
      answer(request, response, caller, what);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isPlain(HttpServletRequest request) {
    String accepts = request.getHeader("Accept");
    return "POST".equals(request.getMethod())
        && MediaType.APPLICATION_JSON_VALUE.equals(request.getContentType())
        && request.getQueryString() == null
        && (accepts == null
            || accepts.equals(MediaType.ALL_VALUE)
            || accepts.equals(MediaType.APPLICATION_JSON_VALUE));
  }

  /// What is at an address, of the two; `null`: anything else.
  private static @Nullable String what(String address) {
    int end = address.indexOf('/', PROGRAMMES.length());
    if (end < 0 || !address.startsWith(PROGRAMMES) || !isId(address, end)) {
      return null;
    }
    return switch (address.substring(end)) {
      case PURCHASES -> PURCHASES;
      case QUOTES -> QUOTES;
      default -> null;
    };
  }

  /// Whether what stands before `end` needs no decoding.
  private static boolean isId(String address, int end) {
    for (int i = PROGRAMMES.length(); i < end; i++) {
      char c = address.charAt(i);
      if (c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return end > PROGRAMMES.length();
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, Caller caller, String what)
      throws IOException {
    String address = request.getRequestURI();
    String programme = address.substring(PROGRAMMES.length(), address.length() - what.length());
    try {
      byte[] body = body(request);
      Reply reply =
          what.equals(QUOTES)
              ? activities.quoted(programme, body, caller, request)
              : activities.bought(
                  programme, body, request.getHeader(ActivitiesApi.KEY), caller, request);
      reply.answer(response);
    } catch (HttpProblem problem) {
      problem.answer(response);
    } catch (Malformed malformed) {
      HttpProblem.of(malformed).answer(response);
    } catch (RuntimeException e) {
      HttpProblem.failure(request, e).answer(response);
    }
  }

  private static byte[] body(HttpServletRequest request) {
    try {
      byte[] body = request.getInputStream().readAllBytes();
      if (body.length > 0) {
        return body;
      }
    } catch (IOException e) {
      // It was cut off.
    }
    throw HttpProblem.unreadable();
  }
}
