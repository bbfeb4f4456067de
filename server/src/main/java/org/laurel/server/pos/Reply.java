package org.laurel.server.pos;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.laurel.server.web.HttpProblem;
import org.laurel.wire.json.Json;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/// What is answered to one request, or to one line of a stream.
sealed interface Reply {

  /// @param location address of what was made; `null`: nothing was
  record Done(HttpStatus status, ObjectNode body, String language, @Nullable URI location)
      implements Reply {

    Done(HttpStatus status, ObjectNode body, String language) {
      this(status, body, language, null);
    }
  }

  record Problem(HttpProblem problem) implements Reply {}

  /// As the answer of a request of its own.
  default ResponseEntity<byte[]> alone() {
    return switch (this) {
      case Done(var status, var body, var language, var location) -> {
        ResponseEntity.BodyBuilder answer =
            ResponseEntity.status(status).header(HttpHeaders.CONTENT_LANGUAGE, language);
        if (location != null) {
          answer.location(location);
        }
        yield answer.contentType(MediaType.APPLICATION_JSON).body(Json.utf8(body));
      }
      case Problem(var problem) -> problem.answer();
    };
  }

  /// The same, written at once.
  default void answer(HttpServletResponse response) throws IOException {
    switch (this) {
      case Done(var status, var body, var language, var location) -> {
        byte[] json = Json.utf8(body);
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
        if (location != null) {
          response.setHeader(HttpHeaders.LOCATION, location.toString());
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
      }
      case Problem(var problem) -> problem.answer(response);
    }
  }

  /// As a line of a stream of answers, with the line it answers and the status it would have had
  /// alone, and the end of the line.
  default void line(long number, OutputStream out) throws IOException {
    String begins =
        switch (this) {
          case Done(var status, _, _, _) ->
              "{\"line\":" + number + ",\"status\":" + status.value() + ",";
          case Problem _ -> "{\"line\":" + number + ",";
        };
    byte[] body =
        switch (this) {
          case Done(_, var answer, _, _) -> Json.utf8(answer);
          case Problem(var problem) -> Json.utf8(problem.json());
        };
    out.write(begins.getBytes(US_ASCII));
    // Without the brace that begins it; no answer is empty.
    out.write(body, 1, body.length - 1);
    out.write('\n');
  }
}
