package org.laurel.core.language;

/// One thing that is wrong, or looks wrong, in a text: what, where, and a way out.
///
/// @param line from 1
/// @param column from 1
/// @param code stable and kebab-case, such as `unknown-unit`
public record Problem(
    Severity severity, String file, int line, int column, String code, String message) {

  public enum Severity {
    ERROR,
    WARNING
  }

  /// `kameleon/programme.yaml:23:15 error: unknown unit "zlote" …`
  @Override
  public String toString() {
    String kind = severity == Severity.ERROR ? "error" : "warning";
    return file + ":" + line + ":" + column + " " + kind + ": " + message;
  }
}
