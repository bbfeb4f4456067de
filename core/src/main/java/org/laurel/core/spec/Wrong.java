package org.laurel.core.spec;

import org.laurel.core.language.Spot;

/// Stops the reading of one field of a spec, and says why; the reading of the others goes on.
final class Wrong extends RuntimeException {

  private static final long serialVersionUID = 1;

  final transient Spot at;
  final String code;

  Wrong(Spot at, String code, String message) {
    super(message, null, false, false);
    this.at = at;
    this.code = code;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
