package org.laurel.core.language;

/// The two doors of the programme language.
public final class Language {

  private Language() {}

  /// Reads and checks a programme.
  ///
  /// @param file only for naming it in problems
  public static Reading read(String file, String text) {
    throw new UnsupportedOperationException("being written");
  }

  /// The same programme in canonical form, comments kept.
  ///
  /// @throws IllegalArgumentException with the first problem when the text cannot be read as YAML
  public static String format(String file, String text) {
    throw new UnsupportedOperationException("being written");
  }
}
