package org.laurel.core.language;

import org.laurel.core.programme.Programme;

/// The doors of the programme language.
public final class Language {

  private Language() {}

  /// Reads and checks a programme.
  ///
  /// @param file only for naming it in problems
  public static Reading read(String file, String text) {
    Problems problems = new Problems(file);
    Programme programme = null;
    try {
      Scope scope = new Scope(problems);
      programme =
          scope.attempt(() -> ProgrammeText.FORM.read(Outline.of(text).root(), null, scope));
      if (programme != null) {
        new Checker(programme, scope).check();
      }
      if (programme != null && problems.sound()) {
        new Warnings(programme, scope).look();
      }
    } catch (Problems.Enough e) {
      // The first hundred problems are told.
    }
    return new Reading(problems.sound() ? programme : null, problems.inOrder());
  }

  /// The same programme in canonical form, comments kept.
  ///
  /// @throws IllegalArgumentException with the first problem when the text cannot be read as YAML
  public static String format(String file, String text) {
    try {
      return Formatter.format(Outline.of(text), ProgrammeText.FORM);
    } catch (Fault fault) {
      throw new IllegalArgumentException(Problems.problem(file, fault).toString(), fault);
    }
  }

  /// The JSON Schema (draft 2020-12) of a programme's text, for editors.
  public static String schema() {
    return Schema.of(ProgrammeText.FORM, "A loyalty programme");
  }
}
