package org.laurel.core.language;

/// Stops the reading of one field, phrase or file, and says why; whoever began it turns it into a
/// [Problem] and goes on with the next.
final class Fault extends RuntimeException {

  final transient Code code;
  final transient Spot at;

  Fault(Code code, Spot at, String message) {
    super(message, null, false, false);
    this.code = code;
    this.at = at;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
