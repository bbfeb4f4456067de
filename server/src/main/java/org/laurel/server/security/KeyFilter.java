package org.laurel.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.server.web.HttpProblem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Looks at the key a request carries. A wrong key is refused even where none is needed.
///
/// `Bearer KEY` opens everything. Browsers can ask for a name and a password only, so pages (`GET`
/// outside the interface) take the key as the password of `Basic` too; the interface does not, or
/// else any site could make a signed-in browser send activities.
final class KeyFilter extends OncePerRequestFilter {

  private static final Set<String> PAGE_METHODS = Set.of("GET", "HEAD");

  private final ApiKeys keys;

  KeyFilter(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
      ApiKey known;
      try {
        String key = key(request);
        known = key == null ? null : keys.find(key);
      } catch (RuntimeException e) {
        HttpProblem.failure(request, e).answer(response);
        return;
      }
      if (known == null) {
        refuse(request, response);
        return;
      }
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(new Caller(known));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }

  /// The key that a request carries; `null`: none, or none in a way that is taken.
  static @Nullable String key(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return null;
    }
    if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return header.substring(7).strip();
    }
    if (header.regionMatches(true, 0, "Basic ", 0, 6) && isPage(request)) {
      try {
        String pair = new String(Base64.getDecoder().decode(header.substring(6).strip()), UTF_8);
        return pair.substring(pair.indexOf(':') + 1);
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
    return null;
  }

  private static boolean isPage(HttpServletRequest request) {
    return PAGE_METHODS.contains(request.getMethod())
        && !request.getServletPath().startsWith("/v1/");
  }

  /// How a key is asked for: of a page by the browser's own dialogue.
  static String challenge(HttpServletRequest request) {
    return isPage(request)
        ? "Basic realm=\"Laurel\", charset=\"UTF-8\""
        : "Bearer realm=\"Laurel\"";
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(request));
    new HttpProblem(
            HttpStatus.UNAUTHORIZED,
            "unknown-key",
            "There is no such API key, or it was revoked. Keys are sent as"
                + " \"Authorization: Bearer KEY\".")
        .answer(response);
  }
}
