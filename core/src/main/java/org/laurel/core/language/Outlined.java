package org.laurel.core.language;

import org.jspecify.annotations.Nullable;

/// The outline of another text than a programme, written by the same rules: a file of specs.
///
/// @param root `null` when there is a problem
/// @param problem `null` when there is a root
public record Outlined(Node.@Nullable Mapping root, @Nullable Problem problem) {

  /// @param file only for naming it in the problem
  /// @param shape what the text is, for one that is something else: `a mapping with "specs: […]"`
  public static Outlined of(String file, String text, String shape) {
    try {
      return new Outlined(Outline.of(text).root(), null);
    } catch (Fault fault) {
      String message = fault.code == Code.NOT_A_PROGRAMME ? "expected " + shape : fault.message();
      return new Outlined(
          null,
          new Problem(
              fault.code.severity,
              file,
              fault.at.line(),
              fault.at.column(),
              fault.code.id(),
              message));
    }
  }
}
