package org.laurel.core.spec;

import java.util.List;
import org.laurel.core.language.Outlined;
import org.laurel.core.language.Problem;
import org.laurel.core.programme.Programme;

/// What came of reading a file of specs.
///
/// @param specs none when there is a problem
/// @param problems in the order of the text
public record SpecFile(List<Spec> specs, List<Problem> problems) {

  /// How the names of such files end.
  public static final String ENDING = ".spec.yaml";

  /// Reads specs of a programme.
  ///
  /// @param file only for naming it in problems
  public static SpecFile read(String file, String text, Programme programme) {
    Outlined outlined = Outlined.of(file, text, "a mapping with \"specs:\", a list of specs");
    if (outlined.problem() != null || outlined.root() == null) {
      return new SpecFile(
          List.of(), outlined.problem() == null ? List.of() : List.of(outlined.problem()));
    }
    Page page = new Page(file);
    List<Spec> specs = new SpecReader(page, programme).read(outlined.root());
    List<Problem> problems = page.problems();
    return new SpecFile(problems.isEmpty() ? specs : List.of(), problems);
  }
}
