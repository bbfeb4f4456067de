package org.laurel.core.language;

/// Stops the reading of one field, phrase or file, and says why; whoever began it turns it into a
/// [Problem] and goes on with the next.
final class Fault extends RuntimeException {

  final transient Code code;
  final transient Spot at;

  /// Whether it follows from what was told already, so that nothing is told of it.
  final transient boolean follows;

  Fault(Code code, Spot at, String message) {
    this(code, at, message, false);
  }

  private Fault(Code code, Spot at, String message, boolean follows) {
    super(message, null, false, false);
    this.code = code;
    this.at = at;
    this.follows = follows;
  }

  /// What is wrong only because something else is.
  static Fault following(Code code, Spot at) {
    return new Fault(code, at, "follows from what was told before", true);
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
