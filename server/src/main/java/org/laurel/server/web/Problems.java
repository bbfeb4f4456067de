package org.laurel.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laurel.wire.json.Malformed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Gives every error the same form, the framework's and the container's own included.
@RestControllerAdvice
@RestController
class Problems implements ErrorController {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<byte[]> problem(HttpProblem problem) {
    return problem.answer();
  }

  @ExceptionHandler
  ResponseEntity<byte[]> malformed(Malformed malformed) {
    return HttpProblem.of(malformed).answer();
  }

  @ExceptionHandler
  ResponseEntity<byte[]> nothingThere(NoResourceFoundException e, HttpServletRequest request) {
    return new HttpProblem(
            HttpStatus.NOT_FOUND,
            "no-such-address",
            "There is nothing at "
                + request.getRequestURI()
                + ". /openapi.yaml lists what there is.")
        .answer();
  }

  @ExceptionHandler
  ResponseEntity<byte[]> method(HttpRequestMethodNotSupportedException e) {
    Set<HttpMethod> methods = e.getSupportedHttpMethods();
    String allowed =
        methods == null
            ? ""
            : methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
    ResponseEntity<byte[]> answer =
        new HttpProblem(
                HttpStatus.METHOD_NOT_ALLOWED,
                "method-not-allowed",
                e.getMethod() + " is not possible here; possible: " + allowed)
            .answer();
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(HttpHeaders.ALLOW, allowed)
        .body(answer.getBody());
  }

  @ExceptionHandler
  ResponseEntity<byte[]> mediaType(HttpMediaTypeNotSupportedException e) {
    return new HttpProblem(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            "Content-Type "
                + (e.getContentType() == null
                    ? "is missing, or is none"
                    : e.getContentType() + " is not taken")
                + "; taken here: "
                + e.getSupportedMediaTypes())
        .answer();
  }

  @ExceptionHandler
  ResponseEntity<byte[]> notAcceptable(HttpMediaTypeNotAcceptableException e) {
    return new HttpProblem(
            HttpStatus.NOT_ACCEPTABLE,
            "not-acceptable",
            "Accept asks for what is not given here; given: " + e.getSupportedMediaTypes())
        .answer();
  }

  @ExceptionHandler
  ResponseEntity<byte[]> unreadable(HttpMessageNotReadableException e) {
    return HttpProblem.unreadable().answer();
  }

  @ExceptionHandler
  ResponseEntity<byte[]> query(MethodArgumentTypeMismatchException e) {
    return new HttpProblem(
            HttpStatus.BAD_REQUEST,
            "bad-query",
            "\"" + e.getValue() + "\" is no value for \"" + e.getName() + "\" in the address.")
        .answer();
  }

  /// The sender is gone; nobody is left to answer.
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException e) {}

  @ExceptionHandler
  @Nullable ResponseEntity<byte[]> other(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known && !known.getStatusCode().is5xxServerError()) {
      HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
      String detail = known.getBody().getDetail();
      return new HttpProblem(status, code(status), detail == null ? "" : detail).answer();
    }
    if (e instanceof IOException) {
      log.debug("connection lost", e);
      return null;
    }
    return failure(e, request).answer();
  }

  private static HttpProblem failure(Throwable e, HttpServletRequest request) {
    return HttpProblem.failure(request, e);
  }

  /// What the container refused by itself.
  @RequestMapping("/error")
  ResponseEntity<byte[]> error(HttpServletRequest request) {
    Object code = request.getAttribute("jakarta.servlet.error.status_code");
    HttpStatus status = code instanceof Integer value ? HttpStatus.resolve(value) : null;
    if (status == null) {
      status = HttpStatus.NOT_FOUND;
    }
    if (status.is5xxServerError()
        && request.getAttribute("jakarta.servlet.error.exception") instanceof Throwable cause) {
      return failure(cause, request).answer();
    }
    return status == HttpStatus.REQUEST_TIMEOUT
        ? Slowness.problem().answer()
        : new HttpProblem(status, code(status), "The request was refused: " + status).answer();
  }

  static String code(HttpStatus status) {
    return status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
