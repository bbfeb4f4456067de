package org.laurel.server.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.laurel.server.platform.Databases;
import org.laurel.wire.answer.Refusals;
import org.laurel.wire.json.Malformed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An error as it is answered: `application/problem+json` (RFC 9457). Nothing was done.
///
/// Besides the standard's members it carries `code`, stable and kebab-case, by which programs tell
/// problems apart, and where it helps `pointer`, the JSON pointer to what is wrong in the body.
public final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(HttpProblem.class);

  /// What to do about a failure of something that has a key.
  public static final String SEND_AGAIN = "Sending it again with the same key is safe.";

  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  private final HttpStatus status;
  private final String code;
  private final transient ObjectNode more = JsonNodeFactory.instance.objectNode();
  private @Nullable Duration retryAfter;

  /// @param detail what is wrong and how to mend it
  public HttpProblem(HttpStatus status, String code, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
  }

  /// What could not be understood, as status 400.
  public static HttpProblem of(Malformed malformed) {
    return new HttpProblem(HttpStatus.BAD_REQUEST, malformed.code(), malformed.detail())
        .at(malformed.pointer());
  }

  /// There is no body, or not all of it.
  public static HttpProblem unreadable() {
    return new HttpProblem(
        HttpStatus.BAD_REQUEST, "unreadable-body", "The body is missing or was cut off.");
  }

  /// The database does not answer who has sent something.
  ///
  /// @param wait when it may answer again
  public static HttpProblem unanswered(Duration wait) {
    return unanswered(
        "The database does not answer, so it is not known whether this was taken. Send it again"
            + " with the same key: it is taken once.",
        wait);
  }

  private static HttpProblem unanswered(String detail, Duration wait) {
    return new HttpProblem(HttpStatus.SERVICE_UNAVAILABLE, "no-answer", detail).retryAfter(wait);
  }

  /// What nobody could foresee: a database that is out of reach or, else, a bug. A bug's story goes
  /// to the log, to be found by the number that the caller sees.
  public static HttpProblem failure(HttpServletRequest request, Throwable e) {
    if (asks(request) && Databases.isAway(e)) {
      return unanswered("The database does not answer. Ask again in a moment.", A_MOMENT);
    }
    return failure(
        request.getMethod() + " " + request.getRequestURI(),
        e,
        asks(request)
            ? "Asking again is safe."
            : "With a key, send it again with the same one: it is taken once. Without, look first"
                + " whether it was done.");
  }

  /// Whether it changes nothing.
  private static boolean asks(HttpServletRequest request) {
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> true;
      case "POST" -> request.getRequestURI().endsWith("/quotes");
      default -> false;
    };
  }

  /// The same, of something that is not known by its request.
  ///
  /// @param what was asked
  /// @param advice what to do about it
  public static HttpProblem failure(String what, Throwable e, String advice) {
    if (Databases.isAway(e)) {
      LOG.debug("{}: the database cannot be reached: {}", what, e.getMessage());
      return unanswered(A_MOMENT);
    }
    String number = UUID.randomUUID().toString();
    LOG.error("{} failed: {}", what, number, e);
    return new HttpProblem(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal-error",
        "Something went wrong in the server. Its log tells more under " + number + ". " + advice);
  }

  /// @param pointer RFC 6901; empty: the whole body
  public HttpProblem at(String pointer) {
    return with("pointer", JsonNodeFactory.instance.stringNode(pointer));
  }

  /// Adds a member of its own.
  public HttpProblem with(String name, JsonNode value) {
    more.set(name, value);
    return this;
  }

  /// Trying again after that time may help.
  public HttpProblem retryAfter(Duration wait) {
    this.retryAfter = wait;
    return this;
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  public ObjectNode json() {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("type", Refusals.type(code));
    problem.put("title", title(code));
    problem.put("status", status.value());
    problem.put("code", code);
    problem.put("detail", getMessage());
    problem.setAll(more);
    return problem;
  }

  /// What kind of problem it is, in words: the code's.
  private static String title(String code) {
    return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('-', ' ');
  }

  public ResponseEntity<byte[]> answer() {
    return ResponseEntity.status(status)
        .headers(headers())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(json().toString().getBytes(UTF_8));
  }

  /// For filters, which answer before any controller is asked.
  public void answer(HttpServletResponse response) throws IOException {
    byte[] body = json().toString().getBytes(UTF_8);
    response.setStatus(status.value());
    headers().forEach((name, values) -> response.setHeader(name, values.getFirst()));
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private HttpHeaders headers() {
    HttpHeaders headers = new HttpHeaders();
    if (retryAfter != null) {
      // Whole seconds, and at least one: zero would invite to hurry.
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
    return headers;
  }
}
