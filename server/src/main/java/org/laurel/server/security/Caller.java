package org.laurel.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Whoever sends a request, known by the key.
public final class Caller extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient ApiKey key;

  Caller(ApiKey key) {
    super(List.of(new SimpleGrantedAuthority("ROLE_" + key.role())));
    this.key = key;
    setAuthenticated(true);
  }

  /// Whoever asks something of a programme; `null`: nobody who is known, or whose key opens it.
  public static @Nullable Caller of(HttpServletRequest request, String programme, ApiKeys keys) {
    String sent = KeyFilter.key(request);
    ApiKey key = sent == null ? null : keys.find(sent);
    return key != null && key.opens(programme) ? new Caller(key) : null;
  }

  public ApiKey key() {
    return key;
  }

  @Override
  public ApiKey getPrincipal() {
    return key;
  }

  /// The secret is not kept.
  @Override
  public String getCredentials() {
    return "";
  }

  @Override
  public String getName() {
    return key.id();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Caller caller && caller.key.equals(key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
