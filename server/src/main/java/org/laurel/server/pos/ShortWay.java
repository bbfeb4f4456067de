package org.laurel.server.pos;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.laurel.server.security.ApiKeys;
import org.laurel.server.security.Caller;
import org.laurel.server.web.Bodies;
import org.laurel.server.web.HttpProblem;
import org.laurel.server.web.IdempotencyKey;
import org.laurel.server.web.RequestTimes;
import org.laurel.wire.json.Malformed;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;

/// What tills send all day, purchases and quotes, without the framework's way to a controller,
/// which takes as long as to read, to decide and to answer. It stands before all other filters and
/// does what they would do: it looks at the key, limits the body, writes the headers, counts.
/// Whatever is not quite plain goes the long way, to [ActivitiesApi], and so does who may not.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ShortWay extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final String PROGRAMMES = "/v1/programmes/";
  private static final String PURCHASES = "/purchases";
  private static final String QUOTES = "/quotes";

  /// Room for hundreds of lines of a purchase, and nothing to speak of for who says he sends that
  /// much and does not.
  private static final int LONGEST = 1 << 16;

  private final transient ActivitiesApi activities;
  private final transient ApiKeys keys;
  private final transient Bodies bodies;
  private final transient HeaderWriter headers;
  private final transient RequestTimes times;

  ShortWay(
      ActivitiesApi activities,
      ApiKeys keys,
      Bodies bodies,
      HeaderWriter headers,
      RequestTimes times) {
    this.activities = activities;
    this.keys = keys;
    this.bodies = bodies;
    this.headers = headers;
    this.times = times;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long began = System.nanoTime();
    String what = isPlain(request) ? what(request.getRequestURI()) : null;
    Reply reply = what == null ? null : reply(request, what);
    if (reply == null) {
      chain.doFilter(request, response);
      return;
    }
    try {
      headers.writeHeaders(request, response);
      reply.answer(response);
    } finally {
      times.count(request, response, PROGRAMMES + "{programme}" + what, began);
    }
  }

  private static boolean isPlain(HttpServletRequest request) {
    String accepts = request.getHeader("Accept");
    return "POST".equals(request.getMethod())
        && MediaType.APPLICATION_JSON_VALUE.equals(request.getContentType())
        && request.getContentLength() > 0
        && request.getContentLength() <= LONGEST
        && request.getQueryString() == null
        && request.getHeader("Content-Encoding") == null
        && request.getHeader("Expect") == null
        && IdempotencyKey.isClear(request)
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

  /// `null`: to be told the long way.
  private @Nullable Reply reply(HttpServletRequest request, String what) {
    String address = request.getRequestURI();
    String programme = address.substring(PROGRAMMES.length(), address.length() - what.length());
    try {
      Caller caller = Caller.of(request, programme, keys);
      if (caller == null) {
        return null;
      }
      byte[] body = bodies.whole(request);
      return what.equals(QUOTES)
          ? activities.quoted(programme, body, caller, request)
          : activities.bought(
              programme, body, request.getHeader(IdempotencyKey.NAME), caller, request);
    } catch (HttpProblem problem) {
      return new Reply.Problem(problem);
    } catch (Malformed malformed) {
      return new Reply.Problem(HttpProblem.of(malformed));
    } catch (RuntimeException | Error e) {
      return new Reply.Problem(HttpProblem.failure(request, e));
    }
  }
}
