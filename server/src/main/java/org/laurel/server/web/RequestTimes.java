package org.laurel.server.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/// Counts and times requests that are answered before the framework sees them, among those that it
/// counts and times itself.
@Component
public class RequestTimes {

  private static final DefaultServerRequestObservationConvention CONVENTION =
      new DefaultServerRequestObservationConvention();

  /// @param pattern of its address, such as `/v1/programmes/{programme}/quotes`
  private record Kind(String method, String pattern, int status) {}

  private final MeterRegistry registry;
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  RequestTimes(MeterRegistry registry) {
    this.registry = registry;
  }

  /// @param began by [System#nanoTime()]
  public void count(
      HttpServletRequest request, HttpServletResponse response, String pattern, long began) {
    Kind kind = new Kind(request.getMethod(), pattern, response.getStatus());
    Timer timer = timers.get(kind);
    if (timer == null) {
      timer = timers.computeIfAbsent(kind, _ -> timer(request, response, pattern));
    }
    timer.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
  }

  private Timer timer(HttpServletRequest request, HttpServletResponse response, String pattern) {
    var context = new ServerRequestObservationContext(request, response);
    context.setPathPattern(pattern);
    Tags tags = Tags.of("error", "none");
    for (var tag : CONVENTION.getLowCardinalityKeyValues(context)) {
      tags = tags.and(tag.getKey(), tag.getValue());
    }
    return registry.timer(CONVENTION.getName(), tags);
  }
}
