package org.laurel.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The languages Laurel speaks to people, as two letters.
public final class Languages {

  public static final List<String> ALL = List.of("pl", "en", "el");

  private Languages() {}

  /// What the request asks for: `?lang=` first, then `Accept-Language`; `null` when it asks for
  /// none that is spoken here.
  public static @Nullable String asked(HttpServletRequest request) {
    String chosen = request.getParameter("lang");
    if (chosen != null && ALL.contains(chosen)) {
      return chosen;
    }
    String accepted = request.getHeader("Accept-Language");
    if (accepted == null) {
      return null;
    }
    try {
      return Locale.lookupTag(Locale.LanguageRange.parse(accepted), ALL);
    } catch (IllegalArgumentException notALanguage) {
      return null;
    }
  }
}
