package org.laurel.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.laurel.wire.json.Unknown;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Refuses parameters in an address of the interface that nobody reads: a mistyped `dry-run` must
/// not publish.
@Component
class Queries implements HandlerInterceptor, WebMvcConfigurer {

  /// Every address can be asked in another language.
  private static final String LANGUAGE = "lang";

  private final ConcurrentHashMap<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/v1/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getQueryString() != null && handler instanceof HandlerMethod method) {
      Set<String> names = known.computeIfAbsent(method, Queries::names);
      for (String sent : request.getParameterMap().keySet()) {
        if (!names.contains(sent) && !sent.equals(LANGUAGE)) {
          throw new HttpProblem(
              HttpStatus.BAD_REQUEST,
              "unknown-parameter",
              names.isEmpty()
                  ? "This address takes no parameters; it was sent \"" + sent + "\"."
                  : "No parameter \"" + sent + "\" here; " + Unknown.among(sent, names));
        }
      }
    }
    return true;
  }

  private static Set<String> names(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
        .map(Queries::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String name(MethodParameter parameter) {
    RequestParam asked =
        Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
    return asked.name().isEmpty() ? parameter.getParameter().getName() : asked.name();
  }
}
