package org.laurel.server.pos;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/// What a controller's method takes from a request, as the description names it.
final class Parameters {

  private Parameters() {}

  static Set<String> of(HandlerMethod handler) {
    Set<String> all = new TreeSet<>();
    for (MethodParameter parameter : handler.getMethodParameters()) {
      String own = parameter.getParameter().getName();
      if (parameter.hasParameterAnnotation(PathVariable.class)) {
        all.add("path " + own);
      }
      RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
      if (query != null) {
        all.add("query " + (query.name().isEmpty() ? own : query.name()));
      }
      RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
      if (header != null) {
        all.add("header " + header.name());
      }
    }
    return all;
  }

  static boolean hasBody(HandlerMethod handler) {
    for (MethodParameter parameter : handler.getMethodParameters()) {
      if (parameter.hasParameterAnnotation(RequestBody.class)) {
        return true;
      }
    }
    return false;
  }
}
