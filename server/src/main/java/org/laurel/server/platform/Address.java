package org.laurel.server.platform;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where a database is and how to be let in.
///
/// @param url for JDBC
/// @param user `null`: the URL says it, or the driver's default holds
/// @param password `null`: none needed, or the driver finds it
public record Address(String url, @Nullable String user, @Nullable String password) {

  /// Reads `postgresql://user:password@host:5432/name`, as most tools write it, or a JDBC URL.
  ///
  /// @throws IllegalArgumentException when it is neither
  public static Address parse(String text) {
    if (text.startsWith("jdbc:postgresql:")) {
      return new Address(text, null, null);
    }
    URI uri = URI.create(text);
    if (!("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))
        || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "a database is named as postgresql://user:password@host:5432/name; this is \""
              + text.replaceAll("://[^@/]*@", "://…@")
              + '"');
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String url = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
    if (uri.getRawUserInfo() == null) {
      return new Address(url, null, null);
    }
    String[] parts = uri.getRawUserInfo().split(":", 2);
    return new Address(url, decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : null);
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// Without the password: it must not reach a log.
  @Override
  public String toString() {
    return url.replaceAll("password=[^&]*", "password=…");
  }
}
